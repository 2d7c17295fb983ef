import type { CeilingPlace } from "../iam/ceiling";
import { fewPatterns } from "../iam/few-patterns";
import type { Statement } from "../iam/policy-document";

/** Characters of a boundary that names of buckets may take; patterns stand for more of them. */
export const ROOM_FOR_BUCKETS = 1500;

/** The most that roles need who put files into raw zones, or read them. */
export function deliveredFiles({ partition, region, rawBuckets, dataKeyArn }: CeilingPlace): Statement[] {
  const names = fewPatterns(rawBuckets, ROOM_FOR_BUCKETS, (name) => 2 * name.length);
  const buckets = names.map((name) => `arn:${partition}:s3:::${name}`);
  if (buckets.length === 0) return [];
  return [
    {
      Sid: "DeliveredFiles",
      Effect: "Allow",
      Action: [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetBucketLocation",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:ListBucketMultipartUploads",
        "s3:PutObject",
      ],
      Resource: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
    },
    {
      Sid: "KeyOfDeliveredFiles",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}
