import type { GlueJobModel } from "../../../config/kinds/data-services/glue-job";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/** What Spark needs of the folder that it writes into. */
export const WRITE_FILES = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"];
/** Tables of the Data Catalog, as a job and a crawler change them. */
export const CATALOG = [
  "glue:BatchCreatePartition",
  "glue:BatchGetPartition",
  "glue:BatchUpdatePartition",
  "glue:CreatePartition",
  "glue:CreateTable",
  "glue:GetDatabase",
  "glue:GetPartition",
  "glue:GetPartitions",
  "glue:GetTable",
  "glue:GetTables",
  "glue:UpdatePartition",
  "glue:UpdateTable",
];
/** Logs of runs, in groups that are there and in those that Glue makes below them. */
const WRITE_LOGS = ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
/** Glue describes the network before it makes interfaces in it. None of this can be narrowed. */
export const LOOK_AT_NETWORK = [
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcEndpoints",
];
/** Interfaces that workers have in the VPC, and their tag. */
export const INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateTags",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteTags",
];
/** Groups that crawlers log to; AWS chooses their names. */
const CRAWLER_LOGS = "/aws-glue/crawlers*";

/** Glue takes the role for things of this account alone. Source: AWS Glue user guide, "Cross-service confused deputy prevention". */
export const glueTrust = ({ accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "Glue",
    Effect: "Allow",
    Principal: { Service: "glue.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];

export interface GlueRoleProps {
  readonly entry: Pick<
    GlueJobModel,
    "bucket" | "folder" | "scripts" | "temporary" | "logPrefix" | "catalogDatabase" | "crawler" | "connection" | "name"
  > & { readonly loginArnStart: string | undefined };
  /** Key of the environment, which encrypts the zone, bookmarks and the secret. */
  readonly dataKeyArn: string;
  readonly place: Place;
}

/** What the role of a job and its crawler may do. */
export function glueStatements({ entry, dataKeyArn, place }: GlueRoleProps): Statement[] {
  const { partition, region, accountId } = place;
  const bucket = bucketArnOf(partition, entry.bucket);
  const inRegion = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const via = (service: string) => ({ "kms:ViaService": `${service}.${region}.amazonaws.com` });
  const { scripts, folder } = entry;
  return [
    { Sid: "FindTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucket },
    {
      Sid: "ListItsFolders",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucket,
      Condition: { StringLike: { "s3:prefix": [folder, `${folder}/*`, scripts, `${scripts}/*`] } },
    },
    { Sid: "ReadTheProgram", Effect: "Allow", Action: "s3:GetObject", Resource: `${bucket}/${scripts}/*` },
    {
      Sid: "WriteFiles",
      Effect: "Allow",
      Action: WRITE_FILES,
      // Hadoop marks folders beside them.
      Resource: [`${bucket}/${folder}/*`, `${bucket}/${folder}_$folder$`, `${bucket}/${entry.temporary}/*`],
    },
    {
      Sid: "EncryptFiles",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: { StringEquals: via("s3") },
    },
    {
      Sid: "EncryptBookmarks",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: { StringEquals: via("glue") },
    },
    {
      Sid: "Log",
      Effect: "Allow",
      Action: WRITE_LOGS,
      Resource: [
        inRegion("logs", `log-group:${entry.logPrefix}/*`),
        ...(entry.crawler === undefined ? [] : [inRegion("logs", `log-group:${CRAWLER_LOGS}`)]),
      ],
    },
    {
      Sid: "Measure",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": "Glue" } },
    },
    ...(entry.crawler === undefined
      ? []
      : [
          {
            Sid: "EnterTables",
            Effect: "Allow" as const,
            Action: CATALOG,
            Resource: ["catalog", `database/${entry.catalogDatabase}`, `table/${entry.catalogDatabase}/*`].map((one) =>
              inRegion("glue", one),
            ),
          },
        ]),
    ...(entry.connection === undefined || entry.loginArnStart === undefined
      ? []
      : [
          {
            Sid: "UseTheConnection",
            Effect: "Allow" as const,
            Action: "glue:GetConnection",
            Resource: ["catalog", `connection/${entry.name}`].map((one) => inRegion("glue", one)),
          },
          {
            Sid: "SignIn",
            Effect: "Allow" as const,
            Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
            Resource: `${entry.loginArnStart}??????`,
          },
          {
            Sid: "DecryptTheLogin",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: dataKeyArn,
            Condition: {
              StringEquals: via("secretsmanager"),
              StringLike: { "kms:EncryptionContext:SecretARN": `${entry.loginArnStart}??????` },
            },
          },
          { Sid: "LookAtTheNetwork", Effect: "Allow" as const, Action: LOOK_AT_NETWORK, Resource: "*" },
          {
            Sid: "StandInTheNetwork",
            Effect: "Allow" as const,
            Action: INTERFACES,
            Resource: ["network-interface/*", "security-group/*", "subnet/*"].map((one) => inRegion("ec2", one)),
          },
        ]),
  ];
}
