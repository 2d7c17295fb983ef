import type { RegionFacts } from "../facts/regions";

export type NatMode = "single" | "per-az" | "none";
export type Isolation = "public-egress" | "filtered-egress" | "isolated";

interface EgressChoice {
  readonly nat?: NatMode | undefined;
  readonly egress?: { readonly isolation?: Isolation | undefined } | undefined;
}

/** NAT and isolation decide each other's default. */
export function natOf({ nat, egress }: EgressChoice): NatMode {
  return nat ?? (egress?.isolation === "isolated" ? "none" : "single");
}

export function isolationOf(choice: EgressChoice): Isolation {
  return choice.egress?.isolation ?? (natOf(choice) === "none" ? "isolated" : "public-egress");
}

/**
 * Names of Databricks that compute reaches over the internet: everything below its own domain, which holds
 * workspaces, the region's control plane and the relay, and its buckets, of which some are in another region,
 * where the VPC's S3 endpoint does not lead. Source: Databricks, "IP addresses and domains".
 */
export function databricksDomains({ hosts, buckets, region }: RegionFacts): string[] {
  const [, ...domain] = hosts.webApp.split(".");
  const names = [...buckets.artifacts, buckets.logs, buckets.samples, buckets.systemTables];
  const elsewhere = (bucket: string) =>
    /oregon|us-west-2/.test(bucket) && region !== "us-west-2" ? "us-west-2" : region;
  return [
    `.${domain.join(".")}`,
    ...[...new Set(names)]
      .sort()
      .flatMap((bucket) => [`${bucket}.s3.amazonaws.com`, `${bucket}.s3.${elsewhere(bucket)}.amazonaws.com`]),
  ];
}

/**
 * Names inside AWS that compute has to resolve but reaches through endpoints of the VPC, and the names of
 * nodes themselves.
 */
export function awsDomains(region: string): string[] {
  const own = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  return [`.${region}.amazonaws.com`, ".s3.amazonaws.com", `.${own}`];
}
