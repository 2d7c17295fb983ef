import type { Construct } from "constructs";
import type { MadeDatabase } from "../../../config/kinds/data-services/database";
import type { Contributed } from "../../kinds/contribution";
import { ComputeAccess } from "./compute-access";
import { DatabaseNetwork } from "./database-network";
import { DatabaseLogGroups } from "./log-groups";
import { MonitoringRole } from "./monitoring-role";

/** Fields of a database that is made here, as both kinds have them. */
interface Created extends MadeDatabase {
  readonly network: {
    readonly clientCidrs: readonly string[];
    readonly availabilityZoneIds?: readonly string[] | undefined;
    readonly subnetIds?: readonly string[] | undefined;
  };
  readonly logRetentionDays: number;
}

type Context<M> = Pick<Contributed<M>, "entry" | "place" | "tags" | "protection" | "read" | "readAll">;

/** What stands around a database. */
export interface Surroundings {
  readonly network: DatabaseNetwork;
  readonly logs: DatabaseLogGroups;
  readonly monitoring: MonitoringRole | undefined;
  readonly dataKeyArn: string;
}

/** Makes what every database needs around it. */
export function surroundings(scope: Construct, context: Context<Created>): Surroundings {
  const { entry: database, place, tags, protection, read, readAll } = context;
  const { network } = database;
  return {
    network: new DatabaseNetwork(scope, "network", {
      databaseName: database.name,
      port: database.port,
      vpcId: read("network", "vpc_id"),
      subnetIds: network.subnetIds ?? madeSubnets(network.availabilityZoneIds, readAll),
      clientCidrs: network.clientCidrs,
      computeGroupIds: readAll("network", "workspace_security_group_ids"),
      letOut: network.subnetIds === undefined,
      tags,
    }),
    logs: new DatabaseLogGroups(scope, "logs", {
      names: database.logGroupNames,
      kmsKeyArn: read("foundation", "kms_key_arns", "logs"),
      retentionDays: database.logRetentionDays,
      tags,
      preventDestroy: protection.preventDestroy,
    }),
    monitoring:
      database.monitoringRole &&
      new MonitoringRole(scope, "monitoring", {
        roleName: database.monitoringRole.name,
        databaseName: database.name,
        place,
        tags,
      }),
    dataKeyArn: read("foundation", "kms_key_arns", "data"),
  };
}

function madeSubnets(zones: readonly string[] | undefined, readAll: Contributed<object>["readAll"]): readonly string[] {
  const all = readAll("network", "data_service_subnet_ids");
  return Object.entries(all).flatMap(([zone, id]) => (zones === undefined || zones.includes(zone) ? [id] : []));
}

/** Lets compute of the workspaces out to a database that is there already, where its security group is known. */
export function wayToExisting(
  scope: Construct,
  id: string,
  context: Pick<
    Contributed<{ readonly name: string; readonly port: number; readonly securityGroupId?: string | undefined }>,
    "entry" | "readAll"
  >,
): void {
  const { entry: database, readAll } = context;
  if (database.securityGroupId === undefined) return;
  new ComputeAccess(scope, id, {
    securityGroupId: database.securityGroupId,
    databaseName: database.name,
    port: database.port,
    computeGroupIds: readAll("network", "workspace_security_group_ids"),
    letIn: false,
    letOut: true,
  });
}

/** Arguments about measuring the operating system, of an instance. */
export const measuredArguments = (
  { everySeconds }: { readonly everySeconds: number },
  role: MonitoringRole | undefined,
) => (role === undefined ? {} : { monitoringInterval: everySeconds, monitoringRoleArn: role.roleArn });

interface Insights {
  readonly insights: "off" | "standard" | "advanced";
}

/** Arguments about measuring the load, of anything that it is measured on. */
export const loadArguments = ({ insights }: Insights, kmsKeyArn: string) =>
  insights === "off"
    ? { performanceInsightsEnabled: false }
    : {
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: kmsKeyArn,
        // Days. Source: RDS user guide, "Database Insights": advanced needs 15 months.
        performanceInsightsRetentionPeriod: insights === "advanced" ? 465 : 7,
      };

/** The same of an instance of RDS or a cluster of Aurora, with how much of it is kept and shown. */
export const insightsArguments = (monitoring: Insights, kmsKeyArn: string) => ({
  ...loadArguments(monitoring, kmsKeyArn),
  ...(monitoring.insights !== "off" && { databaseInsightsMode: monitoring.insights }),
});

/** What protects a database from being lost. */
export function lossArguments(name: string, { preventDestroy }: { readonly preventDestroy: boolean }) {
  return {
    deletionProtection: preventDestroy,
    deleteAutomatedBackups: !preventDestroy,
    ...(preventDestroy
      ? { skipFinalSnapshot: false, finalSnapshotIdentifier: `${name}-final` }
      : { skipFinalSnapshot: true }),
  };
}

/** Whether AWS goes on with a version after its standard support, at a price; of open-source engines alone. */
export const lifecycleSupport = (engine: string, accepted: true | undefined) =>
  /^sqlserver/.test(engine)
    ? {}
    : { engineLifecycleSupport: `open-source-rds-extended-support${accepted === true ? "" : "-disabled"}` };
