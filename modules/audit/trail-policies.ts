import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";

/** Where a trail is and whom it serves. */
export interface TrailPlace {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  /** Home region of the trail. */
  readonly region: string;
  /** Name of the trail. */
  readonly trailName: string;
}

const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** ARN of a trail, known before the trail exists: key and bucket have to admit it first. */
export const trailArnOf = (place: TrailPlace): string =>
  `arn:${place.partition}:cloudtrail:${place.region}:${place.accountId}:trail/${place.trailName}`;

/**
 * Lets one trail deliver below `AWSLogs/<account>/`, and no other one of anybody.
 * Source: CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail".
 */
export function trailBucketStatements(place: TrailPlace, bucketName: string): Statement[] {
  const bucketArn = bucketArnOf(place.partition, bucketName);
  const source = { "aws:SourceArn": trailArnOf(place) };
  return [
    {
      Sid: "CloudTrailAclCheck",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: source },
    },
    {
      Sid: "CloudTrailWrite",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${place.accountId}/*`,
      Condition: { StringEquals: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/**
 * Lets one trail encrypt its files. The encryption context is left out on purpose: with an S3 bucket key it is
 * the bucket, not the trail. Source: CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail".
 */
export function trailKeyStatements(place: TrailPlace): Statement[] {
  return [
    {
      Sid: "CloudTrail",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": trailArnOf(place) } },
    },
  ];
}

/** Trust of the role with which a trail writes to CloudWatch: this trail only. */
export function trailTrustStatements(place: TrailPlace): Statement[] {
  return [
    {
      Sid: "CloudTrail",
      Effect: "Allow",
      Principal: { Service: CLOUDTRAIL },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": place.accountId, "aws:SourceArn": trailArnOf(place) } },
    },
  ];
}

/** What that role may do: write to its log group. CloudTrail makes streams named after the account and region. */
export function trailDeliveryStatements(place: TrailPlace, logGroupName: string): Statement[] {
  const streams = `arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:${logGroupName}:log-stream`;
  return [
    {
      Sid: "WriteEvents",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${streams}:${place.accountId}_CloudTrail_${place.region}*`,
    },
  ];
}
