import { Construct } from "constructs";
import { at } from "../config/derive/at";
import { DOMAIN_TAG } from "../config/derive/domains";
import { mapValues } from "../config/derive/map-values";
import { bucketNameOf } from "../config/derive/names";
import { BUCKETS, backupVaultOf, WATCHING } from "../config/derive/purposes";
import { stackName } from "../config/derive/stacks";
import { stackTags } from "../config/derive/tags";
import { shipsPrograms } from "../config/kinds/entries";
import type { Account, Environment } from "../config/model";
import { BackupAlarms } from "../modules/backups/backup-alarms";
import { configured } from "../modules/configured";
import { alarmsOf, UNREAD, watchedQueue } from "../modules/events/alarms";
import type { ProgramBucket } from "../modules/kinds/contribution";
import { AlarmHistory } from "../modules/operations/alarm-history";
import { AlarmTopic } from "../modules/operations/alarm-topic";
import { BucketAlarms } from "../modules/operations/bucket-alarms";
import { CostAnomalies } from "../modules/operations/cost-anomalies";
import { anomalyTopicStatements } from "../modules/operations/cost-anomaly-policies";
import { CostBudget } from "../modules/operations/cost-budget";
import { Dashboard } from "../modules/operations/dashboard";
import { NatGatewayAlarms } from "../modules/operations/nat-gateway-alarms";
import { SecureBucket } from "../modules/storage/secure-bucket";
import { contributions, type KindOutputs, topicStatements } from "./base/contributions";
import { placeOf } from "./base/place";
import { type EarlierStack, PlatformStack } from "./base/platform-stack";
import { awsProvider } from "./base/providers";
import { zoneFilesOf } from "./base/zone-files";
import type { FoundationOutputs } from "./foundation";
import type { NetworkOutputs } from "./network/outputs";
import { logAnomalies } from "./operations-anomalies";
import { calls } from "./operations-calls";
import type { UnityCatalogOutputs } from "./unity-catalog";

/** What the operations layer offers to whoever builds on the environment. */
export interface OperationsOutputs {
  /** ARN of the SNS topic that every alarm goes to. */
  readonly alarm_topic_arn: string;
}

/** What the operations layer reads. */
export interface OperationsUpstream {
  readonly foundation: PlatformStack<FoundationOutputs>;
  readonly network: PlatformStack<NetworkOutputs>;
  readonly unityCatalog: PlatformStack<UnityCatalogOutputs>;
  readonly dataServices: PlatformStack<KindOutputs>;
}

/** What its entries read, where there are some: stacks that it comes after only then. */
export interface OperationsReadable {
  readonly account: EarlierStack;
  readonly workspace: EarlierStack;
  /** Workspace → its stack of the serving layer. */
  readonly serving: Readonly<Record<string, EarlierStack>>;
}

