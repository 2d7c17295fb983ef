import type { Construct } from "constructs";
import { stackName } from "../config/derive/stacks";
import type { Account, Environment } from "../config/model";
import { environmentKeys, type KeyPurpose } from "../modules/kms/environment-keys";
import { KmsKey } from "../modules/kms/key";
import { EbsEncryption } from "../modules/storage/ebs-encryption";
import { LogBucket } from "../modules/storage/log-bucket";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider } from "./base/providers";

/** What the foundation layer offers to later layers of its environment. */
export interface FoundationOutputs {
  /** Purpose (`managed-services`, `workspace-storage`, `data`, `logs`) → ARN of the KMS key. */
  readonly kms_key_arns: Readonly<Record<KeyPurpose, string>>;
  /** Name of the central log bucket. */
  readonly log_bucket_name: string;
  /** ARN of the central log bucket. */
  readonly log_bucket_arn: string;
}

/** What everything else in an environment's AWS account stands on: keys, the log bucket, account-wide defaults. */
export class FoundationStack extends PlatformStack<FoundationOutputs> {
  constructor(scope: Construct, account: Account, env: Environment) {
    super(scope, stackName(env.name, "foundation"), { layer: "foundation", state: env.state });
    awsProvider(this, account, env, "foundation");
    const where = { partition: env.partition, accountId: env.awsAccountId, region: env.region };
    const { kms, logs } = env.foundation;

    const plans = environmentKeys({
      ...where,
      administrators: kms.administrators,
      databricks: {
        controlPlaneAccountId: account.principals.accountId,
        databricksAccountId: account.databricksAccountId,
      },
      crossAccountRoleArns: Object.values(env.workspaces).map((workspace) => workspace.crossAccountRole.arn),
    });
    const key = (purpose: KeyPurpose) =>
      new KmsKey(this, `key-${purpose}`, {
        aliasName: `${env.prefix}-${purpose}`,
        ...plans[purpose],
        deletionWindowDays: kms.deletionWindowDays,
        rotationDays: kms.rotationDays,
        preventDestroy: env.protection.preventDestroy,
      }).keyArn;
    const keyArns = {
      "managed-services": key("managed-services"),
      "workspace-storage": key("workspace-storage"),
      data: key("data"),
      logs: key("logs"),
    };

    const logBucket = new LogBucket(this, "logs", {
      ...where,
      bucketName: env.foundation.logBucket,
      kmsKeyArn: keyArns.logs,
      archiveAfterDays: logs.archiveAfterDays,
      expireAfterDays: logs.expireAfterDays,
      protection: env.protection,
    });
    if (env.foundation.ebsEncryptionByDefault === "create") new EbsEncryption(this, "ebs-encryption");

    this.publish({
      kms_key_arns: keyArns,
      log_bucket_name: logBucket.bucketName,
      log_bucket_arn: logBucket.bucketArn,
    });
  }
}
