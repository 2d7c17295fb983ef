import type { StackJson } from "../../tools/synth/emitted";
import { type Arguments, blocks, resourcesOf, texts } from "../resources";
import { addressIn } from "./addresses";

/** What an AWS Network Firewall lets through. */
export interface FirewallView {
  /** What no rule speaks about is dropped, and rules are asked in order. */
  readonly closed: boolean;
  /** Names that it lets through; `.name` is everything below it too. */
  readonly names: readonly string[];
  /** Rules that let traffic through by anything but its name: `PASS TCP 3306`. */
  readonly passes: readonly string[];
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
  return {
    closed: isClosed(body),
    names: groups
      .flatMap(({ rules_source_list }) => blocks(rules_source_list))
      .filter(({ generated_rules_type: type }) => type === "ALLOWLIST")
      .flatMap(({ targets }) => texts(targets)),
    passes: rules
      .filter(({ action }) => action === "PASS")
      .flatMap(({ header }) => blocks(header).map((h) => `${String(h.protocol)} ${String(h.destination_port)}`)),
    opaque: groups.some(({ rules_string }) => rules_string !== undefined),
  };
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
