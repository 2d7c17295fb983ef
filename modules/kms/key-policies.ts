import type { Conditions, Statement } from "../iam/policy-document";
import type { Place } from "../place";

/** Where the keys live. */
export interface KeyAccount {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  readonly region: string;
}

/** Databricks as a user of keys. */
export interface DatabricksKeyUser {
  /** AWS account of Databricks' control plane, 12 digits. */
  readonly controlPlaneAccountId: string;
  /** The customer's Databricks account, a UUID; Databricks' roles carry it as a tag. */
  readonly databricksAccountId: string;
}

/** What an administrator may do: everything about the key, but not use it or hand its use on by a grant. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** In a key policy, the key itself. */
const THIS_KEY = "*";

const ENCRYPT_AND_DECRYPT = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
] as const;

/**
 * The account itself, so that the key can never be orphaned and IAM policies count (Unity Catalog's roles get
 * their use of the data key that way), and the configured administrators.
 * @param administrators role ARNs; the roles must exist
 */
export function administration(where: KeyAccount, administrators: readonly string[]): Statement[] {
  const account: Statement = {
    Sid: "AccountAndItsPolicies",
    Effect: "Allow",
    Principal: { AWS: rootOf(where, where.accountId) },
    Action: "kms:*",
    Resource: THIS_KEY,
  };
  if (administrators.length === 0) return [account];
  return [
    account,
    {
      Sid: "Administrators",
      Effect: "Allow",
      Principal: { AWS: administrators },
      Action: ADMINISTRATION,
      Resource: THIS_KEY,
    },
  ];
}

/** Databricks' control plane encrypts notebooks, secrets and query history. */
export function managedServices(where: KeyAccount, databricks: DatabricksKeyUser): Statement[] {
  return [
    {
      Sid: "DatabricksManagedServices",
      Effect: "Allow",
      Principal: { AWS: rootOf(where, databricks.controlPlaneAccountId) },
      Action: ["kms:Encrypt", "kms:Decrypt"],
      Resource: THIS_KEY,
      Condition: forDatabricksAccount(databricks),
    },
  ];
}

/**
 * Databricks reads and writes root buckets; EC2 attaches encrypted volumes to the nodes that the cross-account
 * roles start.
 * @param crossAccountRoleArns known before the roles exist (H3)
 */
export function workspaceStorage(
  where: KeyAccount,
  databricks: DatabricksKeyUser,
  crossAccountRoleArns: readonly string[],
): Statement[] {
  const controlPlane = { AWS: rootOf(where, databricks.controlPlaneAccountId) };
  return [
    {
      Sid: "DatabricksWorkspaceStorage",
      Effect: "Allow",
      Principal: controlPlane,
      Action: ENCRYPT_AND_DECRYPT,
      Resource: THIS_KEY,
      Condition: forDatabricksAccount(databricks),
    },
    {
      Sid: "DatabricksGrantsForAwsServices",
      Effect: "Allow",
      Principal: controlPlane,
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Resource: THIS_KEY,
      Condition: { ...forDatabricksAccount(databricks), Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    {
      // Naming the roles would fail until they exist, and the account as principal would only pass the question
      // on to their IAM policies. So: anybody, narrowed to these roles of this account, through EC2.
      // What is granted so, the roles' permissions boundary does not limit (IAM user guide, "Policy evaluation").
      Sid: "CrossAccountRolesThroughEc2",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey"],
      Resource: THIS_KEY,
      Condition: {
        StringEquals: {
          "kms:CallerAccount": where.accountId,
          "kms:ViaService": `ec2.${where.region}.amazonaws.com`,
        },
        ArnEquals: { "aws:PrincipalArn": crossAccountRoleArns },
      },
    },
  ];
}

/**
 * AWS Network Firewall encrypts rules and settings, in its own name and in that of whoever sets them up or reads them.
 * The account as principal would only pass the question on to the IAM policies of those, so: anybody, narrowed to this
 * account and this service, as the keys of AWS's own are. Source: AWS Network Firewall developer guide, "Encryption at
 * rest"; AWS KMS developer guide, "Key policies of AWS managed keys".
 */
export function networkFirewall(where: KeyAccount): Statement[] {
  const use = [...ENCRYPT_AND_DECRYPT, "kms:CreateGrant"];
  return [
    {
      Sid: "NetworkFirewall",
      Effect: "Allow",
      Principal: { Service: "network-firewall.amazonaws.com" },
      Action: use,
      Resource: THIS_KEY,
      Condition: { StringEquals: { "aws:SourceAccount": where.accountId } },
    },
    {
      Sid: "AccountThroughNetworkFirewall",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: use,
      Resource: THIS_KEY,
      Condition: {
        StringEquals: {
          "kms:CallerAccount": where.accountId,
          "kms:ViaService": `network-firewall.${where.region}.amazonaws.com`,
        },
      },
    },
  ];
}

/** Log delivery to S3, CloudWatch log groups, and alarms and events that go to encrypted SNS topics. */
export function logs(where: KeyAccount): Statement[] {
  const arn = (service: string) => `arn:${where.partition}:${service}:${where.region}:${where.accountId}:*`;
  return [
    {
      Sid: "LogDeliveryToS3",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ENCRYPT_AND_DECRYPT,
      Resource: THIS_KEY,
      Condition: { StringEquals: { "aws:SourceAccount": where.accountId } },
    },
    {
      Sid: "LogGroups",
      Effect: "Allow",
      Principal: { Service: `logs.${where.region}.amazonaws.com` },
      Action: ENCRYPT_AND_DECRYPT,
      Resource: THIS_KEY,
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs") } },
    },
    {
      Sid: "AlarmsAndEventsToTopics",
      Effect: "Allow",
      Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: THIS_KEY,
      // SNS puts the topic into the encryption context, so no other account's topic can use the key.
      Condition: { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": arn("sns") } },
    },
  ];
}

/**
 * Detectors of anomalies in logs: what they learn and find is encrypted by way of a key of their own. Source: CloudWatch
 * Logs user guide, "Encrypt an anomaly detector and its results with AWS KMS".
 */
export const anomalyStatements = ({ partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "LogAnomalyDetectors",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ENCRYPT_AND_DECRYPT,
    Resource: THIS_KEY,
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws-crypto-ec:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:anomaly-detector:*`,
      },
    },
  },
];

export function rootOf(where: Pick<KeyAccount, "partition">, accountId: string): string {
  return `arn:${where.partition}:iam::${accountId}:root`;
}

/** Only requests that Databricks makes for this customer, not for another one. */
function forDatabricksAccount(databricks: DatabricksKeyUser): Conditions {
  return { StringEquals: { "aws:PrincipalTag/DatabricksAccountId": [databricks.databricksAccountId] } };
}
