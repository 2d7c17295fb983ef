import type { CeilingPlace } from "../iam/ceiling";
import { fewPatterns } from "../iam/few-patterns";
import type { Statement } from "../iam/policy-document";
import { dataKeyThrough } from "./ceilings";

/** Characters of a boundary that names of buckets may take; patterns stand for more of them. */
const ROOM_FOR_BUCKETS = 1500;

const rawBucketArns = ({ partition, rawBuckets }: CeilingPlace): string[] =>
  // Each stands there three times: as itself, and twice for its files.
  fewPatterns(rawBuckets, ROOM_FOR_BUCKETS, (name) => 3 * name.length).map((name) => `arn:${partition}:s3:::${name}`);

/** The most that roles need who put files into raw zones, or read them. */
export function deliveredFiles(place: CeilingPlace): Statement[] {
  const buckets = rawBucketArns(place);
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
    dataKeyThrough(place, "s3"),
  ];
}

/** What some of them do with files beyond that. */
export function furtherOnFiles(place: CeilingPlace, ...actions: readonly string[]): Statement[] {
  const files = rawBucketArns(place).map((bucket) => `${bucket}/*`);
  return files.length === 0
    ? []
    : [{ Sid: "FurtherOnDeliveredFiles", Effect: "Allow", Action: actions, Resource: files }];
}
