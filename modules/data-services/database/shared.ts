import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { Construct } from "constructs";
import type { MadeDatabase } from "../../../config/kinds/data-services/database";
import type { Contributed } from "../../kinds/contribution";
import { DataServiceEgress } from "../../network/data-service-egress";
import { placedSubnets } from "../placed-subnets";
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

type Context<M> = Pick<
  Contributed<M>,
  "entry" | "place" | "tags" | "protection" | "read" | "readAll" | "keyArn" | "serviceKeyArn"
>;

/** What stands around a database. */
export interface Surroundings {
  /** Security group of the database, which the network layer makes with the rules from both ends. */
  readonly securityGroupId: string;
  readonly subnets: DbSubnetGroup;
  readonly logs: DatabaseLogGroups;
  readonly monitoring: MonitoringRole | undefined;
  /** ARN of the key of what it stores. */
  readonly kmsKeyArn: string;
  /** ARN of the key of the administrator's password. */
  readonly secretKeyArn: string;
}

/** Makes what every database needs around it. */
export function surroundings(scope: Construct, context: Context<Created>): Surroundings {
  const { entry: database, place, tags, protection, read, readAll, keyArn, serviceKeyArn } = context;
  return {
    securityGroupId: read("network", "data_service_security_group_ids", database.key),
    subnets: new DbSubnetGroup(scope, "subnets", {
      name: database.name,
      description: `Subnets of ${database.name}`,
      subnetIds: Object.values(placedSubnets({ ...database.network, subnets: "data-services" }, readAll)),
      tags: { ...tags },
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
    kmsKeyArn: serviceKeyArn(database.key),
    secretKeyArn: keyArn("data"),
  };
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
  new DataServiceEgress(scope, id, {
    callers: Object.fromEntries(
      Object.entries(readAll("network", "workspace_security_group_ids")).map(([key, group]) => [
        key.replace("/", "-"),
        group,
      ]),
    ),
    securityGroupId: database.securityGroupId,
    ports: [{ from: database.port, to: database.port }],
    description: `Database ${database.name}`,
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

/** How a change reaches a database. Which version it is is said by whoever changes the configuration, so another major one is meant. */
export const changeArguments = (when: "maintenance-window" | "immediately") => ({
  allowMajorVersionUpgrade: true,
  applyImmediately: when === "immediately",
});

/** Whether AWS goes on with a version after its standard support, at a price; of open-source engines alone. */
export const lifecycleSupport = (engine: string, accepted: true | undefined) =>
  /^sqlserver/.test(engine)
    ? {}
    : { engineLifecycleSupport: `open-source-rds-extended-support${accepted === true ? "" : "-disabled"}` };
