import type { DynamodbTableConfig } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import type { CreatedTable } from "../../../config/kinds/data-services/dynamodb-table";
import { trackedScaling } from "../tracked-scaling";

type Capacity = CreatedTable["capacity"];
type Provisioned = Extract<Capacity, { readonly mode: "provisioned" }>;

/** What AWS calls the two sorts of units, and the argument that Terraform has for each. */
const SORTS = {
  reads: { word: "Read", argument: "read_capacity" },
  writes: { word: "Write", argument: "write_capacity" },
} as const;

/** How much a table takes. */
export function capacityArguments(
  capacity: Capacity,
): Pick<DynamodbTableConfig, "billingMode" | "readCapacity" | "writeCapacity" | "onDemandThroughput"> {
  if (capacity.mode === "provisioned")
    return { billingMode: "PROVISIONED", readCapacity: capacity.reads.least, writeCapacity: capacity.writes.least };
  const { mostReads, mostWrites } = capacity;
  return {
    billingMode: "PAY_PER_REQUEST",
    ...((mostReads !== undefined || mostWrites !== undefined) && {
      onDemandThroughput: {
        ...(mostReads !== undefined && { maxReadRequestUnits: mostReads }),
        ...(mostWrites !== undefined && { maxWriteRequestUnits: mostWrites }),
      },
    }),
  };
}

/** Arguments that AWS changes by itself; Terraform would set them back. */
export const scaledArguments = (capacity: Capacity): string[] => scaled(capacity).map((which) => SORTS[which].argument);

const scaled = (capacity: Capacity): (keyof typeof SORTS)[] =>
  capacity.mode === "on-demand" ? [] : (["reads", "writes"] as const).filter((which) => capacity[which].most);

export interface CapacityScalingProps {
  readonly tableName: string;
  readonly capacity: Capacity;
}

/** Units that follow the load. Source: DynamoDB developer guide, "Managing throughput capacity automatically". */
export class CapacityScaling extends Construct {
  constructor(scope: Construct, id: string, { tableName, capacity }: CapacityScalingProps) {
    super(scope, id);
    if (capacity.mode === "on-demand") return;
    for (const which of scaled(capacity)) this.scale(tableName, which, capacity[which]);
  }

  private scale(tableName: string, which: keyof typeof SORTS, units: Provisioned["reads"]): void {
    const { word } = SORTS[which];
    trackedScaling(this, {
      ids: `${which}-`,
      service: "dynamodb",
      dimension: `dynamodb:table:${word}CapacityUnits`,
      resourceId: `table/${tableName}`,
      least: units.least,
      most: units.most ?? units.least,
      name: `${which}-in-use`,
      metric: `DynamoDB${word}CapacityUtilization`,
      aim: units.aimPercent,
    });
  }
}
