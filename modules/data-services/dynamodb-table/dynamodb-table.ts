import { DynamodbKinesisStreamingDestination } from "@cdktf/provider-aws/lib/dynamodb-kinesis-streaming-destination";
import { DynamodbResourcePolicy } from "@cdktf/provider-aws/lib/dynamodb-resource-policy";
import { DynamodbTable as AwsDynamodbTable, type DynamodbTableReplica } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import type { CreatedTable } from "../../../config/kinds/data-services/dynamodb-table";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { CapacityScaling, capacityArguments, scaledArguments } from "./capacity";
import { keyArguments } from "./keys";
import { tablePolicy } from "./policies";

export interface DynamodbTableProps {
  readonly table: CreatedTable;
  /** ARN of the stream that changes are written into; a reference, so that it is there. Default: there is none. */
  readonly changesArn: string | undefined;
  /** ARN of the key that encrypts the items. */
  readonly kmsKeyArn: string;
  /** The copy in another region: where it is, and the ARN of the key there, a reference. Default: there is none. */
  readonly copy: { readonly region: string; readonly kmsKeyArn: string } | undefined;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

const VIEWS = { keys: "KEYS_ONLY", new: "NEW_IMAGE", old: "OLD_IMAGE", "new-and-old": "NEW_AND_OLD_IMAGES" } as const;
const CLASSES = { standard: "STANDARD", "infrequent-access": "STANDARD_INFREQUENT_ACCESS" } as const;

/** An encrypted table that every earlier moment can be had back of, with its indexes, its scaling and who else uses it. */
export class DynamodbTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;
  /** The same, once those may come in whom its policy lets in. */
  readonly openedArn: string;
  /** ARN of the table's own stream. Undefined: it has none. */
  readonly ownStreamArn: string | undefined;

  constructor(scope: Construct, id: string, props: DynamodbTableProps) {
    super(scope, id);
    const { table, changesArn, place, protection } = props;
    const grown = scaledArguments(table.capacity);
    const made = new AwsDynamodbTable(this, "Resource", {
      name: table.name,
      ...capacityArguments(table.capacity),
      ...keyArguments(table),
      tableClass: CLASSES[table.tableClass],
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: table.recoveryDays },
      serverSideEncryption: { enabled: true, kmsKeyArn: props.kmsKeyArn },
      deletionProtectionEnabled: protection.preventDestroy,
      ...(table.expiresAt !== undefined && { ttl: { enabled: true, attributeName: table.expiresAt } }),
      ...(table.ownStream !== undefined && { streamEnabled: true, streamViewType: VIEWS[table.ownStream] }),
      ...(props.copy !== undefined && { replica: [copyArguments(props.copy, protection)] }),
      tags: { ...props.tags },
      lifecycle: {
        preventDestroy: protection.preventDestroy,
        ...(grown.length > 0 && { ignoreChanges: grown }),
      },
    });
    if (grown.length > 0) {
      const { capacity } = table;
      configured(new CapacityScaling(this, "scaling", { tableName: made.name, capacity }), ".capacity");
    }
    if (table.changes !== undefined && changesArn !== undefined) {
      const destination = new DynamodbKinesisStreamingDestination(this, "changes", {
        tableName: made.name,
        streamArn: changesArn,
        approximateCreationDateTimePrecision: table.changes.precision === "microsecond" ? "MICROSECOND" : "MILLISECOND",
      });
      configured(destination, ".changes");
    }
    const statements = tablePolicy(table, place);
    const policy =
      statements.length === 0
        ? undefined
        : new DynamodbResourcePolicy(this, "policy", { resourceArn: made.arn, policy: policyDocument(statements) });
    const { readers, writers } = table.otherAccounts;
    if (policy !== undefined && readers.length + writers.length > 0) configured(policy, ".otherAccounts");
    this.tableName = made.name;
    this.tableArn = made.arn;
    this.openedArn = policy?.resourceArn ?? made.arn;
    this.ownStreamArn = table.ownStream === undefined ? undefined : made.streamArn;
  }
}

/**
 * A copy with its key named, as AWS asks for beside a key of one's own. How many days it can go back is not among the arguments;
 * AWS keeps as many as it does by default.
 */
const copyArguments = (
  copy: NonNullable<DynamodbTableProps["copy"]>,
  protection: Protection,
): DynamodbTableReplica => ({
  regionName: copy.region,
  kmsKeyArn: copy.kmsKeyArn,
  pointInTimeRecovery: true,
  deletionProtectionEnabled: protection.preventDestroy,
  propagateTags: true,
});
