import type { z } from "zod";
import { awsCronOf } from "../../derive/aws-cron";
import { ROLES } from "../../derive/purposes";
import type { DataKey } from "../../facts/separate-keys";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { dynamodbTable as schema } from "../../schema/data-services/dynamodb-table";
import type { Taken } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { exportChecks, tableChecks } from "./dynamodb-table-checks";

type DynamodbTable = z.output<typeof schema>;
type Created = Extract<DynamodbTable, { mode: "create" }>;
type Draft = Salvaged<DynamodbTable>;

/** How a table is exported, again and again. */
export interface TableExport {
  /** Bucket of the zone. */
  readonly bucket: string;
  readonly folder: string;
  /** As AWS reads it: `cron(30 3 * * ? *)`. */
  readonly expression: string;
  readonly timezone: string;
  readonly paused: boolean;
  /** Group of schedules with this one alone, so that its failures are told apart. */
  readonly groupName: string;
  /** Role that exports. */
  readonly role: { readonly name: string; readonly arn: string };
}

interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS. */
  readonly name: string;
  /** ARN, known before the table exists. */
  readonly arn: string;
  /** Key of the environment that encrypts it, where it is made here. */
  readonly encryptedBy: DataKey;
  /** Region that has a copy of it; undefined where none has. */
  readonly copyRegion: string | undefined;
  /** Zero-ETL integrations copy from it. */
  readonly copied: boolean;
  readonly export: TableExport | undefined;
}

/** A table that is made here. */
export type CreatedTable = DeepReadonly<Omit<Created, "export">> & Derived;
export type DynamodbTableModel =
  | CreatedTable
  | (DeepReadonly<Omit<Extract<DynamodbTable, { mode: "existing" }>, "export">> & Derived);

const folderOf = ({ export: exported }: Draft, key: string): string => exported?.folder ?? key;

function exportOf({ export: exported }: DynamodbTable, key: string, names: Names): TableExport | undefined {
  if (exported === undefined) return undefined;
  const { zone, folder = key, schedule } = exported;
  return {
    bucket: names.zoneBucket(zone),
    folder,
    expression: awsCronOf(schedule.quartzCron),
    timezone: schedule.timezone,
    paused: schedule.paused,
    groupName: `${names.prefix}-${ROLES.dataService(key)}`,
    role: names.role(ROLES.dataService(key)),
  };
}

/** A table (key of `dataServices`) as those take it who work with its items. */
export function tableTakenOf(key: string, names: Names): Taken {
  const table = names.dataService(key);
  if (table.kind !== "dynamodb-table") throw new Error(`dataServices.${key} is checked to be a table of DynamoDB`);
  return { arn: arnOf(nameOf(table, key, names), names), key: keyOf(table, names.serviceKey(key)) };
}

const nameOf = (table: DynamodbTable, key: string, names: Pick<Names, "named">): string =>
  table.mode === "existing" ? table.tableName : names.named("tables", key);

const arnOf = (name: string, { partition, region, awsAccountId }: Names): string =>
  `arn:${partition}:dynamodb:${region}:${awsAccountId}:table/${name}`;

/** A table of DynamoDB. */
export const dynamodbTable: Kind<DynamodbTable, DynamodbTableModel> = {
  what: "a DynamoDB table",
  separateKey: "databases",
  runs: [{ what: "its export, at set times", pausedBy: "export.schedule.paused" }],
  lane: "source",
  resolve(table, key, names) {
    const name = nameOf(table, key, names);
    return {
      ...table,
      key,
      name,
      arn: arnOf(name, names),
      encryptedBy: names.serviceKey(key),
      copyRegion: table.mode === "create" && table.secondRegion ? names.secondRegion : undefined,
      copied: names.copiedFrom(key).length > 0,
      export: exportOf(table, key, names),
    };
  },
  delivers: (table, key) =>
    table.export === undefined
      ? []
      : [
          {
            zone: table.export.zone,
            folder: folderOf(table, key),
            field: table.export.folder === undefined ? ["export"] : ["export", "folder"],
            says: ["export", "folder"],
          },
        ],
  reaches: (table) => (table.export === undefined ? [] : [table.export.zone]),
  accesses: (table) =>
    table.export === undefined ? [] : [{ does: "export-table", arn: table.arn, key: keyOf(table, table.encryptedBy) }],
  names: (table, key) => {
    const layer = "data-services" as const;
    return [
      ...(table.mode === "create" ? [{ what: "table" as const, layer, purpose: key }] : []),
      ...(table.export === undefined
        ? []
        : (["schedule-group", "role"] as const).map((what) => ({
            what,
            layer,
            purpose: ROLES.dataService(key),
            field: ["export"],
          }))),
    ];
  },
  exclusive: (table) =>
    table.mode === "existing" && table.tableName !== undefined
      ? [{ what: `the table ${table.tableName}`, field: ["tableName"] }]
      : [],
  checks: (table, view) => [...exportChecks(table, view), ...(table.mode === "create" ? tableChecks(table, view) : [])],
};

/** Key that encrypts a table; `encryptedBy` is that of one that is made here. */
export function keyOf(
  table: { readonly mode: "create" } | { readonly mode: "existing"; readonly kmsKeyArn?: string | undefined },
  encryptedBy: DataKey,
): Taken["key"] {
  if (table.mode === "create") return { mode: encryptedBy };
  return table.kmsKeyArn === undefined ? { mode: "none" } : { mode: "other", arn: table.kmsKeyArn };
}
