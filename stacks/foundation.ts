import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { peerRoleArns } from "../config/derive/connections/peer-roles";
import { boundaryName, type KeyPurpose, keyPurposes } from "../config/derive/foundation";
import { LOG_GROUPS, logGroupNameOf, ROLES } from "../config/derive/purposes";
import { stackName } from "../config/derive/stacks";
import type { Account, Environment } from "../config/model";
import { ConfigRecorder } from "../modules/audit/config-recorder";
import { ConfigRules } from "../modules/audit/config-rules";
import { ACCOUNT_RULES, DATA_RULES } from "../modules/audit/config-rules-table";
import { ConformancePack } from "../modules/audit/conformance-pack";
import { Trail } from "../modules/audit/trail";
import { TrailLogGroup } from "../modules/audit/trail-log-group";
import { type TrailPlace, trailBucketStatements, trailKeyStatements } from "../modules/audit/trail-policies";
import { DeployRoles } from "../modules/iam/deploy-roles";
import { ManagedPolicy } from "../modules/iam/managed-policy";
import { permissionsBoundary } from "../modules/iam/permissions-boundary-policy";
import type { Statement } from "../modules/iam/policy-document";
import { environmentKeys } from "../modules/kms/environment-keys";
import { KmsKey } from "../modules/kms/key";
import { ReplicaKey } from "../modules/kms/replica-key";
import { ControlTower } from "../modules/security/control-tower";
import { SecurityServices } from "../modules/security/security-services";
import { AccessLogBucket } from "../modules/storage/access-log-bucket";
import { EbsEncryption } from "../modules/storage/ebs-encryption";
import { LogBucket } from "../modules/storage/log-bucket";
import { organizationPerimeter } from "../modules/storage/perimeter";
import { bucketArnOf } from "../modules/storage/secure-bucket";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider, managementProvider } from "./base/providers";
import { configAggregation } from "./foundation/config-aggregation";
import { logReplica } from "./foundation/log-replica";

/** The keys that are always there, and the others by their purpose. */
type KeyArns = Readonly<Record<"data" | "logs", string>> & Readonly<Record<string, string>>;

/** What the foundation layer offers to later layers of its environment. */
export interface FoundationOutputs {
  /** Purpose → ARN of the KMS key: `data`, `logs`, and `managed-services` and `workspace-storage` where something uses them. */
  readonly kms_key_arns: KeyArns;
  /** Name of the central log bucket. */
  readonly log_bucket_name: string;
  /** ARN of the central log bucket. */
  readonly log_bucket_arn: string;
}

/** Names of the buckets that the foundation makes. */
function logBuckets({ foundation: { logBucket, accessLogBucket, logReplicaBucket } }: Environment): string[] {
  return [logBucket, accessLogBucket, logReplicaBucket].filter((name) => name !== undefined);
}

