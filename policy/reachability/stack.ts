import { resourcesOf } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import type { Ports } from "./security-groups";

/** What a network stack's JSON says about itself. */
export interface Stack {
  readonly json: StackJson;
  readonly region: string;
  readonly isolation: string;
  /** Key of the contract → address of the endpoint; empty without back-end PrivateLink. */
  readonly databricks: Readonly<Record<string, string>>;
}

export function violation(address: string, message: string, fix: string): Violation {
  return { address, message, fix };
}

export const show = (ports: readonly Ports[]) =>
  ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(", ");

/** Blocks of the VPC. */
export function vpcBlocks(json: StackJson): string[] {
  return resourcesOf(json, "aws_vpc", "aws_vpc_ipv4_cidr_block_association").flatMap(({ args }) =>
    typeof args.cidr_block === "string" ? [args.cidr_block] : [],
  );
}

/** Private addresses, those that carriers share among them. */
export const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
