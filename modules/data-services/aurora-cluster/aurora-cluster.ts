import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Construct } from "constructs";
import type { CreatedCluster } from "../../../config/kinds/data-services/aurora-cluster";
import type { Protection } from "../../../config/model";
import { parametersOf } from "../database/parameters";
import {
  changeArguments,
  insightsArguments,
  lifecycleSupport,
  loadArguments,
  lossArguments,
  measuredArguments,
  type Surroundings,
} from "../database/shared";

export interface AuroraClusterProps extends Surroundings {
  readonly database: CreatedCluster;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Class of instances that grow and shrink. */
const SERVERLESS = "db.serverless";

/** Identifiers of its instances. */
export const memberNames = ({ name, instances }: Pick<CreatedCluster, "name" | "instances">): string[] =>
  Array.from({ length: instances }, (_, index) => `${name}-${index + 1}`);

/** An encrypted cluster that is not reached from the internet, and whose administrator's password nobody here sees. */
export class AuroraCluster extends Construct {
  /** Of the instance that is written to, which alone tells changes. */
  readonly address: string;
  readonly identifier: string;
  /** The same, once it has the instance that is written to. */
  readonly writtenCluster: string;
  /** Its id in ARNs of its users. */
  readonly resourceId: string;
  /** ARN of the secret with the administrator's password. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: AuroraClusterProps) {
    super(scope, id);
    const { database, subnets, securityGroupId, logs, monitoring, kmsKeyArn, secretKeyArn, tags, protection } = props;
    const { backup, capacity, engine } = database;
    const parameters = new RdsClusterParameterGroup(this, "parameters", {
      // Another family replaces the group, which cannot go before the cluster uses the new one.
      namePrefix: `${database.name}-`,
      family: database.family,
      description: `Parameters of ${database.name}`,
      parameter: parametersOf(database),
      tags: { ...tags },
      lifecycle: { createBeforeDestroy: true },
    });
    const cluster = new RdsCluster(this, "Resource", {
      clusterIdentifier: database.name,
      engine,
      engineVersion: database.engineVersion,
      ...lifecycleSupport(engine, database.acknowledgeExtendedSupport),
      ...(capacity.mode === "serverless" && {
        serverlessv2ScalingConfiguration: { minCapacity: capacity.minUnits, maxCapacity: capacity.maxUnits },
      }),
      ...(database.storage === "io-optimized" && { storageType: "aurora-iopt1" }),
      storageEncrypted: true,
      kmsKeyId: kmsKeyArn,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupId],
      port: database.port,
      ...(database.database !== undefined && { databaseName: database.database }),
      masterUsername: database.masterUser,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: secretKeyArn,
      iamDatabaseAuthenticationEnabled: database.iamAuthentication,
      dbClusterParameterGroupName: parameters.name,
      backupRetentionPeriod: backup.retentionDays,
      ...(backup.window !== undefined && { preferredBackupWindow: backup.window }),
      ...(database.maintenanceWindow !== undefined && { preferredMaintenanceWindow: database.maintenanceWindow }),
      copyTagsToSnapshot: true,
      ...changeArguments(database.applyChanges),
      ...insightsArguments(database.monitoring, kmsKeyArn),
      enabledCloudwatchLogsExports: Object.keys(database.logGroupNames),
      ...lossArguments(database.name, protection),
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
      dependsOn: [...logs.groups],
    });
    const members = memberNames(database).map(
      (identifier, index) =>
        new RdsClusterInstance(this, `instance-${index + 1}`, {
          identifier,
          clusterIdentifier: cluster.clusterIdentifier,
          engine,
          instanceClass: capacity.mode === "serverless" ? SERVERLESS : capacity.instanceClass,
          publiclyAccessible: false,
          autoMinorVersionUpgrade: true,
          applyImmediately: database.applyChanges === "immediately",
          copyTagsToSnapshot: true,
          ...measuredArguments(database.monitoring, monitoring),
          ...loadArguments(database.monitoring, kmsKeyArn),
          tags: { ...tags },
          ...(monitoring !== undefined && { dependsOn: [monitoring.policy] }),
        }),
    );
    this.address = cluster.endpoint;
    this.identifier = cluster.clusterIdentifier;
    this.writtenCluster = members[0]?.clusterIdentifier ?? cluster.clusterIdentifier;
    this.resourceId = cluster.clusterResourceId;
    this.secretArn = cluster.masterUserSecret.get(0).secretArn;
  }
}
