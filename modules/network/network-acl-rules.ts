import type { Destination } from "../../config/derive/connections/links";
import { contains } from "../../config/derive/subnets";
import { DATA_PLANE_PORTS, type Ports } from "../../config/facts/ports";

/** Traffic that an ACL lets through. ACLs know no connections: answers need a rule of their own. */
export type AclRule =
  | { readonly protocol: "-1"; readonly cidr: string }
  | { readonly protocol: "6" | "17"; readonly cidr: string; readonly from: number; readonly to: number };

export interface AclOptions {
  /** Blocks of the VPC. */
  readonly vpcCidrs: readonly string[];
  /** Blocks of users' networks, which reach the endpoints' subnets. */
  readonly clientCidrs: readonly string[];
  /** Addresses that something in the endpoints' subnets calls: name servers, targets of load balancers. Default none. */
  readonly callees?: readonly Callee[];
  /** What outsiders call in subnets of a sort. Default nothing. */
  readonly entrances?: readonly Entrance[];
  /** What something in subnets of a sort calls outside of the VPC. Default nothing. */
  readonly exits?: readonly Exit[];
  /** What workspaces call through connections to other networks. Default nothing. */
  readonly destinations?: readonly Destination[] | undefined;
}

/** Ports that a block of addresses calls in the subnets of a kind. */
export interface Entrance {
  readonly subnets: "endpoints" | "public" | "data-services";
  readonly cidr: string;
  readonly from: number;
  readonly to: number;
}

/** Ports of a block of addresses that something in the subnets of a kind calls. */
export type Exit = Entrance;

/** An address, and a port on it. */
interface Callee {
  readonly ip: string;
  readonly port: number;
  readonly protocols: readonly ("tcp" | "udp")[];
}

export interface AclRules {
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

const EVERYWHERE = "0.0.0.0/0";
const all = (cidr: string): AclRule => ({ protocol: "-1", cidr });
const tcp = (cidr: string, from: number, to = from): AclRule => ({ protocol: "6", cidr, from, to });
const udp = (cidr: string, from: number, to = from): AclRule => ({ protocol: "17", cidr, from, to });
const RULES = { tcp, udp };

/** The rules, each once. */
const once = (rules: readonly AclRule[]): AclRule[] => [
  ...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values(),
];
/** Ports that answers come back to. */
const ANSWERS = [1024, 65535] as const;

const ports = DATA_PLANE_PORTS.value;

/** TCP ports that leave the VPC, the legacy metastore's among them: Databricks looks for it even where it is not used. */
const OUTBOUND: readonly Ports[] = [
  ports.https,
  ports.legacyMetastore,
  ports.relay,
  ports.controlPlaneApi,
  ports.unityCatalogLogs,
  ports.reserved,
];

/**
 * Rules of the subnets of each kind. Those of workspaces are the ones that Databricks looks for when a network is
 * registered, in its order: it refuses anything narrower, which is for security groups and the firewall to do.
 * Source: Databricks, "Configure a customer-managed VPC".
 */
export function aclRules({
  vpcCidrs,
  clientCidrs,
  callees = [],
  entrances = [],
  exits = [],
  destinations = [],
}: AclOptions) {
  const vpc = vpcCidrs.map(all);
  // What is in the VPC is let through already.
  const outside = callees.filter(({ ip }) => !vpcCidrs.some((cidr) => contains(cidr, `${ip}/32`)));
  const calls = (kind: Entrance["subnets"]) => {
    const calling = entrances.filter(
      ({ subnets, cidr }) => subnets === kind && !vpcCidrs.some((one) => contains(one, cidr)),
    );
    return {
      ingress: once(calling.map(({ cidr, from, to }) => tcp(cidr, from, to))),
      egress: once(calling.map(({ cidr }) => tcp(cidr, ...ANSWERS))),
    };
  };
  const called = (kind: Exit["subnets"]) => {
    const leaving = exits.filter(
      ({ subnets, cidr }) => subnets === kind && !vpcCidrs.some((one) => contains(one, cidr)),
    );
    return {
      ingress: once(leaving.map(({ cidr }) => tcp(cidr, ...ANSWERS))),
      egress: once(leaving.map(({ cidr, from, to }) => tcp(cidr, from, to))),
    };
  };
  // Behind the rules that Databricks looks for first.
  const connected = destinations.flatMap(({ cidr, ports: wanted }) =>
    wanted.map(({ from, to }) => tcp(cidr, from, to)),
  );
  const outbound = OUTBOUND.map(({ from, to }) => tcp(EVERYWHERE, from, to));
  return {
    workspaces: { ingress: [all(EVERYWHERE)], egress: [...vpc, ...outbound, ...connected] },
    endpoints: {
      ingress: [
        ...vpc,
        ...clientCidrs.flatMap((cidr) => [tcp(cidr, 443), tcp(cidr, 53), udp(cidr, 53)]),
        ...once(outside.flatMap(({ ip, protocols }) => protocols.map((name) => RULES[name](`${ip}/32`, ...ANSWERS)))),
        ...calls("endpoints").ingress,
      ],
      egress: [
        ...vpc,
        ...clientCidrs.flatMap((cidr) => [tcp(cidr, ...ANSWERS), udp(cidr, ...ANSWERS)]),
        ...once(outside.flatMap(({ ip, port, protocols }) => protocols.map((name) => RULES[name](`${ip}/32`, port)))),
        ...calls("endpoints").egress,
      ],
    },
    public: {
      ingress: [...vpc, tcp(EVERYWHERE, ...ANSWERS), ...calls("public").ingress],
      egress: [...vpc, ...outbound, ...calls("public").egress],
    },
    "data-services": {
      ingress: once([...vpc, ...calls("data-services").ingress, ...called("data-services").ingress]),
      egress: once([...vpc, ...calls("data-services").egress, ...called("data-services").egress]),
    },
    // What passes through the firewall is its own business.
    firewall: { ingress: [all(EVERYWHERE)], egress: [all(EVERYWHERE)] },
    // So AWS asks for it: rules here would be applied to every connection on top of those of its two ends.
    attachments: { ingress: [all(EVERYWHERE)], egress: [all(EVERYWHERE)] },
  } satisfies Readonly<Record<string, AclRules>>;
}
