import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { MwsCredentials } from "@cdktf/provider-databricks/lib/mws-credentials";
import { MwsLogDelivery } from "@cdktf/provider-databricks/lib/mws-log-delivery";
import { MwsStorageConfigurations } from "@cdktf/provider-databricks/lib/mws-storage-configurations";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { Sleep } from "../../.gen/providers/time/sleep";
import type { LogDelivery as LogDeliveryConfig } from "../../config/model";
import { configured } from "../configured";
import { policyDocument } from "../iam/policy-document";
import { KmsKey } from "../kms/key";
import { SecureBucket } from "../storage/secure-bucket";
import { literal } from "../terraform/literal";
import { deliveryStatements, deliveryTrust, logBucketStatements, logKeyStatements } from "./policies";

export interface LogDeliveryProps {
  readonly config: LogDeliveryConfig;
  /** The customer's Databricks account, a UUID. */
  readonly databricksAccountId: string;
  /** Databricks' role that comes in to deliver. */
  readonly databricksRoleArn: string;
}

/** Logs that are lost cannot be made again: always protected. */
const PROTECTION = { preventDestroy: true, forceDestroy: false };

/** Days that a log which Databricks wrote anew, or somebody deleted, can be brought back. */
const VERSION_DAYS = 30;

/** Time in which IAM makes a new role known everywhere: Databricks tries it out when the delivery is made. */
const PROPAGATION = "60s";

/** Logs of the Databricks account in a bucket of AWS: the bucket with its key, the role that Databricks takes, and each sort of logs. */
export class LogDelivery extends Construct {
  readonly bucketName: string;

  constructor(scope: Construct, id: string, { config, databricksAccountId, databricksRoleArn }: LogDeliveryProps) {
    super(scope, id);
    const { names, partition, region, awsAccountId } = config;
    const place = { partition, bucketName: names.bucket };
    const key =
      config.encryption === "s3"
        ? undefined
        : configured(
            new KmsKey(this, "key", {
              aliasName: names.key,
              description: "Encrypts logs of the Databricks account",
              statements: logKeyStatements({ partition, accountId: awsAccountId, region }),
              ...config.key,
              preventDestroy: PROTECTION.preventDestroy,
            }),
            ".key",
          );
    const role = new IamRole(this, "role", {
      name: names.role,
      description: "Databricks delivers logs of the account",
      assumeRolePolicy: policyDocument(deliveryTrust(databricksRoleArn, databricksAccountId)),
    });
    const policy = new IamRolePolicy(this, "role-policy", {
      name: "log-delivery",
      role: role.name,
      policy: policyDocument(deliveryStatements(place, key && { arn: key.keyArn, region })),
    });
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: names.bucket,
      partition,
      ...(key === undefined ? {} : { kmsKeyArn: key.keyArn }),
      versioning: true,
      statements: logBucketStatements(place, role.arn),
      lifecycleRules: [
        {
          id: "archive-and-expire",
          transitions: [{ days: config.archiveAfterDays, storageClass: "GLACIER_IR" }],
          expireAfterDays: config.expireAfterDays,
          noncurrentVersionDays: VERSION_DAYS,
        },
      ],
      protection: PROTECTION,
    });
    this.bucketName = bucket.bucketName;
    const propagation = new Sleep(this, "propagation", {
      createDuration: PROPAGATION,
      triggers: { trust: Fn.sha256(role.assumeRolePolicy), policy: Fn.sha256(policy.policy) },
      dependsOn: [policy, ...bucket.settings],
    });
    const credentials = new MwsCredentials(this, "credentials", {
      credentialsName: names.role,
      roleArn: role.arn,
      dependsOn: [propagation],
    });
    const storage = new MwsStorageConfigurations(this, "storage-configuration", {
      accountId: databricksAccountId,
      storageConfigurationName: names.key,
      bucketName: bucket.bucketName,
      dependsOn: [propagation],
    });
    for (const delivery of config.deliveries) {
      configured(
        new MwsLogDelivery(this, delivery.key, {
          accountId: databricksAccountId,
          configName: literal(delivery.name),
          credentialsId: credentials.credentialsId,
          storageConfigurationId: storage.storageConfigurationId,
          logType: delivery.logType,
          outputFormat: delivery.outputFormat,
          deliveryPathPrefix: delivery.prefix,
          // The only argument that can change. Databricks never deletes a delivery, and takes two of a sort.
          status: delivery.enabled ? "ENABLED" : "DISABLED",
          lifecycle: { preventDestroy: PROTECTION.preventDestroy },
        }),
        `.${delivery.field}`,
      );
    }
  }
}
