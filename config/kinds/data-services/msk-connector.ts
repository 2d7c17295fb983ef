import type { z } from "zod";
import { LOG_GROUPS, ROLES } from "../../derive/purposes";
import { type DatabaseSystem, SYSTEMS } from "../../facts/databases";
import { BROKER_PORTS } from "../../facts/kafka";
import { DEBEZIUM } from "../../facts/kafka-connect";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { mskConnector as schema } from "../../schema/data-services/msk-connector";
import type { Calls } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { systemOf } from "./database";
import { clusterOf } from "./msk-cluster";
import { connectorChecks } from "./msk-connector-checks";

type MskConnector = z.output<typeof schema>;
type Draft = Salvaged<MskConnector>;
/** Systems that Debezium follows here. */
export type FollowedSystem = keyof typeof DEBEZIUM.value;

/** The database that a connector follows. */
export interface Followed {
  /** Key of the data service. */
  readonly service: string;
  readonly system: FollowedSystem;
  readonly port: number;
  readonly database: string;
  readonly tables: readonly string[];
  /** Key of the entry with user and password, and the secret's name. */
  readonly entry: string;
  readonly secretName: string;
  readonly topicPrefix: string;
}

/** A connector with everything that is derived. */
export type MskConnectorModel = DeepReadonly<
  Omit<MskConnector, "does"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    does: Extract<MskConnector["does"], { mode: "other" }> | ({ mode: "debezium" } & Followed);
    /** The cluster's ARNs in IAM. */
    iam: { start: string; path: string };
    /** Topic in which a connector that brings records remembers where it is. */
    offsetTopic: string;
    logGroupName: string;
    /** Role that its workers have. */
    role: { name: string; arn: string };
  }
>;

const isFollowed = (system: DatabaseSystem): system is FollowedSystem => Object.hasOwn(DEBEZIUM.value, system);

function doesOf({ does }: MskConnector, key: string, names: Names): MskConnectorModel["does"] {
  if (does.mode === "other") return does;
  const service = names.dataService(does.service);
  const system = "engine" in service ? systemOf(service.engine) : undefined;
  if (system === undefined || !isFollowed(system))
    throw new Error(`dataServices.${does.service} is checked to be followed by Debezium`);
  return {
    mode: "debezium",
    service: does.service,
    system,
    port: SYSTEMS.value[system].port,
    database: does.database,
    tables: does.tables,
    entry: does.signIn,
    secretName: names.secret(does.signIn),
    topicPrefix: does.topicPrefix ?? key,
  };
}

/** Brokers, the database, and what reads the secret. */
function callsOf({ cluster, does }: Draft): Calls {
  return {
    services: does?.mode === "debezium" ? ["secretsmanager"] : [],
    dataServices: [
      { key: cluster, ports: [BROKER_PORTS.value.iam] },
      ...(does?.mode === "debezium" ? [{ key: does.service }] : []),
    ],
    outside: [],
  };
}

/** Workers that there are at most. */
function workersOf({ capacity }: Draft): number | undefined {
  switch (capacity?.mode) {
    case "autoscaled":
      return capacity.mostWorkers;
    case "provisioned":
      return capacity.workers;
    case undefined:
      return undefined;
  }
}

/** A connector of MSK Connect. */
export const mskConnector: Kind<MskConnector, MskConnectorModel> = {
  what: "a connector of MSK Connect",
  runs: [{ what: "the connector, on and on", pausedBy: "paused" }],
  resolve(connector, key, names) {
    const cluster = names.dataService(connector.cluster);
    if (cluster.kind !== "msk-cluster") throw new Error(`dataServices.${connector.cluster} is checked to be a cluster`);
    const name = `${names.prefix}-${key}`;
    return {
      ...connector,
      key,
      name,
      does: doesOf(connector, key, names),
      iam: clusterOf(cluster, connector.cluster, names).iam,
      offsetTopic: `${name}-offsets`,
      logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
      role: names.role(ROLES.dataService(key)),
    };
  },
  opens: ({ does }, key) =>
    does?.mode === "debezium"
      ? [{ entry: does.signIn, arn: undefined, kmsKeyArn: undefined, role: ROLES.dataService(key) }]
      : [],
  placement: (connector) => ({
    subnets: "data-services",
    availabilityZoneIds: connector.network?.availabilityZoneIds,
    subnetIds: connector.network?.subnetIds,
    fewestZones: 2,
    ports: [],
    clientCidrs: [],
    calls: callsOf(connector),
    addresses: workersOf(connector),
    field: "network",
  }),
  endpoints: (connector) => callsOf(connector).services.map((service) => ({ service })),
  names: (_, key) => {
    const layer = "data-services" as const;
    return [
      { what: "connector", layer, purpose: key },
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      { what: "role", layer, purpose: ROLES.dataService(key) },
    ];
  },
  steps: [
    {
      id: "connector-plugin",
      title: "plugins of connectors are obtained, and their licences read",
      instructions: [
        "Download the connector (Debezium under the Apache licence; others under licences of their own, which somebody has to read) and AWS's msk-config-providers, put both into one archive, and compare the checksums with those that their makers publish.",
        "Upload it into a bucket with versions of this account, encrypted with S3's own key, and write key and version into plugin. Nobody else should write into that bucket: the program works with the rights of the connector's role.",
        'For Debezium make a user that may replicate, in PostgreSQL also the publication <key>, with _ for each hyphen, of the tables; write {"username": …, "password": …} into the secret of signIn before the connector is deployed.',
      ],
      blocking: false,
    },
  ],
  checks: connectorChecks,
};
