import type { z } from "zod";
import { type Link, linksOf, workspacesOf } from "../../derive/connections/links";
import { KAFKA_SECRET, LOG_GROUPS } from "../../derive/purposes";
import { contains } from "../../derive/subnets";
import { BROKER_PORTS } from "../../facts/kafka";
import type { Ports } from "../../facts/ports";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { mskCluster as schema } from "../../schema/data-services/msk-cluster";
import type { Placement } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import { provisionedChecks } from "./msk-cluster-checks";

type MskCluster = z.output<typeof schema>;
type InMode<M extends MskCluster["mode"]> = Extract<MskCluster, { mode: M }>;
type Draft = Salvaged<MskCluster>;

interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS. */
  readonly name: string;
  /** Start of the ARNs of what IAM knows in it, and what follows the sort of thing: `acme-dev-events/*`. */
  readonly iam: { readonly start: string; readonly path: string };
}

/** A user that signs in with a password. */
export interface ScramUser {
  /** Name of its secret, as MSK asks for it: `AmazonMSK_acme-dev-events-shop`. */
  readonly secretName: string;
  /** Somebody has written the password, so that the cluster can be told of it. */
  readonly filled: boolean;
}

export type ProvisionedCluster = DeepReadonly<InMode<"provisioned"> & Derived> & {
  readonly logGroupName: string;
  /** Brokers in all zones together. */
  readonly brokers: number;
  readonly scramUsers: Readonly<Record<string, ScramUser>>;
};
export type ServerlessCluster = DeepReadonly<InMode<"serverless"> & Derived>;
export type ExistingCluster = DeepReadonly<InMode<"existing"> & Derived>;
export type MskClusterModel = ProvisionedCluster | ServerlessCluster | ExistingCluster;

/** Name of a cluster, and its ARNs in IAM, before it exists: AWS adds an id to the name, which `*` stands for. */
export function clusterOf(
  cluster: MskCluster,
  key: string,
  names: Pick<Names, "partition" | "region" | "awsAccountId" | "named">,
): Derived {
  const { partition, region, awsAccountId } = names;
  if (cluster.mode === "existing") {
    const [, , , , account = "", resource = ""] = cluster.clusterArn.split(":");
    const path = resource.slice("cluster/".length);
    const start = `arn:${partition}:kafka:${region}:${account}`;
    return { key, name: path.split("/")[0] ?? "", iam: { start, path } };
  }
  const name = names.named("kafkaClusters", key);
  return { key, name, iam: { start: `arn:${partition}:kafka:${region}:${awsAccountId}`, path: `${name}/*` } };
}

const ports = BROKER_PORTS.value;

/** Ports that clients call, by the ways of signing in that are switched on. */
function portsOf({ authentication }: Salvaged<InMode<"provisioned">>): Ports[] {
  const { iam = true, scramUsers, certificateAuthorityArns } = authentication ?? {};
  return [
    ...((certificateAuthorityArns ?? []).length > 0 ? [ports.tls] : []),
    ...(Object.keys(scramUsers ?? {}).length > 0 ? [ports.scram] : []),
    ...(iam ? [ports.iam] : []),
  ];
}

function placementOf(cluster: Draft): Placement | undefined {
  const callers = cluster.workspaces ?? "all";
  switch (cluster.mode) {
    case undefined:
      return undefined;
    case "existing":
      return cluster.reach?.mode === "vpc-connection"
        ? standing(cluster.reach, [ports.vpcConnection], { callers, field: "reach" })
        : undefined;
    case "serverless":
      return standing(cluster, [ports.iam], { callers });
    case "provisioned":
      return standing(cluster, portsOf(cluster), { callers, addresses: cluster.brokersPerZone });
  }
}

type Place = Pick<InMode<"serverless">, "availabilityZoneIds" | "subnetIds" | "clientCidrs">;

const standing = (
  { availabilityZoneIds, subnetIds, clientCidrs }: Partial<Salvaged<Place>>,
  called: readonly Ports[],
  rest: Pick<Placement, "callers" | "addresses" | "field">,
): Placement => ({
  subnets: "data-services",
  availabilityZoneIds,
  subnetIds,
  clientCidrs: clientCidrs ?? [],
  ports: called,
  ...rest,
});

