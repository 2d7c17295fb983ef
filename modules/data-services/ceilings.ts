import { nameOf } from "../../config/derive/names";
import { LOG_GROUPS } from "../../config/derive/purposes";
import { type CeilingPlace, dataKeysOf } from "../iam/ceiling";
import type { Statement } from "../iam/policy-document";

/**
 * The most that roles do with the keys of data, through a service: all of them the same, so that one statement of the boundary
 * names the services of all kinds.
 */
export const dataKeyThrough = (
  { region, ...keys }: Pick<CeilingPlace, "region" | "dataKeyArn" | "separateKeyArns">,
  ...services: readonly string[]
): Statement => ({
  Sid: "DataKey",
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
  Resource: dataKeysOf(keys),
  Condition: { StringEquals: { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) } },
});

/** The most that roles call where AWS knows no resource, or too many: one statement of the boundary for all kinds. */
export const onAnything = (...actions: readonly string[]): Statement => ({
  Sid: "OnAnything",
  Effect: "Allow",
  Action: actions,
  Resource: "*",
});

/** Groups of AWS Glue, of which crawlers and optimizers have some; one pattern, because a boundary has little room. */
export const GLUE_LOGS = "/aws-glue/*";

/** The most that roles do with log groups of data services; `further` are names that AWS gives. */
export const writtenLogs = (
  { partition, accountId, region, names }: Pick<CeilingPlace, "partition" | "accountId" | "region" | "names">,
  ...further: readonly string[]
): Statement => ({
  Sid: "WrittenLogs",
  Effect: "Allow",
  Action: [
    "logs:AssociateKmsKey",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
  ],
  Resource: [nameOf(names, "logGroups", LOG_GROUPS.dataService("*")), ...further].map(
    (group) => `arn:${partition}:logs:${region}:${accountId}:log-group:${group}`,
  ),
});

/** Use of keys of others, for what is read or written through a service; none where there are none. */
export const keysOfOthers = (
  Sid: string,
  { region }: Pick<CeilingPlace, "region">,
  service: string,
  Action: Statement["Action"],
  keyArns: readonly (string | undefined)[],
): Statement[] => {
  const keys = [...new Set(keyArns.flatMap((arn) => arn ?? []))];
  return keys.length === 0
    ? []
    : [
        {
          Sid,
          Effect: "Allow",
          Action,
          Resource: keys,
          Condition: { StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` } },
        },
      ];
};
