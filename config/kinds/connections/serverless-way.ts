import type { z } from "zod";
import { SYSTEMS } from "../../facts/databases";
import type { Salvaged } from "../../lenient";
import type { Path } from "../../references";
import type { endpointServiceSchema } from "../../schema/network/connections/endpoint-services";
import type { ParsedServerless } from "../../schema/serverless";
import { systemOf } from "../data-services/database";
import { type DatabaseDraft, databaseBehind, serviceOf } from "../data-services/database-behind";
import type { EntryView } from "../view";

/** What the environment says of private endpoints, as far as it matters here. */
interface Surrounding {
  readonly network?: {
    readonly connections?: {
      readonly endpointServices?: Readonly<Record<string, Salvaged<z.output<typeof endpointServiceSchema>>>>;
    };
  };
  readonly serverless?: Salvaged<ParsedServerless>;
}

interface Way {
  /** Setting that leads there. */
  readonly setting: string;
  readonly domainNames: readonly string[];
  /** Ports that are passed on; undefined where another one decides. */
  readonly ports: readonly number[] | undefined;
  /** Keys of network connectivity configurations. Default: those of the environment's workspaces. */
  readonly networkConnectivity: readonly string[] | undefined;
}

/** What is missing on the way, and what to do. */
export interface Missing {
  readonly message: string;
  readonly fix: string;
}

/**
 * What keeps serverless compute of workspaces from a database of the environment; undefined where it gets there, or where
 * the connection leads elsewhere. Source: Databricks, "Private connectivity to resources in your VPC".
 */
export function unreachedByServerless(
  connection: string | undefined,
  workspaces: readonly string[],
  view: EntryView,
): Missing | undefined {
  const over = connection === undefined ? undefined : view.environment.connections?.[connection];
  const key = over?.kind === "connection" && over.mode === "create" ? over.dataService : undefined;
  const database = databaseBehind(key, view.environment.dataServices);
  if (key === undefined || database?.engine === undefined) return undefined;
  const own = serviceOf(key, view.environment.dataServices) === database;
  if (own && database.mode === "existing" && database.fromInternet === true) return undefined;
  const { port } = SYSTEMS.value[systemOf(database.engine)];
  const found = waysTo(key, view);
  const [way] = found;
  if (way === undefined) {
    return {
      message: `serverless compute does not reach ${key}: it runs in Databricks' network, and no private endpoint leads there`,
      fix: `write dataService: "${key}" into an endpoint service with its port, ${port}, and its host name (output database_hosts)${existingToo(own, database)}, see docs/serverless-connectivity.md`,
    };
  }
  const closed = workspaces.find((workspace) => !found.some((one) => follows(workspace, one, view)));
  if (closed !== undefined) {
    return {
      message: `serverless compute of workspace ${closed} does not reach ${key}: the workspace follows no network connectivity configuration that ${way.setting} is in`,
      fix: `set networkConnectivity of workspaces.${closed}`,
    };
  }
  return wrongWay(key, own ? database : undefined, port, way);
}

/** The way leads to the port, under the name that connections call. */
function wrongWay(key: string, database: DatabaseDraft | undefined, port: number, way: Way): Missing | undefined {
  if (way.ports !== undefined && !way.ports.includes(port)) {
    return {
      message: `${way.setting} leads to ${key}, which answers on ${port}, and no listener has that port`,
      fix: `add a listener with port ${port}`,
    };
  }
  const isNamed = (label: string) =>
    database?.mode === "existing" ? label === database.identifier : label.endsWith(`-${key}`);
  return way.domainNames.some((name) => name.endsWith(RDS_HOST) && isNamed(name.split(".")[0] ?? ""))
    ? undefined
    : {
        message: `${way.setting} leads to ${key}, and none of its domainNames is the host name that the connection calls`,
        fix: `after the data-services layer has run, write the output database_hosts.${key} into its domainNames`,
      };
}

/** End of the host names of databases and proxies. */
const RDS_HOST = ".rds.amazonaws.com";

const existingToo = (own: boolean, { mode }: DatabaseDraft): string =>
  own && mode === "existing" ? ", or fromInternet: true into the database where its owner lets Databricks in" : "";

/** Endpoint services that say that they lead to a data service. */
function waysTo(key: string, view: EntryView): Way[] {
  const { network, serverless } = view.environment as Surrounding;
  const made = Object.entries(network?.connections?.endpointServices ?? {}).map(([name, one]) => ({
    ...one,
    setting: `network.connections.endpointServices.${name}`,
    ports: one.listeners?.flatMap(({ port }) => port ?? []),
  }));
  const others = Object.entries(serverless?.endpointServices ?? {}).map(([name, one]) => ({
    ...one,
    setting: `serverless.endpointServices.${name}`,
    ports: undefined,
  }));
  return [...made, ...others]
    .filter(({ dataService }) => dataService === key)
    .map(({ setting, domainNames, ports, networkConnectivity }) => ({
      setting,
      domainNames: domainNames ?? [],
      ports,
      networkConnectivity,
    }));
}

function follows(workspace: string, { networkConnectivity }: Way, view: EntryView): boolean {
  const followed = view.environment.workspaces?.[workspace]?.networkConnectivity;
  return followed !== undefined && (networkConnectivity === undefined || networkConnectivity.includes(followed));
}

/** A problem at a field of an entry; none where nothing is missing. */
export const missingWay = (field: Path, missing: Missing | undefined, instead: string, view: EntryView) =>
  missing === undefined ? [] : [view.problem(field, missing.message, `${missing.fix}; or ${instead}`)];
