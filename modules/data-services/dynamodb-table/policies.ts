import type { DataKey } from "../../../config/facts/separate-keys";
import type { CreatedTable, DynamodbTableModel, TableExport } from "../../../config/kinds/data-services/dynamodb-table";
import type { Taken } from "../../../config/kinds/facets";
import type { Conditions, Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { othersOf } from "../other-accounts";

/** What reading items calls. */
const READ = [
  "dynamodb:BatchGetItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
];
/** What writing items calls. */
const WRITE = [
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:DescribeTable",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
];
/** What an export calls on S3. Source: DynamoDB developer guide, "Requesting a table export in DynamoDB". */
export const PUT_FILES = ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"];

type Table = Pick<CreatedTable, "name" | "arn" | "otherAccounts" | "copied">;

/** Policy of the table: other accounts read or write, and integrations of Redshift export it. None where nobody does. */
export function tablePolicy({ arn, otherAccounts, copied }: Table, place: Place): Statement[] {
  const Resource = [arn, `${arn}/index/*`];
  return [...otherAccountStatements(otherAccounts, Resource, place), ...(copied ? exportedByRedshift(arn, place) : [])];
}

/**
 * Redshift in the name of this account's integrations. Source: DynamoDB developer guide, "DynamoDB zero-ETL integration with
 * Amazon Redshift", prerequisites.
 */
export const byIntegrations = ({ partition, region, accountId }: Place) => ({
  Principal: { Service: "redshift.amazonaws.com" },
  Condition: {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnEquals: { "aws:SourceArn": `arn:${partition}:redshift:${region}:${accountId}:integration:*` },
  },
});

const exportedByRedshift = (arn: string, place: Place): Statement[] => [
  {
    Sid: "IntegrationsExport",
    Effect: "Allow",
    Action: ["dynamodb:DescribeTable", "dynamodb:ExportTableToPointInTime"],
    Resource: arn,
    ...byIntegrations(place),
  },
  {
    Sid: "IntegrationsFollowExports",
    Effect: "Allow",
    Action: "dynamodb:DescribeExport",
    Resource: `${arn}/export/*`,
    ...byIntegrations(place),
  },
];

function otherAccountStatements(
  otherAccounts: Table["otherAccounts"],
  Resource: readonly string[],
  place: Pick<Place, "partition">,
): Statement[] {
  return (
    [
      ["Read", otherAccounts.readers, READ],
      ["Write", otherAccounts.writers, WRITE],
    ] as const
  ).flatMap(([verb, whom, Action]) =>
    othersOf(whom, place).map(({ Sid, ...who }) => ({
      Sid: `${Sid}${verb}`,
      Effect: "Allow",
      Action,
      Resource,
      ...who,
    })),
  );
}

/**
 * Use of a key for a table alone: DynamoDB calls KMS for whoever reads or writes, with the table as encryption context.
 * Source: DynamoDB developer guide, "DynamoDB encryption at rest: usage notes".
 */
export const keyForTable = ({ region }: Pick<Place, "region">, tableName: string): Conditions => ({
  StringEquals: {
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    "kms:EncryptionContext:aws:dynamodb:tableName": tableName,
  },
});

/** Statements of the policy of the key that encrypts tables: identities of other accounts need it beside their own policies. */
export function serviceKeyStatements(tables: readonly DynamodbTableModel[], place: Place, key: DataKey): Statement[] {
  return tables
    .filter((table) => table.mode === "create")
    .filter(({ encryptedBy }) => encryptedBy === key)
    .flatMap(({ name, otherAccounts: { readers, writers } }) =>
      othersOf([...new Set([...readers, ...writers])], place).map((who) => ({ who, use: keyForTable(place, name) })),
    )
    .map(({ who, use }, index) => ({
      Sid: `OtherAccountsOfTables${index + 1}`,
      Effect: "Allow",
      Principal: who.Principal,
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ...use, ...who.Condition },
    }));
}

export interface ExportAccessProps {
  readonly table: { readonly name: string; readonly arn: string; readonly key: Taken["key"] };
  readonly export: Pick<TableExport, "bucket" | "folder">;
  /** Keys of the environment, which encrypt the zone and tables. */
  readonly keyArn: KeyArn;
  readonly place: Place;
}

/** What the role of an export may do: export one table into one folder. */
export function exportStatements({ table, export: into, keyArn, place }: ExportAccessProps): Statement[] {
  const bucket = bucketArnOf(place.partition, into.bucket);
  const objects = `${bucket}/${into.folder}/*`;
  const tableKeyArn = keyArnOf(table.key, keyArn);
  return [
    { Sid: "ExportTheTable", Effect: "Allow", Action: "dynamodb:ExportTableToPointInTime", Resource: table.arn },
    { Sid: "PutFiles", Effect: "Allow", Action: PUT_FILES, Resource: objects },
    {
      Sid: "EncryptFiles",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn("data"),
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, objects] },
      },
    },
    ...(tableKeyArn === undefined
      ? []
      : [
          {
            Sid: "DecryptTheTable",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: tableKeyArn,
            Condition: keyForTable(place, table.name),
          },
        ]),
  ];
}
