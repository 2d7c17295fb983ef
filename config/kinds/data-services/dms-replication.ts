import type { z } from "zod";
import { EVENTS, ROLES } from "../../derive/purposes";
import { DMS_LOGS, DMS_SOURCES, type DmsEngine, dmsEngineOf, type SslMode } from "../../facts/dms";
import { BROKER_PORTS } from "../../facts/kafka";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { dmsReplication as schema } from "../../schema/data-services/dms-replication";
import type { Calls, TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { replicationChecks } from "./dms-replication-checks";
import { streamSourceOf } from "./kinesis-stream";
import { openedBy } from "./opened-secret";

type Replication = z.output<typeof schema>;
type Draft = Salvaged<Replication>;
type Target = Replication["target"];

interface Role {
  readonly name: string;
  readonly arn: string;
}

/** Where rows go, with what is derived. */
export type ReplicationTarget = DeepReadonly<
  | (Extract<Target, { mode: "zone" }> & { folder: string /** Bucket of the zone. */; bucket: string })
  | (Extract<Target, { mode: "stream" }> & { taken: TakenStream })
  | (Extract<Target, { mode: "kafka" }> & { /** Variable of Terraform with the user's password. */ variable: string })
>;

interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS, and what its ARN ends with. */
  readonly name: string;
  readonly logGroupName: string;
  /** Rule of EventBridge that tells when it stops. */
  readonly ruleName: string;
  /** What DMS calls the source's engine, and how it is encrypted. */
  readonly engine: DmsEngine;
  readonly sslMode: SslMode;
  /** Role that reads the secret. */
  readonly secretRole: Role;
  /** Role that writes into the zone or stream. */
  readonly targetRole: Role;
  readonly target: ReplicationTarget;
}

export type DmsReplicationModel = DeepReadonly<Omit<Replication, "target">> & Derived & InMode;
/** What differs between modes, kept as it is. */
type InMode = DeepReadonly<
  | Pick<Extract<Replication, { mode: "serverless" }>, "mode" | "capacity">
  | Pick<Extract<Replication, { mode: "instance" }>, "mode" | "instanceClass" | "engineVersion" | "storageGib">
>;

const ROLE = {
  secret: (key: string) => ROLES.dataService(`${key}-secret`),
  target: (key: string) => ROLES.dataService(`${key}-target`),
};

const folderOf = (target: { readonly folder?: string | undefined }, key: string): string => target.folder ?? key;

