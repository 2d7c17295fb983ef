import { DATABASE_LOGS, ROLES } from "../../derive/purposes";
import { type DatabaseSystem, isAtLeast, OLDEST_CAPTURED, SYSTEM_OF_ENGINE, SYSTEMS } from "../../facts/databases";
import { EARLIEST_TODAY } from "../../facts/today";
import { zeroEtlSource } from "../../facts/zero-etl";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Elsewhere, Exclusive, Placement, TakenName } from "../facets";
import type { EntryView, Names } from "../view";
import { type Upkeep, upkeep } from "./database-upkeep";

/** What every database is known by, made here or there already. */
export interface DatabaseFacts {
  /** Key in the configuration. */
  readonly key: string;
  /** Identifier in RDS. */
  readonly name: string;
  readonly system: DatabaseSystem;
  readonly port: number;
  /** Zero-ETL integrations copy from it. */
  readonly copied: boolean;
}

/** What is derived of a database that is made here. */
export interface MadeDatabase extends DatabaseFacts {
  /** Family of its parameter groups: `postgres16`. */
  readonly family: string;
  /** Every parameter that differs from what AWS sets: TLS, changes, zero-ETL, and those of the configuration. */
  readonly allParameters: Readonly<Record<string, string>>;
  /** Those of them that change in a database that runs. */
  readonly atOnce: readonly string[];
  /** Whether roles of IAM can sign in. */
  readonly iamAuthentication: boolean;
  /** Log → its group. */
  readonly logGroupNames: Readonly<Record<string, string>>;
  /** Role that RDS measures the operating system with; none where it does not. */
  readonly monitoringRole: { readonly name: string; readonly arn: string } | undefined;
}

/** An engine of a table of facts. */
interface Engine {
  readonly system: DatabaseSystem;
  readonly tls: Readonly<Record<string, string>>;
  readonly tlsAtOnce: boolean;
  readonly logs: readonly string[];
  readonly family: (major: string) => string;
  readonly versions: Readonly<Record<string, string>>;
}
type Engines = Readonly<Record<string, Engine>>;

/** Fields of a database that is made here, as both kinds have them. */
interface Created extends Upkeep {
  readonly engine: string;
  readonly engineVersion: string;
  readonly captureChanges: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly database?: string | undefined;
  readonly iamAuthentication?: boolean | undefined;
  readonly network: {
    readonly clientCidrs: readonly string[];
    readonly availabilityZoneIds?: readonly string[] | undefined;
    readonly subnetIds?: readonly string[] | undefined;
  };
  readonly acknowledgeExtendedSupport?: true | undefined;
}

/** System of an engine of RDS. */
export function systemOf(engine: string): DatabaseSystem {
  const found = SYSTEM_OF_ENGINE.find(([start]) => engine.startsWith(start));
  if (found === undefined) throw new Error(`engine ${engine} is checked to be known`);
  return found[1];
}

/** What is derived of a database that is there already. */
export function existingDatabase(
  entry: { readonly engine: string; readonly identifier: string },
  key: string,
  names: Pick<Names, "copiedFrom">,
): DatabaseFacts {
  const system = systemOf(entry.engine);
  return { key, name: entry.identifier, system, port: SYSTEMS.value[system].port, copied: isCopied(key, names) };
}

/** Where a database that is there already answers. */
export function existingElsewhere({
  engine,
  securityGroupId,
}: {
  readonly engine?: string | undefined;
  readonly securityGroupId?: string | undefined;
}): Elsewhere | undefined {
  if (engine === undefined) return undefined;
  const { port } = SYSTEMS.value[systemOf(engine)];
  return { securityGroupId, ports: [{ from: port, to: port }] };
}

const isCopied = (key: string, names: Pick<Names, "copiedFrom">): boolean => names.copiedFrom(key).length > 0;

const monitoring = (key: string): string => ROLES.dataService(`${key}-monitoring`);

/** A database that is there already is one entry. */
export const alreadyThere = (what: "instance" | "cluster", identifier: string | undefined): Exclusive[] =>
  identifier === undefined ? [] : [{ what: `the database ${what} ${identifier}`, field: ["identifier"] }];

