import { REGIONS, type RegionFacts } from "../../config/facts/regions";
import type { Ports } from "./security-groups";

const port = (number: number): Ports => ({ from: number, to: number });

/** REST API, control-plane API, Unity Catalog's logs, and ports that Databricks keeps for itself. */
const CONTROL_PLANE: readonly Ports[] = [port(443), port(8443), port(8444), { from: 8445, to: 8451 }];

/** Something of AWS or Databricks that cluster nodes cannot do without. */
export interface Service {
  readonly name: string;
  readonly ports: readonly Ports[];
  /** Its name on the internet, for the firewall's allow list, in every shard of the region. */
  readonly hosts: readonly string[];
  /** Key in the contract's `databricks_endpoint_ids`, or name of the AWS service. */
  readonly endpoint: { readonly databricks: string } | { readonly aws: string };
}

/**
 * What cluster nodes call, on which ports. With PrivateLink the relay has a port of its own, except in GovCloud.
 * Source: Databricks, "Configure a customer-managed VPC"; settled independently of what the network is made from.
 */
export function services(region: string, privateLink: boolean): Service[] {
  const facts = factsOf(region);
  const relay = privateLink && facts.every(({ partition }) => partition !== "aws-us-gov") ? [port(6666)] : [port(443)];
  const suffix = "amazonaws.com";
  return [
    {
      name: "the REST API",
      ports: CONTROL_PLANE,
      hosts: facts.map(({ hosts }) => hosts.webApp),
      endpoint: { databricks: "workspace" },
    },
    {
      name: "the relay",
      ports: relay,
      hosts: facts.map(({ hosts }) => hosts.relay),
      endpoint: { databricks: "relay" },
    },
    { name: "STS", ports: [port(443)], hosts: [`sts.${region}.${suffix}`], endpoint: { aws: "sts" } },
    {
      name: "Kinesis",
      ports: [port(443)],
      hosts: [`kinesis.${region}.${suffix}`],
      endpoint: { aws: "kinesis-streams" },
    },
  ];
}

/** S3 is reached through a gateway endpoint, on the port of HTTPS. */
export const S3_PORT = port(443);

/** Ports that nodes may call on the internet, and no other: the above, and the legacy Hive metastore. */
export const ALLOWED_ANYWHERE: readonly Ports[] = [...CONTROL_PLANE, port(3306)];
/** Ports that nodes may call inside the VPC: the above, the relay, its FIPS port, and service-direct. */
export const ALLOWED_IN_VPC: readonly Ports[] = [...CONTROL_PLANE, port(2443), port(5432), port(6666)];

/** What is known of a region, in each of its shards: GovCloud has two. */
export function factsOf(region: string): readonly RegionFacts[] {
  return REGIONS.filter((facts) => facts.region === region);
}