/** What everything else in an environment's AWS account stands on: keys, logs, audit, account-wide defaults. */
export class FoundationStack extends PlatformStack<FoundationOutputs> {
  constructor(scope: Construct, account: Account, env: Environment) {
    super(scope, stackName(env.name, "foundation"), { layer: "foundation", state: env.state });
    awsProvider(this, account, env, "foundation");
    const where = { partition: env.partition, accountId: env.awsAccountId, region: env.region };
    const { logs, cloudTrail } = env.foundation;
    const trail = cloudTrail.mode === "create" ? { ...where, trailName: env.prefix } : undefined;

    const boundaryArn = this.boundary(account, env);
    const keyArns = this.keys(account, env, trail === undefined ? [] : trailKeyStatements(trail));

    const logBucket = new LogBucket(this, "logs", {
      ...where,
      bucketName: env.foundation.logBucket,
      kmsKeyArn: keyArns.logs,
      archiveAfterDays: logs.archiveAfterDays,
      expireAfterDays: logs.expireAfterDays,
      statements: [
        ...(trail === undefined ? [] : trailBucketStatements(trail, env.foundation.logBucket)),
        ...organizationPerimeter(env.partition, env.foundation.logBucket, env.foundation.perimeterOrganizationId),
      ],
      accessLogBucket: this.accessLogs(env),
      objectLock: logs.objectLock,
      protection: env.protection,
    });
    logReplica(this, env, keyArns.logs, logBucket);
    if (trail !== undefined) this.trail(env, trail, keyArns.logs, logBucket, boundaryArn);
    this.config(env, keyArns.logs, logBucket);
    if (env.foundation.ebsEncryptionByDefault === "create") new EbsEncryption(this, "ebs-encryption");
    new SecurityServices(this, "security", {
      ...where,
      prefix: env.prefix,
      volumeKeyArn: keyArns["workspace-storage"],
      settings: env.foundation,
    });
    const tower = env.foundation.organization?.controlTower;
    if (tower !== undefined && tower.mode !== "off") {
      new ControlTower(this, "control-tower", { ...tower, provider: managementProvider(this, tower) });
    }
    if (env.foundation.ciRoles !== undefined && boundaryArn !== undefined) {
      new DeployRoles(this, "deploy-role", {
        ...where,
        prefix: env.prefix,
        ci: env.foundation.ciRoles,
        environment: env.name,
        workspaces: Object.keys(env.workspaces),
        state: env.state,
        accountState: account.state,
        replicaRegion: env.foundation.disasterRecovery?.region,
        buckets: {
          foundation: logBuckets(env),
          workspace: Object.values(env.workspaces).map((workspace) => workspace.rootBucket),
          "unity-catalog": Object.values(env.zones).map((zone) => zone.bucket),
        },
        emptiesBuckets: env.protection.forceDestroy,
        peerRoleArns: peerRoleArns(env.network),
        permissionsBoundaryArn: boundaryArn,
      });
    }

    this.publish({
      kms_key_arns: keyArns,
      log_bucket_name: logBucket.bucketName,
      log_bucket_arn: logBucket.bucketArn,
    });
  }

  /** ARN of the policy that bounds the roles of later layers; a reference where it is made here. */
  private boundary(account: Account, env: Environment): string | undefined {
    if (env.foundation.permissionsBoundary.mode !== "create") return env.foundation.permissionsBoundaryArn;
    return new ManagedPolicy(this, "boundary", {
      policyName: boundaryName(env.prefix),
      description: `The most that a role of ${env.prefix} may do`,
      statements: permissionsBoundary({
        partition: env.partition,
        accountId: env.awsAccountId,
        region: env.region,
        prefix: env.prefix,
        logBuckets: logBuckets(env),
        stateBuckets: [env.state, account.state].flatMap((state) => (state.backend === "s3" ? [state.bucket] : [])),
      }),
    }).policyArn;
  }

  /** A key per purpose, and replicas where there is a second region. */
  private keys(account: Account, env: Environment, logStatements: readonly Statement[]): KeyArns {
    const { kms, disasterRecovery } = env.foundation;
    const plansIn = (region: string) =>
      environmentKeys({
        partition: env.partition,
        accountId: env.awsAccountId,
        region,
        administrators: kms.administrators,
        databricks: {
          controlPlaneAccountId: account.principals.accountId,
          databricksAccountId: account.databricksAccountId,
        },
        crossAccountRoleArns:
          env.network.mode === "serverless-only"
            ? []
            : Object.values(env.workspaces).map((workspace) => workspace.crossAccountRole.arn),
        logStatements,
      });
    const shared = {
      deletionWindowDays: kms.deletionWindowDays,
      preventDestroy: env.protection.preventDestroy,
    };
    const key = (purpose: KeyPurpose) =>
      new KmsKey(this, `key-${purpose}`, {
        ...shared,
        ...plansIn(env.region)[purpose],
        aliasName: `${env.prefix}-${purpose}`,
        rotationDays: kms.rotationDays,
        multiRegion: disasterRecovery?.keys.some((replicated) => replicated === purpose) ?? false,
      }).keyArn;
    const used = keyPurposes(env, account.tier).filter((purpose) => purpose !== "data" && purpose !== "logs");
    const arns: KeyArns = {
      ...Object.fromEntries(used.map((purpose) => [purpose, key(purpose)])),
      data: key("data"),
      logs: key("logs"),
    };
    for (const purpose of disasterRecovery?.keys ?? []) {
      const region = disasterRecovery?.region ?? env.region;
      new ReplicaKey(this, `replica-key-${purpose}`, {
        ...shared,
        ...plansIn(region)[purpose],
        primaryKeyArn: at(arns, purpose),
        region,
        aliasName: `${env.prefix}-${purpose}`,
      });
    }
    return arns;
  }

