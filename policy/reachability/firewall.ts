import { addressIn } from "../../emitted/references";
import { type Arguments, blocks, resourcesOf, texts } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Ports } from "./security-groups";

/** A rule that lets traffic through to a block, whatever its name. */
export interface PassTo extends Ports {
  readonly protocol: string;
  readonly cidr: string;
}

/** What an AWS Network Firewall lets through. */
export interface FirewallView {
  /** What no rule speaks about is dropped, and rules are asked in order. */
  readonly closed: boolean;
  /** Names that it lets through; `.name` is everything below it too. */
  readonly names: readonly string[];
  /** Rules that let traffic through to anywhere by anything but its name: `PASS TCP 3306`. */
  readonly passes: readonly string[];
  /** Rules that let traffic through to a block. */
  readonly passesTo: readonly PassTo[];
  /** Rules whose text is not understood here. */
  readonly opaque: boolean;
}

export function firewallView(json: StackJson, firewall: string): FirewallView {
  const found = resourcesOf(json, "aws_networkfirewall_firewall").find(({ address }) => address === firewall);
  const policyAddress = addressIn(found?.args.firewall_policy_arn, "aws_networkfirewall_firewall_policy");
  const policy = resourcesOf(json, "aws_networkfirewall_firewall_policy").find(
    ({ address }) => address === policyAddress,
  );
  const [body] = blocks(policy?.args.firewall_policy);
  const groups = blocks(body?.stateful_rule_group_reference)
    .map(({ resource_arn }) => addressIn(resource_arn, "aws_networkfirewall_rule_group"))
    .flatMap((address) => resourcesOf(json, "aws_networkfirewall_rule_group").filter((g) => g.address === address))
    .flatMap(({ args }) => blocks(args.rule_group).flatMap(({ rules_source }) => blocks(rules_source)));
  const rules = groups.flatMap(({ stateful_rule }) => blocks(stateful_rule));
  const passed = rules.filter(({ action }) => action === "PASS").flatMap(({ header }) => blocks(header));
  return {
    closed: isClosed(body),
    names: groups
      .flatMap(({ rules_source_list }) => blocks(rules_source_list))
      .filter(({ generated_rules_type: type }) => type === "ALLOWLIST")
      .flatMap(({ targets }) => texts(targets)),
    passes: passed
      .filter((header) => !toBlock(header))
      .map((header) => `${String(header.protocol)} ${String(header.destination_port)}`),
    passesTo: passed.filter(toBlock).map((header) => {
      const [from = "", to = from] = String(header.destination_port).split(":");
      const any = from === "ANY";
      return {
        protocol: String(header.protocol),
        cidr: String(header.destination),
        from: any ? 0 : Number(from),
        to: any ? 65535 : Number(to),
      };
    }),
    opaque: groups.some(({ rules_string }) => rules_string !== undefined),
  };
}

function toBlock({ destination }: Arguments): boolean {
  return typeof destination === "string" && /^\d/.test(destination);
}

function isClosed(policy: Arguments | undefined): boolean {
  const [engine] = blocks(policy?.stateful_engine_options);
  return (
    engine?.rule_order === "STRICT_ORDER" &&
    texts(policy?.stateful_default_actions).some((action) => /^aws:drop_(established|strict)$/.test(action)) &&
    [policy?.stateless_default_actions, policy?.stateless_fragment_default_actions].every(
      (actions) => texts(actions).join() === "aws:forward_to_sfe",
    )
  );
}

/** Whether a list of names lets one through. */
export function lists(names: readonly string[], host: string): boolean {
  return names.some((name) => (name.startsWith(".") ? host === name.slice(1) || host.endsWith(name) : host === name));
}
