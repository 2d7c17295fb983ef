import type { z } from "zod";
import { airflowLogOf, airflowSecretsOf, BUCKETS, ROLES } from "../../derive/purposes";
import { AIRFLOW_CLASSES, AIRFLOW_ENDPOINTS, AIRFLOW_PORTS } from "../../facts/airflow";
import { DATA_PLANE_PORTS } from "../../facts/ports";
import type { Salvaged } from "../../lenient";
import type { ProjectFile } from "../../project-files";
import type { DeepReadonly } from "../../readonly";
import type { airflow as schema } from "../../schema/workloads/airflow";
import type { Placement } from "../facets";
import type { Kind } from "../kind";
import { airflowChecks } from "./airflow-checks";

type Airflow = z.output<typeof schema>;
type Made = Extract<Airflow, { mode: "create" }>;

/** Components that log, as the configuration and as MWAA calls them. */
export const AIRFLOW_LOGS = {
  dagProcessing: "DAGProcessing",
  scheduler: "Scheduler",
  task: "Task",
  webserver: "WebServer",
  worker: "Worker",
} as const satisfies Readonly<Record<Exclude<keyof Made["logs"], "retentionDays">, string>>;
export type AirflowComponent = keyof typeof AIRFLOW_LOGS;
const COMPONENTS = Object.keys(AIRFLOW_LOGS) as readonly AirflowComponent[];

/** Connection that operators of Databricks use by default. */
export const CONNECTION_ID = "databricks_default";

/** An environment of MWAA with everything that is derived. */
export type AirflowEnvironment = DeepReadonly<
  Omit<Made, "schedulers" | "workers" | "webservers"> & {
    /** Key in the configuration. */
    key: string;
    /** Name of it and of its role. */
    name: string;
    /** ARN, known before it exists. */
    arn: string;
    role: { name: string; arn: string };
    bucket: string;
    files: ProjectFile[];
    workers: { least: number; most: number };
    schedulers: number;
    webservers: { least: number; most: number };
    /** Component → its log group, of those that log. */
    logGroups: Partial<Record<AirflowComponent, string>>;
    /** Folders of Secrets Manager that it looks into. */
    secrets: { connections: string; variables: string };
  }
>;
export type AirflowModel = AirflowEnvironment | DeepReadonly<Extract<Airflow, { mode: "existing" }> & { key: string }>;

const logged = (logs: Salvaged<Made>["logs"]): AirflowComponent[] =>
  COMPONENTS.filter((component) => logs?.[component] !== undefined && logs[component] !== "OFF");

/** Apache Airflow. */
export const airflow: Kind<Airflow, AirflowModel> = {
  what: "an Airflow environment",
  runs: [
    {
      what: "schedules of DAGs",
      because:
        "they are in the programs of Airflow, and an environment of MWAA cannot be stopped; people pause a DAG there",
      source: "Amazon MWAA API reference, Actions",
    },
  ],
  resolve(entry, key, names) {
    if (entry.mode === "existing") return { ...entry, key };
    const name = `${names.prefix}-${ROLES.run(key)}`;
    const fewest = AIRFLOW_CLASSES.value[entry.environmentClass];
    return {
      ...entry,
      key,
      name,
      arn: `arn:${names.partition}:airflow:${names.region}:${names.awsAccountId}:environment/${name}`,
      role: names.role(ROLES.run(key)),
      bucket: names.bucket(BUCKETS.airflow(key)),
      files: [...names.projectFiles(entry.program.folder)],
      workers: { least: entry.workers.least, most: entry.workers.most ?? entry.workers.least },
      schedulers: entry.schedulers ?? fewest.schedulers.least,
      webservers: entry.webservers ?? { least: fewest.webservers.least, most: fewest.webservers.least },
      logGroups: Object.fromEntries(
        logged(entry.logs).map((component) => [component, `${airflowLogOf(name)}-${AIRFLOW_LOGS[component]}`]),
      ),
      secrets: {
        connections: airflowSecretsOf("connections", name),
        variables: airflowSecretsOf("variables", name),
      },
    };
  },
  uses: ({ jobs, startsAs }) => jobs.map((job) => ({ family: "workloads", key: job, servicePrincipal: startsAs })),
  placement: (entry) => (entry.mode === "create" ? placementOf(entry) : undefined),
  endpoints: ({ mode }) => (mode === "create" ? AIRFLOW_ENDPOINTS.value.map((service) => ({ service })) : []),
  names: (entry, key) => {
    if (entry.mode !== "create") return [];
    const layer = "operations" as const;
    const purpose = ROLES.run(key);
    return [
      { what: "airflow", layer, purpose },
      { what: "role", layer, purpose },
      { what: "bucket", layer, purpose: BUCKETS.airflow(key) },
      { what: "airflow-connection", layer, purpose },
      ...logged(entry.logs).map((component) => ({
        what: "airflow-log" as const,
        layer,
        purpose: `${purpose}-${AIRFLOW_LOGS[component]}`,
      })),
    ];
  },
  steps: [
    {
      id: "put-airflow-connections",
      title: "the connections with which Airflow starts jobs",
      instructions: [
        "In the account console, under User management, Service principals, make an OAuth secret for the service principal of startsAs; note when it ends, at most 730 days later, and do all of this again before.",
        `After the operations layer has run, write {"conn_type": "databricks", "host": "https://…", "login": "<application id>", "password": "<secret>", "extra": {"service_principal_oauth": true}} into a file, and put it in place: aws secretsmanager put-secret-value --secret-id airflow/connections/<environment>/${CONNECTION_ID} --secret-string file://FILE; then delete the file. The name of the environment is the prefix, run- and the key of the entry.`,
        "In an Airflow that is there already, make the same connection where it keeps its own.",
      ],
      blocking: false,
    },
  ],
  checks: airflowChecks,
};

/** In two zones, and in each with an address for every container that there may be, and for MWAA's own endpoints. */
function placementOf({ network, access, workers, schedulers }: Salvaged<Made>): Placement {
  const containers = (workers?.most ?? workers?.least ?? 1) + (schedulers ?? 2);
  return {
    subnets: "data-services",
    availabilityZoneIds: network?.availabilityZoneIds,
    subnetIds: network?.subnetIds,
    fewestZones: 2,
    ports: [DATA_PLANE_PORTS.value.https],
    clientCidrs: access?.mode === "private" ? (access.clientCidrs ?? []) : [],
    calls: {
      services: ["s3", ...AIRFLOW_ENDPOINTS.value],
      dataServices: [],
      outside: [],
      workspaces: true,
      itself: AIRFLOW_PORTS.value,
    },
    addresses: Math.ceil(containers / 2) + 2,
    field: "network",
  };
}
