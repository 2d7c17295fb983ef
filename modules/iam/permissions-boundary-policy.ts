import { bucketArnOf } from "../storage/secure-bucket";
import type { Statement } from "./policy-document";

export interface PermissionsBoundaryProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of the roles, 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Start of the names of the platform's roles: `acme-dev`. */
  readonly prefix: string;
  /** Names of the buckets of logs, which only AWS and the foundation's own roles write to. */
  readonly logBuckets: readonly string[];
  /** Names of the buckets that hold Terraform's state. Default none: it is not in S3. */
  readonly stateBuckets: readonly string[];
}

/** Clusters: what Databricks needs in EC2, in one region. No networks, no images, no snapshots. */
const COMPUTE = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:AssociateIamInstanceProfile",
  "ec2:AttachVolume",
  "ec2:AuthorizeSecurityGroup*",
  "ec2:CancelSpotInstanceRequests",
  "ec2:CreateFleet",
  "ec2:CreateLaunchTemplate*",
  "ec2:CreateTags",
  "ec2:CreateVolume",
  "ec2:DeleteFleets",
  "ec2:DeleteLaunchTemplate*",
  "ec2:DeleteTags",
  "ec2:DeleteVolume",
  "ec2:Describe*",
  "ec2:DetachVolume",
  "ec2:DisassociateIamInstanceProfile",
  "ec2:GetLaunchTemplateData",
  "ec2:GetSpotPlacementScores",
  "ec2:ModifyFleet",
  "ec2:ModifyLaunchTemplate",
  "ec2:RequestSpotInstances",
  "ec2:RevokeSecurityGroup*",
  "ec2:RunInstances",
  "ec2:TerminateInstances",
];

/** Objects, never the settings of buckets. */
const OBJECTS = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject*",
  "s3:GetBucketLocation",
  "s3:GetObject*",
  "s3:ListBucket*",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
  "s3:PutObjectTagging",
];

/** What changes objects. */
const WRITES = ["s3:AbortMultipartUpload", "s3:DeleteObject*", "s3:PutObject*"];

/** Use of keys, never their administration. */
const KEYS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** Writing of logs to groups that are there. */
const LOGS = ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"];

/**
 * What the platform's roles may do at most: run clusters, use data and keys, write logs. Whatever is not here is
 * refused, so neither a mistake in a role's own policy nor a stolen deploy role gives anybody IAM, the
 * organization, or the audit trail. Objects of the lake may be in any bucket, so those that are no lake's are
 * excepted: logs, which stay readable, and the state, by whose change somebody else's apply would do anything.
 */
export function permissionsBoundary(props: PermissionsBoundaryProps): Statement[] {
  const { partition, accountId, logBuckets, stateBuckets } = props;
  const bucketArns = (names: readonly string[]) => [...new Set(names)].map((name) => bucketArnOf(partition, name));
  return [
    {
      Sid: "Compute",
      Effect: "Allow",
      Action: COMPUTE,
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": props.region } },
    },
    {
      Sid: "SpotServiceLinkedRole",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: `arn:${partition}:iam::${accountId}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
    },
    { Sid: "Objects", Effect: "Allow", Action: OBJECTS, Resource: `arn:${partition}:s3:::*` },
    { Sid: "Keys", Effect: "Allow", Action: KEYS, Resource: `arn:${partition}:kms:*:*:key/*` },
    // On everything: listing groups cannot be narrowed.
    { Sid: "Logs", Effect: "Allow", Action: LOGS, Resource: "*" },
    {
      // Unity Catalog's roles assume themselves.
      Sid: "OwnRoles",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: `arn:${partition}:iam::${accountId}:role/${props.prefix}-*`,
    },
    ...deny(
      "NoChangeOfLogs",
      WRITES,
      bucketArns(logBuckets).map((arn) => `${arn}/*`),
    ),
    ...deny(
      "NoState",
      "s3:*",
      bucketArns(stateBuckets).flatMap((arn) => [arn, `${arn}/*`]),
    ),
  ];
}

function deny(Sid: string, Action: Statement["Action"], Resource: readonly string[]): Statement[] {
  return Resource.length === 0 ? [] : [{ Sid, Effect: "Deny", Action, Resource }];
}
