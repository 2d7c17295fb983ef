import { RedshiftCluster as AwsRedshiftCluster } from "@cdktf/provider-aws/lib/redshift-cluster";
import { RedshiftClusterIamRoles } from "@cdktf/provider-aws/lib/redshift-cluster-iam-roles";
import { RedshiftLogging } from "@cdktf/provider-aws/lib/redshift-logging";
import { RedshiftParameterGroup } from "@cdktf/provider-aws/lib/redshift-parameter-group";
import { RedshiftSnapshotSchedule } from "@cdktf/provider-aws/lib/redshift-snapshot-schedule";
import { RedshiftSnapshotScheduleAssociation } from "@cdktf/provider-aws/lib/redshift-snapshot-schedule-association";
import { RedshiftSubnetGroup } from "@cdktf/provider-aws/lib/redshift-subnet-group";
import { RedshiftUsageLimit } from "@cdktf/provider-aws/lib/redshift-usage-limit";
import { Construct } from "constructs";
import { REDSHIFT_FAMILY, REDSHIFT_LOGS } from "../../../config/facts/redshift";
import type { CreatedWarehouseCluster } from "../../../config/kinds/data-services/redshift-cluster";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import type { Surroundings } from "../redshift/surroundings";

export interface RedshiftClusterProps extends Surroundings {
  readonly warehouse: CreatedWarehouseCluster;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** What a limit does, as AWS calls it. */
const BREACH = { log: "log", metric: "emit-metric", stop: "disable" } as const;

type Limit = CreatedWarehouseCluster["usageLimits"][number];

/** What is limited, in AWS's words, and how much of it. */
function limited(limit: Limit) {
  switch (limit.of) {
    case "spectrum":
      return { featureType: "spectrum", limitType: "data-scanned", amount: limit.terabytes };
    case "concurrency":
      return { featureType: "concurrency-scaling", limitType: "time", amount: limit.minutes };
    case "data-sharing":
      return { featureType: "cross-region-datasharing", limitType: "data-scanned", amount: limit.terabytes };
  }
}

/** An encrypted cluster that is not reached from the internet, and whose administrator's password nobody here sees. */
export class RedshiftCluster extends Construct {
  readonly address: string;
  readonly identifier: string;
  readonly namespaceArn: string;
  /** ARN of the secret with the administrator's password. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: RedshiftClusterProps) {
    super(scope, id);
    const { warehouse, subnetIds, securityGroupId, logs, role, kmsKeyArn, secretKeyArn, tags, protection } = props;
    const { name, nodes, multiAz, snapshots } = warehouse;
    const subnets = new RedshiftSubnetGroup(this, "subnets", {
      name,
      description: `Subnets of ${name}`,
      subnetIds: [...subnetIds],
      tags: { ...tags },
    });
    const parameters = new RedshiftParameterGroup(this, "parameters", {
      name,
      family: REDSHIFT_FAMILY.value,
      description: `Parameters of ${name}`,
      parameter: Object.entries(warehouse.allParameters).map(([parameter, value]) => ({ name: parameter, value })),
      tags: { ...tags },
    });
    const cluster = new AwsRedshiftCluster(this, "Resource", {
      clusterIdentifier: name,
      nodeType: warehouse.nodeType,
      clusterType: nodes === 1 ? "single-node" : "multi-node",
      numberOfNodes: nodes,
      multiAz,
      // AWS takes one or the other.
      availabilityZoneRelocationEnabled: !multiAz,
      databaseName: warehouse.database,
      masterUsername: warehouse.adminUser,
      manageMasterPassword: true,
      masterPasswordSecretKmsKeyId: secretKeyArn,
      encrypted: "true",
      kmsKeyId: kmsKeyArn,
      clusterSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupId],
      publiclyAccessible: false,
      enhancedVpcRouting: warehouse.network.throughVpc,
      port: warehouse.port,
      clusterParameterGroupName: parameters.name,
      automatedSnapshotRetentionPeriod: snapshots.retentionDays,
      ...(warehouse.maintenanceWindow !== undefined && { preferredMaintenanceWindow: warehouse.maintenanceWindow }),
      maintenanceTrackName: warehouse.track,
      allowVersionUpgrade: true,
      applyImmediately: warehouse.applyChanges === "immediately",
      ...(protection.preventDestroy
        ? { skipFinalSnapshot: false, finalSnapshotIdentifier: `${name}-final` }
        : { skipFinalSnapshot: true }),
      tags: { ...tags },
      lifecycle: {
        preventDestroy: protection.preventDestroy,
        // It moves by itself when a zone fails, and roles are a resource of their own.
        ignoreChanges: ["availability_zone", "default_iam_role_arn", "iam_roles"],
      },
    });
    const { clusterIdentifier } = cluster;
    if (role !== undefined) {
      configured(
        new RedshiftClusterIamRoles(this, "roles", {
          clusterIdentifier,
          iamRoleArns: [role.arn],
          defaultIamRoleArn: role.arn,
          dependsOn: [role.policy],
        }),
        ".files",
      );
    }
    new RedshiftLogging(this, "logging", {
      clusterIdentifier,
      logDestinationType: "cloudwatch",
      logExports: [...REDSHIFT_LOGS.value],
      dependsOn: [...logs.groups],
    });
    if (snapshots.times !== undefined) {
      const schedule = new RedshiftSnapshotSchedule(this, "snapshots", {
        identifier: name,
        description: `Snapshots of ${name}`,
        definitions: [...snapshots.times],
        tags: { ...tags },
      });
      const association = new RedshiftSnapshotScheduleAssociation(this, "snapshots-of-cluster", {
        clusterIdentifier,
        scheduleIdentifier: schedule.identifier,
      });
      for (const one of [schedule, association]) configured(one, ".snapshots");
    }
    for (const [index, limit] of warehouse.usageLimits.entries()) {
      configured(
        new RedshiftUsageLimit(this, `limit-${index + 1}`, {
          clusterIdentifier,
          ...limited(limit),
          period: limit.period,
          breachAction: BREACH[limit.atLimit],
          tags: { ...tags },
        }),
        ".usageLimits",
      );
    }
    this.address = cluster.dnsName;
    this.identifier = clusterIdentifier;
    this.namespaceArn = cluster.clusterNamespaceArn;
    this.secretArn = cluster.masterPasswordSecretArn;
  }
}
