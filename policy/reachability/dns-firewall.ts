import { addressIn } from "../../emitted/references";
import { resourcesOf, texts } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import type { Nodes } from "./endpoints";
import { factsOf, services } from "./requirements";
import { everywhere, lets, rulesOf } from "./security-groups";
import { type Stack, violation } from "./stack";

/** A name that is on nobody's list. */
const UNLISTED = "unlisted.example.invalid";

/** Where a DNS firewall is on, what nodes need resolves, and nothing that is on no list does. */
export function dnsFirewallFaults(stack: Stack, nodes: readonly Nodes[]): Violation[] {
  return resourcesOf(stack.json, "aws_route53_resolver_firewall_rule_group_association").flatMap(
    ({ address, args }) => {
      const group = addressIn(args.firewall_rule_group_id, "aws_route53_resolver_firewall_rule_group");
      const blocked = (host: string) => actionOn(stack.json, group, host) === "BLOCK";
      return [
        ...needed(stack, nodes)
          .filter(({ hosts }) => hosts.every(blocked))
          .map(({ name, hosts: [host] }) =>
            violation(
              address,
              `the DNS firewall does not let ${host} resolve, so nodes do not reach ${name}`,
              "put the name on a list that is allowed, before the rule that blocks the rest",
            ),
          ),
        ...(blocked(UNLISTED)
          ? []
          : [
              violation(
                address,
                "the DNS firewall lets names resolve that are on no list",
                'block "*" in the last rule',
              ),
            ]),
      ];
    },
  );
}

/** What has to resolve, each with its name in every shard of the region. */
function needed({ json, region, databricks }: Stack, nodes: readonly Nodes[]) {
  const facts = factsOf(region);
  const metastore = facts.flatMap(({ hosts }) => hosts.legacyMetastore ?? []);
  const usesMetastore = nodes.some(({ group }) =>
    lets(rulesOf(json, group, "out"), { from: 3306, to: 3306 }, everywhere),
  );
  return [
    ...services(region, databricks.relay !== undefined).map(({ name, hosts }) => ({ name, hosts })),
    { name: "S3", hosts: [`s3.${region}.amazonaws.com`] },
    { name: "Databricks' artifacts", hosts: facts.flatMap(({ buckets }) => bucketHosts(buckets.artifacts[0])) },
    { name: "the legacy Hive metastore", hosts: usesMetastore ? metastore : [] },
  ].filter(({ hosts }) => hosts.length > 0);
}

const bucketHosts = (bucket: string | undefined) => (bucket === undefined ? [] : [`${bucket}.s3.amazonaws.com`]);

/** What the first rule says that is about a name. */
function actionOn(json: StackJson, group: string | undefined, host: string): unknown {
  const lists = resourcesOf(json, "aws_route53_resolver_firewall_domain_list");
  return resourcesOf(json, "aws_route53_resolver_firewall_rule")
    .filter(({ args }) => addressIn(args.firewall_rule_group_id, "aws_route53_resolver_firewall_rule_group") === group)
    .sort((a, b) => Number(a.args.priority) - Number(b.args.priority))
    .find(({ args }) => {
      const list = addressIn(args.firewall_domain_list_id, "aws_route53_resolver_firewall_domain_list");
      const domains = lists.filter(({ address }) => address === list).flatMap((found) => texts(found.args.domains));
      return domains.some((domain) => isAbout(domain.replace(/\.$/, ""), host));
    })?.args.action;
}

function isAbout(domain: string, host: string): boolean {
  if (domain === "*") return true;
  return domain.startsWith("*.") ? host.endsWith(domain.slice(1)) : host === domain;
}
