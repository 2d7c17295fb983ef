import { contains } from "../../config/derive/subnets";
import { addressIn } from "../../emitted/references";
import { type Arguments, blocks, resourcesOf, texts } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { violation, vpcBlocks } from "./stack";

interface Group {
  readonly address: string;
  readonly body: Arguments;
  readonly source: Arguments;
}

/**
 * Protocols that have no handshake: what is dropped once a connection stands does not stop their first packets. Source:
 * AWS Network Firewall, "Evaluation order for stateful rule groups".
 */
const WITHOUT_HANDSHAKE = ["UDP", "ICMP"];
/** Protocols inside TCP, dropped whatever their port: a later rule for that port passes nothing. */
const OVER_TCP = ["TCP", "FTP", "SSH", "IP"];

/** What is wrong inside the rule groups of a firewall that filters by name. */
export function firewallFaults(json: StackJson, firewall: string): Violation[] {
  const groups = groupsOf(json, firewall);
  // Rules written as text are not understood here.
  if (groups.some(({ source }) => source.rules_string !== undefined)) return [];
  return [
    ...groups.flatMap((group) => [...order(group), ...names(json, group)]),
    ...undropped(firewall, groups),
    ...passedTooLate(groups),
  ];
}

/** Rule groups of the firewall's policy, in the order in which they are asked. */
function groupsOf(json: StackJson, firewall: string): Group[] {
  const found = resourcesOf(json, "aws_networkfirewall_firewall").find(({ address }) => address === firewall);
  const policy = addressIn(found?.args.firewall_policy_arn, "aws_networkfirewall_firewall_policy");
  const all = resourcesOf(json, "aws_networkfirewall_rule_group");
  return resourcesOf(json, "aws_networkfirewall_firewall_policy")
    .filter(({ address }) => address === policy)
    .flatMap(({ args }) => blocks(args.firewall_policy))
    .flatMap((body) => blocks(body.stateful_rule_group_reference))
    .sort((a, b) => Number(a.priority) - Number(b.priority))
    .map(({ resource_arn }) => addressIn(resource_arn, "aws_networkfirewall_rule_group"))
    .flatMap((address) => all.filter((group) => group.address === address))
    .flatMap(({ address, args }) =>
      blocks(args.rule_group).flatMap((body) => blocks(body.rules_source).map((source) => ({ address, body, source }))),
    );
}

function order({ address, body }: Group): Violation[] {
  return blocks(body.stateful_rule_options).some(({ rule_order }) => rule_order === "STRICT_ORDER")
    ? []
    : [
        violation(
          address,
          "the rule group has another order than the firewall's policy, and AWS refuses it there",
          "set rule_order to STRICT_ORDER",
        ),
      ];
}

/** Names are looked for in TLS, and in what comes from every block of the VPC. */
function names(json: StackJson, { address, body, source }: Group): Violation[] {
  const lists = blocks(source.rules_source_list);
  if (lists.length === 0) return [];
  const home = blocks(body.rule_variables)
    .flatMap(({ ip_sets }) => blocks(ip_sets))
    .filter(({ key }) => key === "HOME_NET")
    .flatMap(({ ip_set }) => blocks(ip_set))
    .flatMap(({ definition }) => texts(definition));
  const outside = vpcBlocks(json).filter((block) => !home.some((cidr) => contains(cidr, block)));
  return [
    ...(lists.every(({ target_types }) => texts(target_types).includes("TLS_SNI"))
      ? []
      : [violation(address, "the allow list does not look at names in TLS", "add TLS_SNI to target_types")]),
    ...(home.length === 0 || outside.length === 0
      ? []
      : [
          violation(
            address,
            `the allow list is not about ${outside.join(", ")}, a block of the VPC`,
            "put every block of the VPC into HOME_NET",
          ),
        ]),
  ];
}

function rulesIn(groups: readonly Group[]): { readonly address: string; readonly action: string; header: Arguments }[] {
  return groups.flatMap(({ address, source }) =>
    blocks(source.stateful_rule).flatMap(({ action, header }) =>
      blocks(header).map((one) => ({ address, action: String(action), header: one })),
    ),
  );
}

const isForAll = ({ source, destination, destination_port }: Arguments) =>
  [source, destination, destination_port].every((value) => value === "ANY");

function undropped(firewall: string, groups: readonly Group[]): Violation[] {
  const dropped = rulesIn(groups)
    .filter(({ action, header }) => action === "DROP" && isForAll(header))
    .map(({ header }) => String(header.protocol));
  return WITHOUT_HANDSHAKE.filter((protocol) => !dropped.includes(protocol) && !dropped.includes("IP")).map(
    (protocol) =>
      violation(
        firewall,
        `the firewall does not drop ${protocol}, which says no name and has no handshake, so that data gets out in it`,
        `drop ${protocol} from anywhere to anywhere`,
      ),
  );
}

/** In strict order the first rule that fits decides. */
function passedTooLate(groups: readonly Group[]): Violation[] {
  const rules = rulesIn(groups);
  const first = rules.findIndex(
    ({ action, header }) => action === "DROP" && isForAll(header) && OVER_TCP.includes(String(header.protocol)),
  );
  if (first < 0) return [];
  return rules
    .slice(first)
    .filter(({ action, header }) => action === "PASS" && /^\d/.test(String(header.destination)))
    .map(({ address, header }) =>
      violation(
        address,
        `passes ${String(header.destination)} on TCP ${String(header.destination_port)} after rules that have dropped it`,
        "ask the group before those that drop",
      ),
    );
}
