import { named, nameIn } from "../../../emitted/references";
import { blocks, type Thing, text, thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";
import type { Vpc } from "../model";
import { bandsOf } from "./bands";
import { edgeOf } from "./connections";
import { interfacesIn } from "./interfaces";
import { groupRules, portsInWords } from "./ports";
import { subnetsOf } from "./subnets";
import { titleOf } from "./titles";

/** Every VPC that a stack makes, looks up, or only names: those that are made first. */
export function vpcsOf(json: StackJson): Vpc[] {
  const vpcs = thingsOf(json, "aws_vpc");
  // Ids that stand literally somewhere mean the VPC that is looked up by them.
  const lookups = new Map(vpcs.filter(({ made }) => !made).map(({ address, args }) => [text(args.id), address]));
  const meant = (vpc: string) => lookups.get(vpc) ?? vpc;
  const literal = thingsOf(json, "aws_vpc_endpoint")
    .flatMap(({ args }) => named(args.vpc_id, "aws_vpc"))
    .filter((id) => !id.includes(".") && !lookups.has(id));
  const subnets = subnetsOf(json);
  return [...vpcs.map(({ address }) => address), ...new Set(literal)].map((id, index) => {
    const thing = vpcs.find(({ address }) => address === id);
    const first = index === 0;
    const mine = subnets.filter(({ vpc }) => meant(vpc) === id);
    /** An endpoint names its VPC, or the subnets that it is in; one that is looked up is of the first VPC. */
    const isMine = ({ args, made }: Thing) => {
      const vpc = nameIn(args.vpc_id, "aws_vpc");
      if (vpc !== undefined) return meant(vpc) === id;
      if (!made) return first;
      const names = named(
        blocks(args.ip_address).map((block) => block.subnet_id),
        "aws_subnet",
      );
      return mine.some((subnet) => names.includes(subnet.id));
    };
    const bands = bandsOf(json, isMine);
    return {
      id,
      lines: linesOf(json, id, thing),
      existing: thing?.made !== true,
      subnets: mine.map((subnet) => ({
        ...subnet,
        holds: [...subnet.holds, ...interfacesIn(json, bands, subnet.id)],
      })),
      edge: edgeOf(json, id, first),
      bands,
      nodesOut: first ? nodesOut(json) : {},
    };
  });
}

function linesOf(json: StackJson, id: string, thing: Thing | undefined): string[] {
  if (thing?.made !== true) return [`VPC ${text(thing?.args.id) || id}`, "there already"];
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
