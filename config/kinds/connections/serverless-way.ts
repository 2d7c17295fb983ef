import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Path } from "../../references";
import type { endpointServiceSchema } from "../../schema/network/connections/endpoint-services";
import type { ParsedServerless } from "../../schema/serverless";
import { type Queried, queriedBehind } from "../data-services/database-behind";
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
  return unreachedService(key, workspaces, view);
}

/** The same of a data service (key); undefined of what is no database. */
export function unreachedService(
  key: string | undefined,
  workspaces: readonly string[],
  view: EntryView,
): Missing | undefined {
  const queried = queriedBehind(key, view.environment.dataServices);
  if (key === undefined || queried === undefined || queried.fromInternet) return undefined;
  const { port } = queried;
  const found = waysTo(key, view);
  const [way] = found;
  if (way === undefined) {
    return {
      message: `serverless compute does not reach ${key}: it runs in Databricks' network, and no private endpoint leads there`,
      fix: `write dataService: "${key}" into an endpoint service with its port, ${port}, and its host name (output database_hosts)${existingToo(queried)}, see docs/serverless-connectivity.md`,
    };
  }
  const closed = workspaces.find((workspace) => !found.some((one) => follows(workspace, one, view)));
  if (closed !== undefined) {
    return {
      message: `serverless compute of workspace ${closed} does not reach ${key}: the workspace follows no network connectivity configuration that ${way.setting} is in`,
      fix: `set networkConnectivity of workspaces.${closed}`,
    };
  }
  return wrongWay(key, queried, port, way);
}

/** The way leads to the port, under the name that connections call. */
function wrongWay(key: string, { existingName, hostEnd }: Queried, port: number, way: Way): Missing | undefined {
  if (way.ports !== undefined && !way.ports.includes(port)) {
    return {
      message: `${way.setting} leads to ${key}, which answers on ${port}, and no listener has that port`,
      fix: `add a listener with port ${port}`,
    };
  }
  const isNamed = (label: string) => (existingName === undefined ? label.endsWith(`-${key}`) : label === existingName);
  return way.domainNames.some((name) => name.endsWith(hostEnd) && isNamed(name.split(".")[0] ?? ""))
    ? undefined
    : {
        message: `${way.setting} leads to ${key}, and none of its domainNames is the host name that the connection calls`,
        fix: `after the data-services layer has run, write the output database_hosts.${key} into its domainNames`,
      };
}

const existingToo = ({ existingName }: Queried): string =>
  existingName !== undefined ? ", or fromInternet: true into the database where its owner lets Databricks in" : "";

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
