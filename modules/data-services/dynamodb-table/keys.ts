import type { DynamodbTableConfig } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { CreatedTable } from "../../../config/kinds/data-services/dynamodb-table";

type Keyed = Pick<CreatedTable, "partitionKey" | "sortKey" | "indexes" | "localIndexes">;
type Key = Keyed["partitionKey"];
type Holds = Keyed["indexes"][string]["holds"];

const TYPES = { string: "S", number: "N", binary: "B" } as const;

/** Keys and indexes of a table, and the attributes that they name, each once: DynamoDB takes no others. */
export function keyArguments(
  table: Keyed,
): Pick<DynamodbTableConfig, "hashKey" | "rangeKey" | "attribute" | "globalSecondaryIndex" | "localSecondaryIndex"> {
  const global = sorted(table.indexes);
  const local = sorted(table.localIndexes);
  const keys = [
    table.partitionKey,
    table.sortKey,
    ...global.flatMap(([, { partitionKey, sortKey }]) => [partitionKey, sortKey]),
    ...local.map(([, { sortKey }]) => sortKey),
  ].filter((key): key is Key => key !== undefined);
  const types = new Map(keys.map(({ name, type }) => [name, TYPES[type]]));
  return {
    hashKey: table.partitionKey.name,
    ...(table.sortKey && { rangeKey: table.sortKey.name }),
    attribute: [...types].map(([name, type]) => ({ name, type })),
    ...(global.length > 0 && {
      globalSecondaryIndex: global.map(([name, { partitionKey, sortKey, holds, units }]) => ({
        name,
        hashKey: partitionKey.name,
        ...(sortKey && { rangeKey: sortKey.name }),
        ...projection(holds),
        ...(units && { readCapacity: units.reads, writeCapacity: units.writes }),
      })),
    }),
    ...(local.length > 0 && {
      localSecondaryIndex: local.map(([name, { sortKey, holds }]) => ({
        name,
        rangeKey: sortKey.name,
        ...projection(holds),
      })),
    }),
  };
}

const sorted = <T>(all: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));

const projection = (holds: Holds) =>
  typeof holds === "string"
    ? { projectionType: holds === "all" ? "ALL" : "KEYS_ONLY" }
    : { projectionType: "INCLUDE", nonKeyAttributes: [...holds] };
