import type { z } from "zod";
import { GLUE_SCRIPTS, LOG_GROUPS, ROLES, underscored } from "../../derive/purposes";
import { type DatabaseSystem, SYSTEMS } from "../../facts/databases";
import type { Salvaged } from "../../lenient";
import type { ProjectFile } from "../../project-files";
import type { DeepReadonly } from "../../readonly";
import type { glueJob as schema } from "../../schema/data-services/glue-job";
import type { Calls } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { systemOf } from "./database";
import { glueChecks } from "./glue-checks";

type GlueJob = z.output<typeof schema>;
type Connection = NonNullable<GlueJob["connection"]>;

/** A database that a job reads, with everything that is derived. */
export type GlueConnectionModel = DeepReadonly<Connection & { system: DatabaseSystem; port: number }>;

/** A job with everything that is derived. */
export type GlueJobModel = DeepReadonly<
  Omit<GlueJob, "folder" | "connection"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS, of the job and of what is made for it. */
    name: string;
    folder: string;
    /** Folder of the zone that the program is shipped to. */
    scripts: string;
    /** Folder of the zone for what Spark puts aside. */
    temporary: string;
    /** Bucket of the zone. */
    bucket: string;
    /** Everything that is shipped. */
    files: ProjectFile[];
    role: { name: string; arn: string };
    /** Start of the names of its log groups. */
    logPrefix: string;
    /** Name of the database in the Data Catalog. */
    catalogDatabase: string;
    connection: GlueConnectionModel | undefined;
    /** ARN of the secret with user and password, without the six characters that Secrets Manager adds. */
    loginArnStart: string | undefined;
  }
>;

/** Logs of a job in AWS's own words, below the start of their names. */
export const GLUE_LOGS = ["error", "output"] as const;
/** Services that workers in a VPC call there. */
const CALLED = ["s3", "glue", "logs", "secretsmanager"] as const;

const folderOf = ({ folder }: Salvaged<GlueJob>, key: string): string => folder ?? key;

/** A Spark job of AWS Glue. */
export const glueJob: Kind<GlueJob, GlueJobModel> = {
  what: "a Glue job",
  runs: [{ what: "its trigger, at set times", pausedBy: "trigger.paused" }],
  resolve(entry, key, names) {
    const { prefix, partition, region, awsAccountId } = names;
    const { connection } = entry;
    return {
      ...entry,
      key,
      name: `${prefix}-${key}`,
      folder: folderOf(entry, key),
      scripts: `${GLUE_SCRIPTS}/${key}`,
      temporary: `${GLUE_SCRIPTS}/${key}/temporary`,
      bucket: names.zoneBucket(entry.zone),
      files: [...names.projectFiles(entry.program.folder)],
      role: names.role(ROLES.dataService(key)),
      logPrefix: names.logGroup(LOG_GROUPS.dataService(key)),
      catalogDatabase: underscored(`${prefix}-${key}`),
      connection: connection && { ...connection, ...databaseOf(connection, names) },
      loginArnStart:
        connection &&
        `arn:${partition}:secretsmanager:${region}:${awsAccountId}:secret:${names.secret(connection.login)}-`,
    };
  },
  delivers: (entry, key) => [
    {
      zone: entry.zone,
      folder: folderOf(entry, key),
      field: entry.folder === undefined ? [] : ["folder"],
      says: ["folder"],
    },
  ],
  reaches: ({ zone }) => [zone],
  placement: ({ connection, workers }) =>
    connection === undefined
      ? undefined
      : {
          subnets: "data-services",
          availabilityZoneIds: connection.availabilityZoneIds,
          subnetIds: connection.subnetIds,
          ports: [],
          clientCidrs: [],
          calls: callsOf(connection),
          addresses: workers?.count ?? 2,
          field: "connection",
        },
  endpoints: ({ connection }) =>
    connection === undefined ? [] : callsOf(connection).services.map((service) => ({ service })),
  opens: ({ connection }, key) =>
    connection === undefined
      ? []
      : [{ entry: connection.login, arn: undefined, kmsKeyArn: undefined, role: ROLES.dataService(key) }],
  names: (entry, key) => {
    const layer = "data-services" as const;
    return [
      { what: "glue-job", layer, purpose: key },
      { what: "role", layer, purpose: ROLES.dataService(key) },
      ...GLUE_LOGS.map((log) => ({
        what: "log-group" as const,
        layer,
        purpose: `${LOG_GROUPS.dataService(key)}/${log}`,
      })),
      ...(entry.crawler === undefined ? [] : [{ what: "catalog-database" as const, layer, purpose: key }]),
    ];
  },
  checks: glueChecks,
};

/** What is known of a database before it exists. */
function databaseOf(connection: Connection, names: Names): Pick<GlueConnectionModel, "system" | "port"> {
  if (connection.mode === "host") {
    const { system } = connection;
    return { system, port: connection.port ?? SYSTEMS.value[system].port };
  }
  const service = names.dataService(connection.service);
  if (service.kind !== "rds-instance" && service.kind !== "aurora-cluster") {
    throw new Error(`${connection.service} is checked to be a database`);
  }
  const system = systemOf(service.engine);
  return { system, port: SYSTEMS.value[system].port };
}

/** What workers in the VPC call: the database, and the services of AWS that Glue works with. */
function callsOf(connection: Salvaged<Connection>): Calls {
  return {
    services: CALLED,
    dataServices: connection.mode === "data-service" ? [{ key: connection.service }] : [],
    outside: connection.mode === "host" ? outside(connection) : [],
  };
}

function outside({
  cidr,
  system,
  port = system === undefined ? undefined : SYSTEMS.value[system].port,
}: Salvaged<Extract<Connection, { mode: "host" }>>): Calls["outside"] {
  return cidr === undefined || port === undefined ? [] : [{ cidrs: [cidr], ports: [{ from: port, to: port }] }];
}