  /** Bucket for the access logs of every bucket of the environment; nothing where they are off. */
  private accessLogs(env: Environment): string | undefined {
    const { accessLogBucket, logBucket, logs } = env.foundation;
    if (accessLogBucket === undefined || logs.accessLogs === undefined) return undefined;
    return new AccessLogBucket(this, "access-logs", {
      bucketName: accessLogBucket,
      partition: env.partition,
      accountId: env.awsAccountId,
      sourceBuckets: [
        logBucket,
        ...Object.values(env.workspaces).map((workspace) => workspace.rootBucket),
        ...Object.values(env.zones).map((zone) => zone.bucket),
      ],
      statements: organizationPerimeter(env.partition, accessLogBucket, env.foundation.perimeterOrganizationId),
      expireAfterDays: logs.accessLogs.expireAfterDays,
      protection: env.protection,
    }).bucketName;
  }

  /** AWS Config; rules also where the recorder is somebody else's. */
  private config(env: Environment, kmsKeyArn: string, logBucket: LogBucket): void {
    const { config } = env.foundation;
    configAggregation(this, env);
    if (config.mode === "off") return;
    const dependsOn =
      config.mode === "existing"
        ? []
        : [
            new ConfigRecorder(this, "config", {
              ...config,
              delivery: {
                partition: env.partition,
                accountId: env.awsAccountId,
                bucketName: logBucket.bucketName,
                kmsKeyArn,
              },
              roleName: `${env.prefix}-${ROLES.config}`,
              dependsOn: logBucket.dependables,
            }).dependable,
          ];
    if (config.rules) new ConfigRules(this, "config-rule", { prefix: env.prefix, rules: ACCOUNT_RULES, dependsOn });
    if (config.conformancePack) {
      new ConformancePack(this, "conformance-pack", { packName: `${env.prefix}-data`, rules: DATA_RULES, dependsOn });
    }
  }

  private trail(
    env: Environment,
    place: TrailPlace,
    kmsKeyArn: string,
    logBucket: LogBucket,
    permissionsBoundary: string | undefined,
  ): void {
    const { cloudTrail } = env.foundation;
    if (cloudTrail.mode !== "create") return;
    const logGroup =
      cloudTrail.cloudWatch === undefined
        ? undefined
        : new TrailLogGroup(this, "trail-log-group", {
            place,
            logGroupName: logGroupNameOf(env.prefix, LOG_GROUPS.trail),
            roleName: `${env.prefix}-${ROLES.trail}`,
            permissionsBoundary,
            kmsKeyArn,
            retentionDays: cloudTrail.cloudWatch.retentionDays,
            preventDestroy: env.protection.preventDestroy,
          });
    new Trail(this, "trail", {
      trailName: place.trailName,
      bucketName: logBucket.bucketName,
      kmsKeyArn,
      managementEvents: cloudTrail.managementEvents,
      dataEventBucketArns: cloudTrail.zoneDataEvents
        ? Object.values(env.zones).map((zone) => bucketArnOf(env.partition, zone.bucket))
        : [],
      insights: cloudTrail.insights,
      logGroup,
      dependsOn: [...logBucket.dependables, ...(logGroup === undefined ? [] : [logGroup.dependable])],
    });
  }
}
