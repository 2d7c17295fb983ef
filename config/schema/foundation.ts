import { z } from "zod";
import { SEPARATE_KEYS } from "../facts/separate-keys";
import { distinct, roleArn, singletonMode } from "./common";
import { takes } from "./company/mark";
import { accessGrants } from "./foundation/access-grants";
import { backups } from "./foundation/backups";
import { bedrockLogs } from "./foundation/bedrock-logs";
import { cloudTrail } from "./foundation/cloud-trail";
import { disasterRecovery } from "./foundation/disaster-recovery";
import { ciRoles, permissionsBoundary } from "./foundation/iam";
import { iotLogs } from "./foundation/iot-logs";
import { lakeFormation } from "./foundation/lake-formation";
import { logs } from "./foundation/logs";
import { monitoring } from "./foundation/monitoring";
import { organization } from "./foundation/organization";
import { quickSight } from "./foundation/quicksight";
import { accessAnalyzer, awsConfig, guardDuty, macie, securityHub, vpcPublicAccess } from "./foundation/security";
import { ref } from "./ref";

/** Keys, logs and account-wide defaults of one environment's AWS account. */
export const foundationSchema = z.strictObject({
  /** KMS keys: managed services, workspace storage, data, logs; one key each, of those that something uses. Further ones by choice. */
  kms: z
    .strictObject({
      /** Days between asking for a key's deletion and losing it, 7 to 30. Default 30. */
      deletionWindowDays: takes("retention.deletedKeyDays", z.int().min(7).max(30).default(30)),
      /** Days between automatic rotations, 90 to 2560. Default 365. */
      rotationDays: z.int().min(90).max(2560).default(365),
      /**
       * What has a key of its own, which costs as a key each: `streams` (Kinesis, Firehose, MSK) and `databases` (RDS, Aurora,
       * Redshift, DynamoDB). Decided before what it encrypts is made. Default none: the key of data encrypts all of it.
       */
      separateKeys: distinct(z.array(z.enum(SEPARATE_KEYS))).default([]),
      /**
       * Data services (keys of `dataServices`) that stay with the key of data all the same, because it encrypts what they hold
       * already. Default none.
       */
      onDataKey: distinct(z.array(ref("dataService"))).default([]),
      /** Roles that administer the keys beside the account itself. Default none. */
      administrators: distinct(z.array(roleArn)).default([]),
      /**
       * Serverless workspaces take the key of managed services too, which there encrypts their storage as well.
       * Public preview at Databricks; tier ENTERPRISE. Fixed when a workspace is made. Default false.
       */
      serverlessWorkspaces: z.boolean().default(false),
    })
    .default({
      deletionWindowDays: 30,
      rotationDays: 365,
      separateKeys: [],
      onDataKey: [],
      administrators: [],
      serverlessWorkspaces: false,
    }),
  /** Limit of what the roles of every later layer may do. Default `off`. */
  permissionsBoundary: permissionsBoundary.prefault({ mode: "off" }),
  /** Roles with which a CI system deploys the later layers. Default none. */
  ciRoles: ciRoles.optional(),
  /** Replicas of keys in a second region. Default none. */
  disasterRecovery: disasterRecovery.optional(),
  /** Backups of databases and tables by AWS Backup. Default none but those that the services make themselves. */
  backups: backups.optional(),
  /** Central log bucket: flow logs, CloudTrail, AWS Config. */
  logs: logs.prefault({}),
  /** Audit log of the AWS account. Default `off`: most organizations have a trail already. */
  cloudTrail: cloudTrail.default({ mode: "off" }),
  /**
   * EBS encryption by default, one setting per AWS account and region. Default `create`.
   * `existing` where a landing zone sets it already.
   */
  ebsEncryptionByDefault: singletonMode.default("create"),
  /**
   * The key that encrypts EBS volumes where nobody names another: that of workspace storage. One setting per AWS
   * account and region. Default `off`: the AWS managed key.
   */
  ebsDefaultKey: singletonMode.default("off"),
  /** No EBS snapshot may be shared with everybody. One setting per AWS account and region. Default `off`. */
  ebsSnapshotPublicAccessBlock: singletonMode.default("off"),
  /**
   * No bucket of the AWS account can be public, whatever its own settings. One setting per AWS account.
   * Default `off`, because it also closes buckets that other systems in the account mean to be public.
   */
  s3PublicAccessBlock: singletonMode.default("off"),
  /**
   * The role with which EC2 runs spot instances, `AWSServiceRoleForEC2Spot`. One per AWS account. Default `off`: EC2 makes it
   * with the first spot instance, for which the role of Databricks has the right.
   */
  spotRole: singletonMode.default("off"),
  /** A block of the internet above all VPCs. Default `off`. */
  vpcPublicAccess: vpcPublicAccess.prefault({}),
  /**
   * The role with which API Gateway writes logs of REST APIs, one setting per AWS account and region. Default `off`;
   * REST APIs need it.
   */
  apiGatewayLogs: singletonMode.default("off"),
  /** What Amazon Bedrock logs of questions to its models, one setting per AWS account and region. Default `off`. */
  bedrockLogs: bedrockLogs.prefault({}),
  /** What AWS IoT logs of devices, rules and provisioning, one setting per AWS account and region. Default `off`. */
  iotLogs: iotLogs.prefault({}),
  /** What an AWS account of monitoring sees of this one in CloudWatch. Default `off`. */
  monitoring: monitoring.prefault({}),
  /** The account's subscription of Amazon QuickSight, one per AWS account. Default `off`; consumers of kind `quicksight` need it. */
  quickSight: quickSight.prefault({}),
  /** S3 Access Grants for people of IAM Identity Center, one instance per AWS account and region. Default `off`. */
  accessGrants: accessGrants.prefault({}),
  /** AWS Lake Formation, one list of administrators and one set of defaults per AWS account and region. Default `off`; data services of kind `lake-formation` need it. */
  lakeFormation: lakeFormation.prefault({}),
  /**
   * The roles `dms-vpc-role` and `dms-cloudwatch-logs-role`, which every replication of AWS DMS in the account works with.
   * One pair per AWS account. Default `off`.
   */
  dmsRoles: singletonMode.default("off"),
  /** The AWS organization that the account belongs to. Default: as if there were none. */
  organization: organization.optional(),
  /** AWS Config: changes of resources, rules. Default `off`. */
  config: awsConfig.prefault({}),
  /** GuardDuty: threats. Default `off`. */
  guardDuty: guardDuty.prefault({}),
  /** Security Hub: findings and standards. Default `off`. */
  securityHub: securityHub.prefault({}),
  /** Macie: sensitive data in buckets. Default `off`. */
  macie: macie.prefault({}),
  /** IAM Access Analyzer: access from outside, unused access. Default `off`. */
  accessAnalyzer: accessAnalyzer.prefault({}),
});

export type ParsedFoundation = z.output<typeof foundationSchema>;
