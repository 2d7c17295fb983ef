import type { StackJson } from "../../synth/emitted";
import type { Vpc } from "../model";
import { bandsOf } from "./bands";
import { edgeOf } from "./connections";
import { groupRules, portsInWords } from "./ports";
import { subnetsOf } from "./subnets";
import { nameIn, named, type Thing, text, thingsOf, titleOf } from "./things";

/** Every VPC that a stack makes, looks up, or only names: those that are made first. */
export function vpcsOf(json: StackJson): Vpc[] {
  const vpcs = thingsOf(json, "aws_vpc");
  const byId = new Map(vpcs.filter(({ made }) => !made).map(({ address, args }) => [text(args.id), address]));
  const literal = thingsOf(json, "aws_vpc_endpoint")
    .flatMap(({ args }) => named(args.vpc_id, "aws_vpc"))
    .filter((id) => !id.includes(".") && !byId.has(id));
  const ids = [...vpcs.map(({ address }) => address), ...new Set(literal)];
  const subnets = subnetsOf(json);
  return ids.map((id, index) => {
    const thing = vpcs.find(({ address }) => address === id);
    const mine = subnets.filter(({ vpc }) => (byId.get(vpc) ?? vpc) === id);
    const subnetIds = mine.map((subnet) => subnet.id);
    return {
      id,
      lines: linesOf(json, id, thing),
      existing: thing?.made !== true,
      subnets: mine,
      edge: edgeOf(json, id, index === 0),
      bands: bandsOf(json, (endpoint) => vpcOfEndpoint(endpoint, subnetIds, index === 0, byId) === id),
      nodesOut: index === 0 ? nodesOut(json) : {},
    };

    /** An endpoint names its VPC, or the subnets that it is in; what is looked up is of the first one. */
    function vpcOfEndpoint(
      { args, made }: Thing,
      inSubnets: readonly string[],
      isFirst: boolean,
      lookups: ReadonlyMap<string, string>,
    ): string | undefined {
      const vpc = nameIn(args.vpc_id, "aws_vpc");
      if (vpc !== undefined) return lookups.get(vpc) ?? vpc;
      if (!made) return isFirst ? id : undefined;
      const ids = JSON.stringify(args);
      return inSubnets.some((subnet) => ids.includes(`${subnet}.`) || ids.includes(`"${subnet}"`)) ? id : undefined;
    }
  });
}

function linesOf(json: StackJson, id: string, thing: Thing | undefined): string[] {
  if (thing?.made !== true) return [`VPC ${text(thing?.args.id) || id}`, "there already; nothing of it is made here"];
  const more = thingsOf(json, "aws_vpc_ipv4_cidr_block_association")
    .filter(({ args }) => named(args.vpc_id, "aws_vpc").includes(id))
    .map(({ args }) => text(args.cidr_block));
  return [`VPC ${titleOf(thing)}`, [text(thing.args.cidr_block), ...more].join(" and ")];
}

/** Workspace key → ports on which its nodes may go to any address. */
function nodesOut(json: StackJson): Record<string, string> {
  const value = json.output?.workspace_security_group_ids?.value;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const rules = groupRules(json, "out");
  return Object.fromEntries(
    entries.flatMap(([workspace, id]) => {
      const groups = named(id, "aws_security_group");
      const open = rules.filter(({ group, cidr }) => groups.includes(group) && cidr === "0.0.0.0/0");
      return open.length === 0 ? [] : [[workspace, portsInWords(open)]];
    }),
  );
}
