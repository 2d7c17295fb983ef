import type { MadeWarehouse } from "../../../config/kinds/data-services/redshift";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/**
 * Redshift takes the role for users of this account's databases alone: it says who asks as external id. Source: management
 * guide, "Restricting access to IAM roles", for clusters and serverless warehouses.
 */
export const warehouseTrust = ({ partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "UsersOfWarehouses",
    Effect: "Allow",
    Principal: { Service: ["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"] },
    Action: "sts:AssumeRole",
    Condition: { StringLike: { "sts:ExternalId": `arn:${partition}:redshift:${region}:${accountId}:dbuser:*` } },
  },
];

/** What COPY calls on files, and what UNLOAD does. Source: database developer guide, "Permissions to access other AWS resources". */
const READ = ["s3:GetObject"];
const WRITE = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"];

/** What Spectrum asks of the Data Catalog. Source: database developer guide, "IAM policies for Amazon Redshift Spectrum". */
export const READ_CATALOG = [
  "glue:BatchGetPartition",
  "glue:GetDatabase",
  "glue:GetDatabases",
  "glue:GetPartition",
  "glue:GetPartitions",
  "glue:GetTable",
  "glue:GetTables",
];

/** What the role of a warehouse may do: read and write files of the folders that it is given, and read tables of these databases. */
export function warehouseStatements(
  { reads, writes, catalogs }: NonNullable<MadeWarehouse["files"]>,
  dataKeyArn: string,
  { partition, region, accountId }: Place,
): Statement[] {
  const both = [...reads, ...writes];
  const buckets = [...new Set(both.map(({ bucket }) => bucketArnOf(partition, bucket)))];
  const objects = (folders: typeof reads) =>
    folders.map(({ bucket, folder }) => `${bucketArnOf(partition, bucket)}/${folder}/*`);
  return [
    { Sid: "FindBuckets", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: buckets },
    ...buckets.map(
      (bucket, index): Statement => ({
        Sid: `ListFolders${index + 1}`,
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: bucket,
        Condition: {
          StringLike: {
            "s3:prefix": both
              .filter((one) => bucketArnOf(partition, one.bucket) === bucket)
              .flatMap(({ folder }) => [folder, `${folder}/*`]),
          },
        },
      }),
    ),
    ...(catalogs.length === 0
      ? []
      : [
          {
            Sid: "ReadCatalogs",
            Effect: "Allow" as const,
            Action: READ_CATALOG,
            Resource: ["catalog", ...catalogs.flatMap((one) => [`database/${one}`, `table/${one}/*`])].map(
              (what) => `arn:${partition}:glue:${region}:${accountId}:${what}`,
            ),
          },
        ]),
    ...(reads.length === 0
      ? []
      : [{ Sid: "ReadFiles", Effect: "Allow" as const, Action: READ, Resource: objects(reads) }]),
    ...(writes.length === 0
      ? []
      : [{ Sid: "WriteFiles", Effect: "Allow" as const, Action: WRITE, Resource: objects(writes) }]),
    {
      Sid: "UseTheKeyOfFiles",
      Effect: "Allow",
      Action: writes.length === 0 ? "kms:Decrypt" : ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [...buckets, ...objects(both)] },
      },
    },
  ];
}

/**
 * Policy of a namespace that zero-ETL integrations copy into: who of this account may make them, and what they copy. Each
 * source has a statement of its own, as Redshift's console writes them. Source: management guide, "Configure authorization
 * for your Amazon Redshift data warehouse"; provider 6.25.0, acceptance test of aws_redshift_integration.
 */
export const inboundStatements = (
  namespaceArn: string,
  copiedArns: readonly string[],
  { partition, accountId }: Pick<Place, "partition" | "accountId">,
): Statement[] => [
  {
    Sid: "MakersOfIntegrations",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: "redshift:CreateInboundIntegration",
    Resource: namespaceArn,
  },
  ...copiedArns.map(
    (copied, index): Statement => ({
      Sid: `SourceOfIntegrations${index + 1}`,
      Effect: "Allow",
      Principal: { Service: "redshift.amazonaws.com" },
      Action: "redshift:AuthorizeInboundIntegration",
      Resource: namespaceArn,
      Condition: { StringEquals: { "aws:SourceArn": copied } },
    }),
  ),
];

/** Snapshots of an account, whose ids nobody knows before they are made. */
export const snapshotArns = ({
  partition,
  region,
  accountId,
}: Pick<Place, "partition" | "region" | "accountId">): string =>
  `arn:${partition}:redshift-serverless:${region}:${accountId}:snapshot/*`;

/** What the role of snapshots may do: make them of one namespace. */
export const snapshotStatements = (namespaceArn: string, place: Place): Statement[] => [
  {
    Sid: "MakeSnapshots",
    Effect: "Allow",
    Action: "redshift-serverless:CreateSnapshot",
    Resource: [namespaceArn, snapshotArns(place)],
  },
];

/** Redshift's own scheduler takes the role, which does no more than switch one cluster off and on. Source: management guide, "Scheduling a query" and provider, aws_redshift_scheduled_action. */
export const pauseTrust = (): Statement[] => [
  {
    Sid: "SchedulerOfRedshift",
    Effect: "Allow",
    Principal: { Service: "scheduler.redshift.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
];

/** Calls that switch a cluster off and on. */
export const PAUSE = ["redshift:PauseCluster", "redshift:ResumeCluster"];

/** What the role of a pause may do. */
export const pauseStatements = (name: string, { partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "SwitchTheCluster",
    Effect: "Allow",
    Action: PAUSE,
    Resource: `arn:${partition}:redshift:${region}:${accountId}:cluster:${name}`,
  },
];
