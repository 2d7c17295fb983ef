import type { Salvaged } from "../../lenient";
import type { ParsedConnections } from "../../schema/network/connections";
import type { Isolation } from "../egress";

/** TCP ports, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export interface Destination {
  readonly cidr: string;
  readonly ports: readonly PortRange[];
}

/** One way to another network, whatever its kind. */
export interface Link {
  /** Names it in Terraform and in the contract: `peering-erp`, `transit-gateway`, `vpn-office`, `direct-connect`. */
  readonly id: string;
  /** Where it is configured, below `network.connections`. */
  readonly path: readonly string[];
  /** What routes lead to. */
  readonly via: "peering" | "transit-gateway" | "virtual-private-gateway";
  readonly destinations: readonly Destination[];
  /** Keys of the workspaces that may use it; undefined for all. */
  readonly workspaces: readonly string[] | undefined;
  readonly endpointCidrs: readonly string[];
  /** Routes may lead there. */
  readonly open: boolean;
}

type Draft = Salvaged<ParsedConnections> | undefined;
type Traffic = {
  readonly destinations?: Salvaged<ParsedConnections["peerings"][string]["destinations"]>;
  readonly workspaces?: readonly string[] | undefined;
  readonly endpointCidrs?: readonly string[];
};

/** Every connection of a VPC; of a draft those parts that are good. */
export function linksOf(connections: Draft): Link[] {
  const { peerings, transitGateway, vpn, directConnect } = connections ?? {};
  return [
    ...Object.entries(peerings ?? {}).map(([key, peering]) =>
      link(`peering-${key}`, ["peerings", key], "peering", peering),
    ),
    ...(transitGateway === undefined
      ? []
      : [
          {
            ...link("transit-gateway", ["transitGateway"], "transit-gateway", transitGateway),
            open: !("attachment" in transitGateway && transitGateway.attachment === "requested"),
          },
        ]),
    ...Object.entries(vpn ?? {}).flatMap(([key, one]) =>
      one.gateway === undefined ? [] : [link(`vpn-${key}`, ["vpn", key], one.gateway, one)],
    ),
    ...(directConnect?.gateway === undefined
      ? []
      : [link("direct-connect", ["directConnect"], directConnect.gateway, directConnect)]),
  ];
}

function link(id: string, path: readonly string[], via: Link["via"], traffic: Traffic): Link {
  return {
    id,
    path,
    via,
    destinations: (traffic.destinations ?? []).flatMap(({ cidr, ports }) =>
      cidr === undefined ? [] : [{ cidr, ports: (ports ?? []).flatMap(rangeOf) }],
    ),
    workspaces: traffic.workspaces,
    endpointCidrs: traffic.endpointCidrs ?? [],
    open: true,
  };
}

function rangeOf(port: number | { readonly from?: number; readonly to?: number }): PortRange[] {
  if (typeof port === "number") return [{ from: port, to: port }];
  return port.from === undefined || port.to === undefined ? [] : [{ from: port.from, to: port.to }];
}

/**
 * Whether traffic of a connection passes the firewall: all of it where egress is filtered, but that of peerings,
 * whose answers no route can send back through it.
 */
export function isInspected({ via }: Pick<Link, "via">, isolation: Isolation): boolean {
  return isolation === "filtered-egress" && via !== "peering";
}

/** The workspaces among these that may use a connection. */
export function workspacesOf(link: Pick<Link, "workspaces">, all: readonly string[]): readonly string[] {
  if (link.workspaces === undefined) return all;
  const some = new Set(link.workspaces);
  return all.filter((key) => some.has(key));
}

/** The contract of connections: `<connection>/<workspace>/<block>` → ports, `5432,1521-1522`. */
export function declaredDestinations(links: readonly Link[], workspaces: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    links
      .filter(({ open }) => open)
      .flatMap((one) =>
        workspacesOf(one, workspaces).flatMap((workspace) =>
          one.destinations.map(({ cidr, ports }) => [
            `${one.id}/${workspace}/${cidr}`,
            ports.map((range) => portText(range)).join(","),
          ]),
        ),
      ),
  );
}

/** `5432`, or `1521-1522`; `separator` as whoever reads it writes ranges. */
export function portText({ from, to }: PortRange, separator = "-"): string {
  return from === to ? String(from) : `${from}${separator}${to}`;
}

/** A block in a name: `10.80.4.0/24` → `10-80-4-0-24`. */
export const blockId = (cidr: string): string => cidr.replace(/[./]/g, "-");
