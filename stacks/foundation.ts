import type { Construct } from "constructs";
import { stackName } from "../config/derive/stacks";
import type { Account, Environment } from "../config/model";
import { trailKeyStatements } from "../modules/audit/trail-policies";
import { anomalyStatements } from "../modules/kms/key-policies";
import { anomalyKeyStatements } from "../modules/operations/cost-anomaly-policies";
import { filesKeyStatements } from "../modules/storage/zone-files-policies";
import { dataKeyStatements, logKeyStatements } from "./base/contributions";
import { organizationMembership } from "./base/organization";
import { placeOf } from "./base/place";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider } from "./base/providers";
import { zoneFilesOf } from "./base/zone-files";
import { awsConfig } from "./foundation/aws-config";
import { backups } from "./foundation/backups";
import { boundaries } from "./foundation/boundary";
import { configAggregation } from "./foundation/config-aggregation";
import { deployRoles } from "./foundation/deploy-roles";
import { dmsRoles } from "./foundation/dms-roles";
import { type KeyArns, keys } from "./foundation/keys";
import { lakeFormation } from "./foundation/lake-formation";
import { logBuckets } from "./foundation/log-buckets";
import { security } from "./foundation/security";
import { trail, trailOf } from "./foundation/trail";

/** What the foundation layer offers to later layers of its environment. */
export interface FoundationOutputs {
  /** Purpose → ARN of the KMS key: `data`, `logs`, and others where something uses them. */
  readonly kms_key_arns: KeyArns;
  /** Purpose → ARN of the key's replica in the second region; only where keys are replicated. */
  readonly replica_key_arns?: Readonly<Record<string, string>>;
  /** Name of the central log bucket. */
  readonly log_bucket_name: string;
  /** ARN of the central log bucket. */
  readonly log_bucket_arn: string;
}

/** What everything else in an environment's AWS account stands on: keys, logs, audit, account-wide defaults. */
export class FoundationStack extends PlatformStack<FoundationOutputs> {
  constructor(scope: Construct, account: Account, env: Environment) {
    super(scope, stackName(env.name, "foundation"), { layer: "foundation", environment: env.name, state: env.state });
    awsProvider(this, account, env, "foundation");
    const ownTrail = trailOf(env);

    const made = keys(this, account, env, {
      data: {
        data: [...dataKeyStatements(env, "data"), ...filesKeyStatements(Object.values(zoneFilesOf(env)))],
        streams: dataKeyStatements(env, "streams"),
        databases: dataKeyStatements(env, "databases"),
      },
      logs: [
        ...(ownTrail === undefined ? [] : trailKeyStatements(ownTrail)),
        ...logKeyStatements(env),
        ...(env.operations.logAnomalies === undefined ? [] : anomalyStatements(placeOf(env))),
        ...(env.operations.anomalies?.frequency === "IMMEDIATE" ? anomalyKeyStatements(env.awsAccountId) : []),
      ],
    });
    const { keyArns } = made;
    const bounds = boundaries(this, account, env, keyArns);
    const logBucket = logBuckets(this, env, keyArns.logs, organizationMembership(this, env));
    trail(this, env, keyArns.logs, logBucket, bounds.foundation);
    configAggregation(this, env);
    awsConfig(this, env, keyArns.logs, logBucket);
    security(this, env, keyArns);
    backups(this, account, env, made);
    dmsRoles(this, env, bounds.foundation);
    lakeFormation(this, env, deployRoles(this, account, env, bounds));

    this.publish({
      kms_key_arns: keyArns,
      ...(Object.keys(made.replicaKeyArns).length > 0 && { replica_key_arns: made.replicaKeyArns }),
      log_bucket_name: logBucket.bucketName,
      log_bucket_arn: logBucket.bucketArn,
    });
  }
}