/** Watching one environment: alarms, their history, a dashboard and the budget. */
export class OperationsStack extends PlatformStack<OperationsOutputs> {
  constructor(
    scope: Construct,
    account: Account,
    env: Environment,
    upstream: OperationsUpstream,
    { serving, ...readable }: OperationsReadable,
  ) {
    super(scope, stackName(env.name, "operations"), { layer: "operations", environment: env.name, state: env.state });
    awsProvider(this, account, env, "operations");

    const { prefix, operations } = env;
    const kmsKeyArn = upstream.foundation.readBy(this).kms_key_arns.logs;
    const zoneBuckets = upstream.unityCatalog.readBy(this).zone_bucket_names;
    const buckets = Object.fromEntries(
      Object.keys(env.zones)
        .filter((key) => env.zones[key]?.kind === "raw")
        .map((key) => [key, at(zoneBuckets, key)]),
    );
    const natGateways = upstream.network.readBy(this).nat_gateway_ids;
    const alarms = { ...placeOf(env), prefix };

    const { topicArn } = configured(
      new AlarmTopic(this, "alarm-topic", {
        alarms,
        kmsKeyArn,
        emails: operations.alarmEmails,
        statements: (arn) => [
          ...topicStatements(env, arn),
          ...(operations.anomalies?.frequency === "IMMEDIATE" ? anomalyTopicStatements(arn, env.awsAccountId) : []),
        ],
      }),
      "operations.alarmEmails",
    );
    const bucketAlarms = mapValues(buckets, (bucketName, key) =>
      configured(
        new BucketAlarms(this, `zone-${key}`, { name: `${prefix}-${key}`, bucketName, topicArn }),
        `zones.${key}`,
      ),
    );
    const natAlarms = mapValues(natGateways, (natGatewayId, zone) =>
      configured(
        new NatGatewayAlarms(this, `nat-${zone}`, { name: `${prefix}-nat-${zone}`, natGatewayId, topicArn }),
        "network.nat",
      ),
    );
    for (const [key, { queueName }] of Object.entries(zoneFilesOf(env))) {
      const zone = configured(new Construct(this, `files-${key}`), `zones.${key}.fileEvents`);
      alarmsOf(zone, watchedQueue(queueName, topicArn), { unread: UNREAD });
    }
    if (env.foundation.backups !== undefined) {
      configured(
        new BackupAlarms(this, "backups", { vaultName: backupVaultOf(prefix), topicArn }),
        "foundation.backups",
      );
    }
    configured(
      new AlarmHistory(this, "alarm-history", {
        alarms,
        kmsKeyArn,
        retentionDays: operations.logRetentionDays,
        preventDestroy: env.protection.preventDestroy,
      }),
      "operations.logRetentionDays",
    );
    configured(
      new Dashboard(this, "dashboard", {
        name: `${prefix}-lakehouse`,
        region: env.region,
        buckets,
        natGateways,
        alarmArns: [...Object.values(bucketAlarms), ...Object.values(natAlarms)].flatMap((made) => made.alarmArns),
      }),
      "operations",
    );
    configured(
      new CostBudget(this, "budget", { name: `${prefix}-${WATCHING.budget}`, ...operations.budget }),
      "operations.budget",
    );

    if (operations.anomalies !== undefined) {
      configured(
        new CostAnomalies(this, "anomalies", {
          name: `${prefix}-${WATCHING.anomalies}`,
          anomalies: operations.anomalies,
          topicArn,
        }),
        "operations.anomalies",
      );
    }
    for (const [domain, { budget }] of Object.entries(env.domains)) {
      if (budget?.aws === undefined) continue;
      configured(
        new CostBudget(this, `budget-${domain}`, {
          name: `${prefix}-${WATCHING.domainBudget(domain)}`,
          ...budget.aws,
          tag: { key: DOMAIN_TAG, value: domain },
          emails: budget.emails,
        }),
        `domains.${domain}.budget.aws`,
      );
    }
    const programBucket = shipsPrograms(env) ? this.programBucket(account, env, upstream) : undefined;
    contributions(this, {
      layer: "operations",
      account,
      environment: env,
      tags: stackTags(env.tags, { platform: account.name, environment: env.name, layer: "operations" }),
      upstream: {
        ...readable,
        ...upstream,
        "unity-catalog": upstream.unityCatalog,
        "data-services": upstream.dataServices,
      },
      ofWorkspaces: mapValues(serving, (stack) => ({ serving: stack })),
      own: { alarmTopicArn: topicArn, accessLogBucket: env.foundation.accessLogBucket, programBucket },
    });
    // Log groups of every layer are there before, those of kinds in this one too.
    if (env.operations.logAnomalies !== undefined) upstream.dataServices.readBy(this);
    logAnomalies(this, account, env, { kmsKeyArn, topicArn });
    // Of all alarms that there are, those of kinds too.
    calls(this, env);
    this.publish({ alarm_topic_arn: topicArn });
  }

  /** Programs of entries that run in AWS. */
  private programBucket(account: Account, env: Environment, { foundation }: OperationsUpstream): ProgramBucket {
    const kmsKeyArn = foundation.readBy(this).kms_key_arns.data;
    const { versionedName } = configured(
      new SecureBucket(this, "programs", {
        bucketName: bucketNameOf(account, env, BUCKETS.programs),
        partition: env.partition,
        kmsKeyArn,
        versioning: true,
        lifecycleRules: [{ id: "old-versions", noncurrentVersionDays: 90 }],
        accessLogBucket: env.foundation.accessLogBucket,
        protection: env.protection,
      }),
      "workloads",
    );
    return { bucketName: versionedName, kmsKeyArn };
  }
}
