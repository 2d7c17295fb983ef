import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { type ITerraformDependable, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Protection } from "../../config/model";
import { policyDocument, type Statement } from "../iam/policy-document";
import { KmsKey, type KmsKeyProps } from "../kms/key";
import { LOG_REPLICATION_TRUST, logReplicationStatements } from "./log-replication-policy";
import { type LifecycleRule, type ObjectLock, SecureBucket } from "./secure-bucket";

export interface LogReplicaProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** The bucket that is copied, with all its settings: replication needs its versions. */
  readonly source: {
    readonly bucketName: string;
    readonly region: string;
    readonly kmsKeyArn: string;
    readonly dependsOn: readonly ITerraformDependable[];
  };
  /** Region of the copy. */
  readonly region: string;
  /** Name of the copy; changing it replaces the bucket. */
  readonly bucketName: string;
  /** Key of the copy, in its region. */
  readonly key: Pick<KmsKeyProps, "aliasName" | "statements" | "deletionWindowDays" | "rotationDays">;
  /** Name of the role that S3 copies with. */
  readonly roleName: string;
  readonly lifecycleRules: readonly LifecycleRule[];
  /** Statements of the copy's bucket policy. Default none. */
  readonly statements?: readonly Statement[];
  /** What has to be in order before the bucket policy is written. Default: nothing. */
  readonly policyDependsOn?: readonly ITerraformDependable[];
  /** Locks copies as long as the originals. Default: no lock. */
  readonly objectLock?: ObjectLock | undefined;
  readonly protection: Protection;
}

/** A copy of every new log in another region, in a bucket and under a key of its own there. */
export class LogReplica extends Construct {
  constructor(scope: Construct, id: string, props: LogReplicaProps) {
    super(scope, id);
    const { partition, region, source, protection } = props;
    const key = new KmsKey(this, "key", {
      ...props.key,
      description: `Copies of logs of ${source.region}`,
      region,
      preventDestroy: protection.preventDestroy,
    });
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: props.bucketName,
      region,
      partition,
      kmsKeyArn: key.keyArn,
      versioning: true,
      ...(props.statements === undefined ? {} : { statements: props.statements }),
      policyDependsOn: props.policyDependsOn ?? [],
      lifecycleRules: props.lifecycleRules,
      objectLock: props.objectLock,
      protection,
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "S3: copies logs to another region",
      assumeRolePolicy: policyDocument(LOG_REPLICATION_TRUST),
    });
    const policy = new IamRolePolicy(this, "role-policy", {
      name: "replicate",
      role: role.name,
      policy: policyDocument(
        logReplicationStatements({
          partition,
          source,
          replica: { bucketName: bucket.bucketName, region, kmsKeyArn: key.keyArn },
          objectLock: props.objectLock !== undefined,
        }),
      ),
    });
    new S3BucketReplicationConfigurationA(this, "replication", {
      bucket: source.bucketName,
      role: role.arn,
      rule: [
        {
          id: "copy-every-log",
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: { bucket: bucket.bucketArn, encryptionConfiguration: { replicaKmsKeyId: key.keyArn } },
        },
      ],
      dependsOn: [
        policy,
        ...source.dependsOn,
        ...bucket.node.findAll().filter((part) => TerraformResource.isTerraformResource(part)),
      ],
    });
  }
}
