import { DATA_PLANE_PORTS, type Ports } from "../../config/facts/ports";

/** What decides which ports a workspace's nodes need. */
export interface PortOptions {
  /** There is a NAT gateway, so a way to public addresses. */
  readonly nat: boolean;
  /** The control plane is reached through endpoints in the VPC. */
  readonly privateLink: boolean;
  /** The relay of this shard uses TCP 6666 over PrivateLink (not in GovCloud). */
  readonly relayPort6666: boolean;
  /** There is an endpoint for Lakebase and other heavy traffic. */
  readonly serviceDirect: boolean;
  /** There is a gateway endpoint of DynamoDB. */
  readonly dynamoDb: boolean;
  /** A workspace still uses the legacy Hive metastore. */
  readonly legacyMetastore: boolean;
}

/** Where traffic may go: anywhere, to the VPC's own block (its endpoints), or to a service through its gateway endpoint. */
export type Destination = "anywhere" | "vpc" | "s3" | "dynamodb";

/** TCP ports that a workspace's nodes may call. */
export interface PortRule extends Ports {
  /** Names the rule in the state; stable. */
  readonly id: string;
  readonly destination: Destination;
  readonly description: string;
}

interface PortRow extends Omit<PortRule, "destination"> {
  /** Where to, and undefined where the port stays shut. */
  readonly destination: (options: PortOptions) => Destination | undefined;
}

const controlPlane = ({ privateLink }: PortOptions): Destination => (privateLink ? "vpc" : "anywhere");
const onlyPrivateLink = ({ privateLink }: PortOptions) => (privateLink ? "vpc" : undefined);

const ports = DATA_PLANE_PORTS.value;

/**
 * Outbound ports of classic compute. The Security Reference Architecture narrows them to the VPC where PrivateLink
 * carries them.
 */
const PORTS: readonly PortRow[] = [
  {
    id: "https",
    ...ports.https,
    destination: ({ nat }) => (nat ? "anywhere" : "vpc"),
    description: "REST API, AWS services, libraries",
  },
  {
    id: "https-s3",
    ...ports.https,
    // With a way to everywhere, S3 needs no rule of its own.
    destination: ({ nat }) => (nat ? undefined : "s3"),
    description: "S3 through the gateway endpoint",
  },
  {
    id: "https-dynamodb",
    ...ports.https,
    destination: ({ nat, dynamoDb }) => (!nat && dynamoDb ? "dynamodb" : undefined),
    description: "DynamoDB through the gateway endpoint",
  },
  {
    id: "relay-fips",
    ...ports.relayFips,
    destination: onlyPrivateLink,
    description: "Secure cluster connectivity relay, FIPS (compliance security profile)",
  },
  {
    id: "legacy-metastore",
    ...ports.legacyMetastore,
    destination: ({ legacyMetastore }) => (legacyMetastore ? "anywhere" : undefined),
    description: "Legacy Hive metastore",
  },
  {
    id: "service-direct",
    ...ports.serviceDirect,
    destination: ({ serviceDirect }) => (serviceDirect ? "vpc" : undefined),
    description: "Lakebase through the service-direct endpoint",
  },
  {
    id: "relay",
    ...ports.relay,
    destination: (options) => (options.relayPort6666 ? onlyPrivateLink(options) : undefined),
    description: "Secure cluster connectivity relay",
  },
  {
    id: "control-plane-api",
    ...ports.controlPlaneApi,
    destination: controlPlane,
    description: "Compute to control-plane API",
  },
  {
    id: "unity-catalog-logs",
    ...ports.unityCatalogLogs,
    destination: controlPlane,
    description: "Unity Catalog logs and lineage",
  },
  {
    id: "reserved",
    ...ports.reserved,
    destination: controlPlane,
    description: "Reserved by Databricks",
  },
];

/** Outbound TCP rules of a workspace's security group, beside the traffic between its own nodes. */
export function workspaceEgress(options: PortOptions): PortRule[] {
  return PORTS.flatMap(({ destination, ...rule }) => {
    const where = destination(options);
    return where === undefined ? [] : [{ ...rule, destination: where }];
  });
}

/** Inbound TCP rules of the endpoints' security group, from every workspace: what its nodes send to endpoints. */
export function endpointIngress(options: PortOptions): Omit<PortRule, "destination">[] {
  return workspaceEgress(options)
    .filter((rule) => rule.id === "https" || rule.destination === "vpc")
    .map(({ destination: _, ...rule }) => rule);
}
