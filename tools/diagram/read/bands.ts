import { named } from "../../../emitted/references";
import { blocks, type Thing, text, thingsOf } from "../../../emitted/resources";
import { gatewayTablesOf } from "../../../emitted/routes";
import type { StackJson } from "../../../emitted/stacks";
import { type Band, type Chip, type Client, OUTSIDE } from "../model";
import { nodeGroups } from "./node-groups";
import { type GroupRule, groupRules, portsInWords } from "./ports";
import { serviceTitle } from "./services";
import { titleOf } from "./titles";

const DATABRICKS: Readonly<Record<string, readonly [title: string, to: string]>> = {
  workspace: ["REST API, web", OUTSIDE.web],
  frontend: ["Front end", OUTSIDE.web],
  relay: ["Relay", OUTSIDE.relay],
  "service-direct": ["Service-direct", OUTSIDE.direct],
};

const BANDS = [
  ["databricks", "PrivateLink to Databricks"],
  ["aws", "Endpoints of AWS services"],
  ["resolver", "Route 53 Resolver"],
  ["gateway", "Gateway endpoints"],
] as const;

/** Endpoints of a VPC, put together by where they lead. */
export function bandsOf(json: StackJson, isMine: (thing: Thing) => boolean): Band[] {
  const endpoints = thingsOf(json, "aws_vpc_endpoint").filter(isMine);
  const resolvers = thingsOf(json, "aws_route53_resolver_endpoint").filter(isMine);
  const kinds = endpointKinds(json);
  const kindOf = (thing: Thing): Band["kind"] => {
    if (thing.type === "aws_route53_resolver_endpoint") return "resolver";
    if (thing.args.vpc_endpoint_type === "Gateway") return "gateway";
    return kinds.has(thing.address) ? "databricks" : "aws";
  };
  return BANDS.flatMap(([kind, title]) => {
    const things = [...endpoints, ...resolvers].filter((thing) => kindOf(thing) === kind);
    const [first] = things;
    if (first === undefined) return [];
    const chips = things.map((thing) => chipOf(json, thing, kinds.get(thing.address)));
    return [{ id: `${kind}@${first.address}`, title, kind, chips, ...lettingIn(json, kind, things) }];
  });
}

/** Address of an endpoint to Databricks → its key in the layer's contract. */
function endpointKinds(json: StackJson): Map<string, string> {
  const value = json.output?.databricks_endpoint_ids?.value;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return new Map(entries.flatMap(([key, id]) => named(id, "aws_vpc_endpoint").map((address) => [address, key])));
}

function chipOf(json: StackJson, thing: Thing, key: string | undefined): Chip {
  const { args, address, made } = thing;
  const base = { id: address, existing: !made };
  if (thing.type === "aws_route53_resolver_endpoint") {
    const inbound = args.direction === "INBOUND";
    const count = blocks(args.ip_address).length;
    return { ...base, lines: [inbound ? "Inbound" : "Outbound", `${count} addresses`] };
  }
  if (args.vpc_endpoint_type === "Gateway") {
    const lines = [serviceTitle(text(args.service_name)), `${gatewayTablesOf(json, thing).length} route tables`];
    return { ...base, lines, to: OUTSIDE.services };
  }
  const zones = made ? `${named(args.subnet_ids, "aws_subnet").length} zones` : text(args.id);
  const [title, to] = key === undefined ? [] : (DATABRICKS[key] ?? [ofWorkspace(key), OUTSIDE.web]);
  if (title !== undefined && to !== undefined) return { ...base, lines: [title, zones], to };
  const service = text(args.service_name);
  const named_ = service === "" ? titleOf(thing) : serviceTitle(service);
  return { ...base, lines: [named_, zones], to: OUTSIDE.services };
}

/** `frontend-<workspace>` of the contract: an endpoint that users of one workspace have. */
const ofWorkspace = (key: string): string => key.replace(/^frontend-/, "Front end ");

/** Who gets in: nodes of workspaces, and blocks. */
function lettingIn(json: StackJson, kind: Band["kind"], things: readonly Thing[]): Pick<Band, "fromNodes" | "clients"> {
  const nodes = nodeGroups(json);
  if (kind === "gateway") {
    const out = groupRules(json, "out").filter(
      ({ group, cidr, prefixListOf }) =>
        nodes.includes(group) &&
        (cidr === "0.0.0.0/0" ||
          (prefixListOf !== undefined && things.some(({ address }) => address === prefixListOf))),
    );
    return { fromNodes: portsInWords(httpsOf(out)), clients: [] };
  }
  if (things.some(({ made }) => !made)) return { fromNodes: undefined, clients: [] };
  const groups = things.flatMap(({ args }) => named(args.security_group_ids, "aws_security_group"));
  const rules = groupRules(json, "in").filter(({ group }) => groups.includes(group));
  const fromNodes = rules.filter(({ peer }) => peer !== undefined && nodes.includes(peer));
  // Name servers ask the resolver alone, users the endpoints to Databricks: AWS' own are of no use to them.
  const blocks = kind === "aws" ? [] : [...new Set(rules.map(({ cidr }) => cidr).filter((cidr) => cidr !== ""))];
  const clients: Client[] = blocks.map((cidr) => ({ cidr, ports: portsInWords(rules.filter((r) => r.cidr === cidr)) }));
  // The group is that of all endpoints; those of AWS answer on one port alone.
  return { fromNodes: portsInWords(kind === "aws" ? httpsOf(fromNodes) : fromNodes), clients };
}

/** What of the rules is about HTTPS, on which endpoints of AWS' services answer. */
const httpsOf = (rules: readonly GroupRule[]): GroupRule[] =>
  rules.filter(({ from, to }) => from <= 443 && to >= 443).map((rule) => ({ ...rule, from: 443, to: 443 }));
