import { accountOfArn } from "../../../config/derive/arn";
import type { TableBucketModel } from "../../../config/kinds/data-services/table-bucket";
import type { Conditions, Statement } from "../../iam/policy-document";
import { pascalCase } from "../../pascal-case";
import type { Place } from "../../place";
import { byRoles } from "../other-accounts";

/** Encryption context of what S3 Tables encrypts. */
export const TABLE_CONTEXT = "kms:EncryptionContext:aws:s3:arn";
const USE_KEY = ["kms:Decrypt", "kms:GenerateDataKey"];
const READ = ["s3tables:GetTable", "s3tables:GetTableData", "s3tables:GetTableMetadataLocation"];
const WRITE = ["s3tables:PutTableData", "s3tables:UpdateTableMetadataLocation"];

/**
 * Maintenance of S3 encrypts what it rewrites, and without the key it stops without an error; roles of other accounts read
 * with the key. Source: S3 user guide, "Permission requirements for S3 Tables SSE-KMS encryption" (2026-11).
 */
export function dataKeyStatements(buckets: readonly TableBucketModel[], place: Place): Statement[] {
  if (buckets.length === 0) return [];
  const ofTables = (arns: readonly string[]): Conditions => ({
    StringLike: { [TABLE_CONTEXT]: arns.map((arn) => `${arn}/*`) },
  });
  const strangers = (bucket: TableBucketModel) =>
    Object.values(bucket.access)
      .flatMap(({ roleArns }) => roleArns)
      .filter((role) => accountOfArn(role) !== place.accountId);
  return [
    {
      Sid: "MaintenanceOfTables",
      Effect: "Allow",
      Principal: { Service: "maintenance.s3tables.amazonaws.com" },
      Action: USE_KEY,
      Resource: "*",
      Condition: ofTables(buckets.map(({ arn }) => arn)),
    },
    ...buckets.flatMap((bucket): Statement[] => {
      const roles = [...new Set(strangers(bucket))].sort();
      if (roles.length === 0) return [];
      const { Condition, ...who } = byRoles(roles, place);
      return [
        {
          Sid: `TablesOf${pascalCase(bucket.key)}`,
          Effect: "Allow",
          ...who,
          Action: USE_KEY,
          Resource: "*",
          Condition: { ...Condition, ...ofTables([bucket.arn]) },
        },
      ];
    }),
  ];
}

/** What the bucket's policy lets roles do with tables; making and dropping them is left to their own policies. */
export function bucketStatements(bucket: TableBucketModel, place: Pick<Place, "partition">): Statement[] {
  return Object.entries(bucket.access).flatMap(([key, { roleArns, access, namespaces }]): Statement[] => {
    const { Condition, ...who } = byRoles(roleArns, place);
    const Sid = pascalCase(key);
    const among: Conditions = {
      ...Condition,
      ...(namespaces && { StringEquals: { "s3tables:namespace": [...namespaces] } }),
    };
    return [
      {
        Sid: `Find${Sid}`,
        Effect: "Allow",
        ...who,
        Action: ["s3tables:GetTableBucket", "s3tables:ListNamespaces"],
        Resource: bucket.arn,
        ...(Condition && { Condition }),
      },
      {
        Sid: `List${Sid}`,
        Effect: "Allow",
        ...who,
        Action: ["s3tables:GetNamespace", "s3tables:ListTables"],
        Resource: bucket.arn,
        Condition: among,
      },
      {
        Sid: `${access === "write" ? "Write" : "Read"}${Sid}`,
        Effect: "Allow",
        ...who,
        Action: access === "write" ? [...READ, ...WRITE] : READ,
        Resource: `${bucket.arn}/table/*`,
        Condition: among,
      },
    ];
  });
}
