import type { CeilingPlace } from "../iam/ceiling";
import { fewPatterns } from "../iam/few-patterns";
import type { Statement } from "../iam/policy-document";
import { dataKeyThrough } from "./ceilings";

/** Characters of a boundary that names of buckets may take; patterns stand for more of them. */
const ROOM_FOR_BUCKETS = 600;

const rawBucketArns = ({ partition, rawBuckets }: CeilingPlace): string[] =>
  // Each stands there twice: for itself, and for its files.
  fewPatterns(rawBuckets, ROOM_FOR_BUCKETS, (name) => 2 * name.length).map((name) => `arn:${partition}:s3:::${name}`);

/** The most that roles need who put files into raw zones, or read them; some of them do more with files than others. */
export function deliveredFiles(place: CeilingPlace, ...more: readonly string[]): Statement[] {
  const buckets = rawBucketArns(place);
  if (buckets.length === 0) return [];
  return [
    {
      Sid: "BucketsOfFiles",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: buckets,
    },
    {
      Sid: "DeliveredFiles",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject", ...more],
      Resource: buckets.map((bucket) => `${bucket}/*`),
    },
    dataKeyThrough(place, "s3"),
  ];
}
