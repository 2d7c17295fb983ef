import type { Statement } from "../iam/policy-document";

/** Finding files of one folder of a bucket, and nothing beside it. */
export const folderListing = (bucketArn: string, folder: string): Statement => ({
  Sid: "ListTheFolder",
  Effect: "Allow",
  Action: "s3:ListBucket",
  Resource: bucketArn,
  Condition: { StringLike: { "s3:prefix": [folder, `${folder}/*`] } },
});