/** A cluster of Apache Kafka. */
export const mskCluster: Kind<MskCluster, MskClusterModel> = {
  what: "a Kafka cluster",
  separateKey: "streams",
  runs: [],
  resolve(cluster, key, names) {
    const derived = clusterOf(cluster, key, names);
    if (cluster.mode !== "provisioned") return { ...cluster, ...derived };
    return {
      ...cluster,
      ...derived,
      logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
      brokers: (cluster.availabilityZoneIds ?? cluster.subnetIds ?? []).length * cluster.brokersPerZone,
      scramUsers: Object.fromEntries(
        Object.entries(cluster.authentication.scramUsers).map(([user, filled]) => [
          user,
          { secretName: `${KAFKA_SECRET}${names.secret(`${key}-${user}`)}`, filled },
        ]),
      ),
    };
  },
  placement: placementOf,
  names: (cluster, key) => {
    const layer = "data-services" as const;
    if (cluster.mode === "existing") return [];
    return [
      { what: "kafka-cluster", layer, purpose: key },
      ...(cluster.mode === "provisioned"
        ? [
            { what: "log-group" as const, layer, purpose: LOG_GROUPS.dataService(key) },
            ...Object.keys(cluster.authentication?.scramUsers ?? {}).map((user) => ({
              what: "kafka-secret" as const,
              layer,
              purpose: `${key}-${user}`,
              field: ["authentication", "scramUsers", user],
            })),
          ]
        : []),
    ];
  },
  steps: [
    {
      id: "kafka-topics",
      title: "topics are made, and passwords written",
      instructions: [
        "Terraform makes no topics. From a machine in the VPC with a role that IAM lets do kafka-cluster:CreateTopic, make each topic with kafka-topics.sh and the brokers of the output kafka_brokers.",
        'For each user of authentication.scramUsers write {"username": …, "password": …} into its secret, and then set the user to true.',
        "Who signs in with a password or a certificate may do nothing until an ACL of Kafka says so: write them with kafka-acls.sh and a role that IAM lets do kafka-cluster:AlterCluster. Who signs in with IAM has the rights of its role.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode !== "existing",
    },
  ],
  exclusive: (cluster) =>
    cluster.mode === "existing" && cluster.clusterArn !== undefined
      ? [{ what: `the cluster ${cluster.clusterArn}`, field: ["clusterArn"] }]
      : [],
  checks: (cluster, view) => [
    ...zones(cluster, view),
    ...unreached(cluster, view),
    ...(cluster.mode === "provisioned" ? provisionedChecks(cluster, view) : []),
  ],
};

/** In a VPC that is made here a further zone would replace the cluster, so the zones are written. */
function zones(cluster: Draft, view: EntryView): Problem[] {
  const placement = placementOf(cluster);
  const network = view.environment.network as { readonly mode?: string } | undefined;
  if (placement === undefined || network?.mode !== "customer-managed") return [];
  const at = (field: string) => (placement.field === undefined ? [field] : [placement.field, field]);
  if (view.isWritten(at("availabilityZoneIds")) || view.isWritten(at("subnetIds"))) return [];
  return [
    view.problem(
      at("availabilityZoneIds"),
      "is missing: a zone that the VPC gets later would replace the cluster",
      "list two or three zones of network.availabilityZoneIds",
    ),
  ];
}

/** Brokers in another network are at the end of a connection. */
function unreached(cluster: Draft, view: EntryView): Problem[] {
  if (cluster.mode !== "existing" || cluster.reach?.mode !== "network") return [];
  const { network, workspaces } = view.environment as {
    readonly network?: { readonly mode?: string; readonly connections?: Parameters<typeof linksOf>[0] };
    readonly workspaces?: Readonly<Record<string, unknown>>;
  };
  if (network?.mode !== "customer-managed") return [];
  const links = linksOf(network.connections);
  const callers = cluster.workspaces ?? Object.keys(workspaces ?? {});
  return (cluster.reach.brokerCidrs ?? []).flatMap((cidr, index) => {
    const without = callers.filter((workspace) => !links.some((link) => leads(link, workspace, callers, cidr)));
    return without.length === 0
      ? []
      : [
          view.problem(
            ["reach", "brokerCidrs", index],
            `no connection of the network leads workspace ${without.join(", ")} to ${cidr} on TCP ${ports.iam.from}`,
            "add the block and the port to the destinations of one under network.connections",
          ),
        ];
  });
}

const leads = (link: Link, workspace: string, all: readonly string[], cidr: string): boolean =>
  link.open &&
  workspacesOf(link, all).includes(workspace) &&
  link.destinations.some(
    (to) =>
      contains(to.cidr, cidr) &&
      to.ports.some(({ from, to: last }) => from <= ports.iam.from && ports.iam.from <= last),
  );
