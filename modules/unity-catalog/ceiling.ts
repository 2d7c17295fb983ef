import { nameOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import type { Ceiling } from "../iam/ceiling";
import { fewPatterns } from "../iam/few-patterns";
import type { Statement } from "../iam/policy-document";
import { fileEventCeiling, providedQueueStatements } from "./file-events";

/** Objects, never the settings of buckets. */
export const OBJECTS = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject*",
  "s3:GetBucketLocation",
  "s3:GetObject*",
  "s3:ListBucket*",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
  "s3:PutObjectTagging",
];

/** Use of keys, never their administration. */
export const KEYS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** Characters of a boundary that names of buckets and ARNs of keys may take: the rest is statements and exceptions. */
const ROOM_FOR_BUCKETS = 3000;
const ROOM_FOR_KEYS = 1000;

/**
 * Roles of storage credentials use objects in the buckets of zones and external locations, with the keys of those, and
 * assume themselves. Where there are too many names for a policy, patterns stand for those that start alike; what is
 * no lake's and would be among them is taken out again.
 */
export const UNITY_CATALOG_CEILING: Ceiling = {
  layer: "unity-catalog",
  statements: ({
    partition,
    accountId,
    names,
    lakeBuckets,
    eventBuckets,
    eventQueues = [],
    lakeKeyArns,
    otherBuckets,
  }) => {
    const arn = (name: string) => `arn:${partition}:s3:::${name}`;
    // A pattern covers what is in its buckets too.
    const arns = (name: string) => (name.endsWith("*") ? [arn(name)] : [arn(name), `${arn(name)}/*`]);
    const buckets = fewPatterns(lakeBuckets, ROOM_FOR_BUCKETS, (name) => JSON.stringify(arns(name)).length);
    const keys = fewPatterns(lakeKeyArns, ROOM_FOR_KEYS, (key) => key.length + 3);
    const starts = buckets.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));
    const among = otherBuckets.filter(
      (name) => !lakeBuckets.includes(name) && starts.some((start) => name.startsWith(start)),
    );
    const statements: Statement[] = [
      { Sid: "Objects", Effect: "Allow", Action: OBJECTS, Resource: buckets.flatMap(arns) },
      { Sid: "Keys", Effect: "Allow", Action: KEYS, Resource: keys },
      {
        Sid: "Themselves",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: `arn:${partition}:iam::${accountId}:role/${nameOf(names, "roles", ROLES.zone("*"))}`,
      },
      ...fileEventCeiling({ partition, awsAccountId: accountId, bucketNames: eventBuckets }),
      ...providedQueueStatements(eventQueues),
      {
        Sid: "NoOtherBuckets",
        Effect: "Deny",
        Action: "s3:*",
        Resource: among.flatMap((name) => [arn(name), `${arn(name)}/*`]),
      },
    ];
    return statements.filter(({ Resource = [] }) => Resource.length > 0);
  },
};
