import { MwsStorageConfigurations } from "@cdktf/provider-databricks/lib/mws-storage-configurations";
import { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Protection } from "../../config/model";
import { SecureBucket } from "../storage/secure-bucket";
import { type RootBucketPolicyProps, rootBucketPolicy } from "./root-bucket-policy";

export interface RootBucketProps extends RootBucketPolicyProps {
  /** Name of the storage configuration in the account console. */
  readonly storageConfigurationName: string;
  /** ARN of the key that encrypts the bucket; its policy must let Databricks use it. */
  readonly kmsKeyArn: string;
  /** Bucket for S3 server access logs. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  readonly protection: Protection;
}

/** The workspace storage bucket of one workspace, registered with Databricks. */
export class RootBucket extends Construct {
  readonly bucketName: string;
  /** Databricks' id of the storage configuration. */
  readonly storageConfigurationId: string;

  constructor(scope: Construct, id: string, props: RootBucketProps) {
    super(scope, id);
    // Databricks advises against versions here: clusters and jobs overwrite their files all the time.
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: props.bucketName,
      partition: props.partition,
      kmsKeyArn: props.kmsKeyArn,
      versioning: false,
      statements: rootBucketPolicy(props),
      accessLogBucket: props.accessLogBucket,
      protection: props.protection,
    });
    const configuration = new MwsStorageConfigurations(this, "storage-configuration", {
      accountId: props.databricksAccountId,
      bucketName: bucket.bucketName,
      storageConfigurationName: props.storageConfigurationName,
      // Databricks writes to the bucket as soon as a workspace has it: policy and encryption must be there.
      dependsOn: bucket.node.findAll().filter((part) => TerraformResource.isTerraformResource(part)),
    });
    this.bucketName = bucket.bucketName;
    this.storageConfigurationId = configuration.storageConfigurationId;
  }
}