/** What is derived of a database that is made here. */
export function madeDatabase(
  entry: Created,
  key: string,
  names: Names,
  engines: Engines,
  logs: keyof typeof DATABASE_LOGS,
): MadeDatabase {
  const engine = engines[entry.engine];
  const major = engine && majorOf(engine, entry.engineVersion);
  if (engine === undefined || major === undefined) throw new Error(`${entry.engineVersion} is checked to be offered`);
  const facts = SYSTEMS.value[engine.system];
  const name = names.named("databases", key);
  const copied = isCopied(key, names);
  const source = copied ? zeroEtlSource(entry.engine) : undefined;
  return {
    key,
    name,
    system: engine.system,
    port: facts.port,
    family: engine.family(major),
    copied,
    allParameters: {
      ...engine.tls,
      ...(entry.captureChanges && facts.changes),
      ...source?.parameters,
      ...entry.parameters,
    },
    atOnce: [...(engine.tlsAtOnce ? Object.keys(engine.tls) : []), ...(source?.atOnce ?? [])],
    iamAuthentication: entry.iamAuthentication ?? engine.system !== "sql-server",
    logGroupNames: Object.fromEntries(engine.logs.map((log) => [log, `${DATABASE_LOGS[logs]}/${name}/${log}`])),
    monitoringRole: entry.monitoring.everySeconds === 0 ? undefined : names.role(monitoring(key)),
  };
}

/** Where a database stands: a subnet group needs two zones, also for one instance. */
export const placementOf = (
  { network }: Salvaged<Pick<Created, "network">>,
  system: DatabaseSystem | undefined,
): Placement | undefined =>
  system === undefined
    ? undefined
    : {
        subnets: "data-services",
        availabilityZoneIds: network?.availabilityZoneIds,
        subnetIds: network?.subnetIds,
        fewestZones: 2,
        ports: [{ from: SYSTEMS.value[system].port, to: SYSTEMS.value[system].port }],
        clientCidrs: network?.clientCidrs ?? [],
        // A gateway of Lakeflow Connect and classic warehouses, of whatever workspace.
        callers: "all",
        field: "network",
      };

/** Names of a database that is made here. */
export const namesOf = ({ monitoring: measured }: Salvaged<Created>, key: string): TakenName[] => [
  { what: "database", layer: "data-services", purpose: key },
  ...(measured?.everySeconds === 0
    ? []
    : [{ what: "role" as const, layer: "data-services" as const, purpose: monitoring(key) }]),
];

/** Checks of a database that is made here. */
export function checksOf(entry: Salvaged<Created>, view: EntryView, engines: Engines): Problem[] {
  const { engine: name, engineVersion } = entry;
  const engine = name === undefined ? undefined : engines[name];
  if (engine === undefined) return [];
  return [
    ...(engineVersion === undefined ? [] : versions(entry, engineVersion, engine, view)),
    ...ownParameters(entry, engine, view),
    ...upkeep(entry, view),
    ...(entry.captureChanges === true && SYSTEMS.value[engine.system].changes === undefined
      ? [
          view.warning(
            ["captureChanges"],
            `changes no setting: ${name} records changes once SQL says so, per database and table`,
            'follow docs/data-services/rds-instance.md, "A user for Databricks"',
          ),
        ]
      : []),
  ];
}

const majorOf = (engine: Pick<Engine, "versions">, version: string): string | undefined =>
  Object.keys(engine.versions).find((major) => version === major || version.startsWith(`${major}.`));

function versions(
  { captureChanges, acknowledgeExtendedSupport }: Salvaged<Created>,
  version: string,
  engine: Engine,
  view: EntryView,
): Problem[] {
  const major = majorOf(engine, version);
  const path = ["engineVersion"];
  if (major === undefined) {
    return [
      view.problem(
        path,
        `${version} is not offered for this engine`,
        `use one of ${Object.keys(engine.versions).join(", ")}`,
      ),
    ];
  }
  const oldest = OLDEST_CAPTURED.value[engine.system];
  const unread =
    captureChanges === true && oldest !== undefined && !isAtLeast(version, oldest)
      ? [
          view.problem(
            path,
            `Lakeflow Connect reads the changes of ${oldest} and newer`,
            `use ${oldest} or a newer one`,
          ),
        ]
      : [];
  const end = engine.versions[major];
  const newest = Object.keys(engine.versions).at(-1);
  if (end === undefined || end >= EARLIEST_TODAY || acknowledgeExtendedSupport === true) return unread;
  return [
    ...unread,
    view.problem(
      path,
      `${version} has had no standard support since ${end}: it gets late fixes, and AWS charges for each hour`,
      `use ${newest}, or write acknowledgeExtendedSupport: true`,
    ),
  ];
}

/** What is decided by a field of its own is not said again, or the opposite of it. */
function ownParameters({ parameters }: Salvaged<Created>, { system, tls }: Engine, view: EntryView): Problem[] {
  const { changes = {} } = SYSTEMS.value[system];
  return Object.keys(parameters ?? {}).flatMap((name) => {
    if (Object.hasOwn(tls, name)) {
      return [view.problem(["parameters", name], "is set anyway: clients without TLS are refused", "remove it")];
    }
    return Object.hasOwn(changes, name)
      ? [view.problem(["parameters", name], "is set by captureChanges", "remove it, and set captureChanges")]
      : [];
  });
}
