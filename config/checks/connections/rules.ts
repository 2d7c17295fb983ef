import { type Link, linksOf, workspacesOf } from "../../derive/connections/links";
import { serverCalls } from "../../derive/dhcp-servers";
import type { Problem } from "../../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, warningAt } from "../check";
import { ownNetwork } from "../own-network";

/** Rules out of a security group, less those that Databricks needs. Source: AWS, "Amazon VPC quotas" (60 by default). */
const GROUP_RULES = 45;
/** Rules of an ACL each way, less those that Databricks needs. Source: as above (20 by default). */
const ACL_RULES = 12;
/** Routes of a table, less those that are there anyway. Source: as above (50 by default, before a rise). */
const ROUTES = 40;

/** Connections have an effect, and need no more rules than AWS lets there be. */
export const connectionRules = perEnvironment((env) => {
  const links = linksOf(ownNetwork(env)?.connections);
  return [...links.flatMap((link) => idle(env, link)), ...quotas(env, links)];
});

const at = (link: Link, ...more: (string | number)[]): Path => ["network", "connections", ...link.path, ...more];

/** A gateway of one's own may be there for others alone. */
function idle(env: EnvironmentDraft, link: Link): Problem[] {
  const gateway = ownNetwork(env)?.connections?.transitGateway;
  const hub = link.id === "transit-gateway" && gateway?.mode === "create";
  if (hub || !link.open || link.destinations.length > 0 || link.endpointCidrs.length > 0) return [];
  return [
    warningAt(
      env,
      at(link),
      "leads nowhere: there are neither destinations nor endpointCidrs",
      "declare some, or remove it",
    ),
  ];
}

function quotas(env: EnvironmentDraft, links: readonly Link[]): Problem[] {
  const workspaces = entries(env.data.workspaces).map(([key]) => key);
  const ports = (some: readonly Link[]) =>
    some.flatMap(({ destinations }) => destinations.flatMap((destination) => destination.ports)).length;
  const needed = new Map<string, number>();
  for (const link of links) {
    for (const key of workspacesOf(link, workspaces)) needed.set(key, (needed.get(key) ?? 0) + ports([link]));
  }
  const most = [...needed.values()].reduce((highest, count) => Math.max(highest, count), 0);
  const blocks = links.flatMap(({ destinations }) => destinations).length;
  const rows: (readonly [count: number, limit: number, what: string])[] = [
    [most + serverCalls(ownNetwork(env)?.dhcpOptions).length, GROUP_RULES, "rules of a workspace's security group"],
    [ownNetwork(env)?.networkAcls === true ? ports(links) : 0, ACL_RULES, "rules of the workspaces' network ACL"],
    [blocks, ROUTES, "routes of a private subnet"],
  ];
  return rows
    .filter(([count, limit]) => links.length > 0 && count > limit)
    .map(([count, limit, what]) =>
      errorAt(
        env,
        ["network", "connections"],
        `the destinations need ${count} ${what}, and AWS has room for ${limit}`,
        "put blocks together, or ports into ranges",
      ),
    );
}