/** A replication of AWS DMS. */
export const dmsReplication: Kind<Replication, DmsReplicationModel> = {
  what: "a replication of AWS DMS",
  runs: [{ what: "the replication, once it is started", pausedBy: "paused" }],
  resolve(entry, key, names) {
    const name = `${names.prefix}-${key}`;
    const engine = engineOf(entry, names);
    const { unchecked, checked } = DMS_SOURCES.value[engine];
    const { certificateAuthority, oracle } = entry.source;
    const sslMode = certificateAuthority === undefined && oracle === undefined ? unchecked : checked;
    if (sslMode === undefined) throw new Error(`the source of ${key} is checked to be reached encrypted`);
    return {
      ...entry,
      key,
      name,
      ruleName: `${names.prefix}-${EVENTS.told(key)}`,
      logGroupName: `${DMS_LOGS.value[entry.mode]}${name}`,
      engine,
      sslMode,
      secretRole: names.role(ROLE.secret(key)),
      targetRole: names.role(ROLE.target(key)),
      target: targetOf(entry.target, key, names),
    };
  },
  delivers: ({ target }, key) =>
    target?.mode === "zone"
      ? [
          {
            zone: target.zone,
            folder: folderOf(target, key),
            field: target.folder === undefined ? ["target"] : ["target", "folder"],
            says: ["target", "folder"],
          },
        ]
      : [],
  reaches: ({ target }) => (target?.mode === "zone" ? [target.zone] : []),
  accesses: ({ target }) => (target.mode === "stream" ? [{ does: "fill-stream", ...target.taken }] : []),
  opens: ({ source }, key) => openedBy(source?.signIn, ROLE.secret(key)),
  placement: (entry) => ({
    subnets: "data-services",
    availabilityZoneIds: entry.network?.availabilityZoneIds,
    subnetIds: entry.network?.subnetIds,
    // A subnet group has two zones at least.
    fewestZones: 2,
    ports: [],
    clientCidrs: [],
    calls: callsOf(entry),
    // It takes further ones while it grows, or is replaced by a newer version.
    addresses: 4,
    field: "network",
  }),
  endpoints: (entry) => callsOf(entry).services.map((service) => ({ service })),
  names: ({ target, mode }, key) => {
    const layer = "data-services" as const;
    return [
      { what: "replication", layer, purpose: key },
      { what: "role", layer, purpose: ROLE.secret(key) },
      ...(mode === "serverless"
        ? [{ what: "event-rule" as const, layer: "operations" as const, purpose: EVENTS.told(key) }]
        : []),
      ...(target?.mode === "kafka" ? [] : [{ what: "role" as const, layer, purpose: ROLE.target(key) }]),
    ];
  },
  steps: [
    {
      id: "dms-source-ready",
      title: "databases are ready to be replicated, and replications started",
      instructions: [
        "Make a user for DMS in each source, as docs/data-services/dms-replication.md says for its engine: with the right to read the tables, and to follow changes.",
        'Write {"username": …, "password": …, "host": …, "port": …} into the secret of its signIn. DMS takes no password with ; : + % or a dot in it.',
        "After the data-services layer has run, test both endpoints with aws dms test-connection or in the console. Then set started to true and deploy again.",
      ],
      blocking: false,
    },
    {
      id: "dms-kafka-password",
      title: "passwords of users that DMS writes to Kafka with",
      instructions: [
        "Give Terraform the password of each user as TF_VAR_dms_<replication>_password, with _ for each hyphen of the key. It stands in the state, because DMS has no other way: let nobody read the state who may not know it.",
      ],
      blocking: false,
      appliesTo: ({ target }) => target?.mode === "kafka",
    },
  ],
  checks: replicationChecks,
};

/** What DMS calls the engine of a source. */
function engineOf({ source }: Pick<Replication, "source">, names: Names): DmsEngine {
  if (source.mode === "network") return source.engine;
  const service = names.dataService(source.service);
  const engine = "engine" in service ? dmsEngineOf(service.engine) : undefined;
  if (engine === undefined) throw new Error(`dataServices.${source.service} is checked to be a source of DMS`);
  return engine;
}

function targetOf(target: Target, key: string, names: Names): ReplicationTarget {
  switch (target.mode) {
    case "zone":
      return { ...target, folder: folderOf(target, key), bucket: names.zoneBucket(target.zone) };
    case "stream":
      return { ...target, taken: streamSourceOf(target.stream, names) };
    case "kafka":
      return { ...target, variable: `dms_${key.replaceAll("-", "_")}_password` };
  }
}

/** AWS service that rows go into. */
const SERVICE_OF_TARGET: Readonly<Record<Target["mode"], readonly string[]>> = {
  zone: ["s3"],
  stream: ["kinesis-streams"],
  kafka: [],
};

/** Source and target, and the AWS services that it finds them with. */
function callsOf({ source, target }: Draft): Calls {
  return {
    services: ["secretsmanager", ...(target?.mode === undefined ? [] : SERVICE_OF_TARGET[target.mode])],
    dataServices: [
      ...(source?.mode === "data-service" ? [{ key: source.service }] : []),
      ...(target?.mode === "kafka" ? [{ key: target.cluster, ports: [BROKER_PORTS.value.scram] }] : []),
    ],
    outside: source?.mode === "network" ? outside(source) : [],
  };
}

function outside({
  engine,
  cidrs,
  port = engine === undefined ? undefined : DMS_SOURCES.value[engine].port,
}: Salvaged<Extract<Replication["source"], { mode: "network" }>>): Calls["outside"] {
  return port === undefined ? [] : [{ cidrs: cidrs ?? [], ports: [{ from: port, to: port }] }];
}
