/** What a subnet is for, as its routes and inhabitants say. */
export type SubnetKind = "public" | "firewall" | "workspace" | "other" | "endpoint";

/** One line of a route table. */
export interface RouteLine {
  /** Block, or the name of a prefix list: `0.0.0.0/0`, `S3`. */
  readonly destination: string;
  /** Id of what is drawn as the target. */
  readonly target: string;
  /** Target in words: `NAT gateway euw1-az1`. */
  readonly text: string;
  /** Leads to a subnet of the VPC: answers go back through the firewall. */
  readonly back?: boolean;
}

/** Something that is drawn as a box with a few lines, the first of which is its name. */
export interface Item {
  /** Terraform address, or what is made of one; unique in the drawing. */
  readonly id: string;
  readonly lines: readonly string[];
  /** Looked up or only named, not made by this stack. */
  readonly existing?: boolean;
}

export interface Subnet extends Item {
  readonly kind: SubnetKind;
  /** Workspace key, for a workspace's subnet. */
  readonly workspace?: string;
  /** Availability-zone id; empty where the JSON does not say. */
  readonly zone: string;
  readonly routes: readonly RouteLine[];
  /** What stands in it: NAT gateway, firewall endpoint, interfaces of other endpoints. */
  readonly holds: readonly Item[];
}

/** Endpoints that are drawn together: all lead to the same place. */
export interface Band {
  readonly id: string;
  readonly title: string;
  readonly kind: "databricks" | "aws" | "gateway" | "resolver" | "service";
  readonly chips: readonly Chip[];
  /**
   * Ports on which cluster nodes get in, by security group, or for gateways by route; empty where none do. Undefined where
   * the groups are not made here.
   */
  readonly fromNodes: string | undefined;
  /** Blocks of users and name servers that get in, with ports. */
  readonly clients: readonly Client[];
}

export interface Chip extends Item {
  /** Id of the box outside the VPC that it leads to, if one is drawn. */
  readonly to?: string;
}

export interface Client {
  readonly cidr: string;
  readonly ports: string;
}

export interface Vpc extends Item {
  readonly subnets: readonly Subnet[];
  /** Internet gateway and connections to other networks, along the edge of the VPC. */
  readonly edge: readonly Item[];
  readonly bands: readonly Band[];
  /** Ports on which nodes may go anywhere, by workspace key. */
  readonly nodesOut: Readonly<Record<string, string>>;
}

/** A workspace as it is registered. */
export interface Workspace extends Item {
  readonly compute: "own-vpc" | "databricks-vpc" | "serverless";
}

/** Everything that is drawn of one environment, or of one stack. */
export interface Drawing {
  readonly title: string;
  readonly region: string;
  readonly awsAccountId: string;
  readonly vpcs: readonly Vpc[];
  readonly workspaces: readonly Workspace[];
  /** What is known about who may reach the workspaces. */
  readonly access: readonly string[];
  /** Users reach workspaces over the internet. */
  readonly publicAccess: boolean;
  /** What is drawn of AWS' services, by name. */
  readonly services: readonly string[];
  /** Keys and the like of the environment, in words. */
  readonly facts: readonly string[];
  /** What the stack makes that has no shape of its own, in words. */
  readonly alsoMade: readonly string[];
}

/** Ids of the boxes outside the VPC. */
export const OUTSIDE = {
  internet: "outside-internet",
  users: "outside-users",
  web: "databricks-web",
  relay: "databricks-relay",
  direct: "databricks-service-direct",
  serverless: "databricks-serverless",
  services: "aws-services",
} as const;

/** Id of what stands where a VPC would, if this project makes none. */
export const ABSENT = "absent";
