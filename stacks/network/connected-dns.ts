import type { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { nameOf } from "../../config/derive/names";
import { SECURITY_GROUPS } from "../../config/derive/purposes";
import type { CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { OutboundResolver } from "../../modules/network/outbound-resolver";
import { ResolverRuleAssociations } from "../../modules/network/resolver-rule-associations";

/** Names of connected networks, where the configuration has them. */
export function connectedDns(
  stack: Construct,
  { prefix, names }: Environment,
  { connections: { dns } }: CustomerManagedNetwork,
  place: { readonly vpcId: string; readonly subnetIds: readonly string[] },
): void {
  if (dns === undefined) return;
  const ownRules =
    Object.keys(dns.forward).length === 0
      ? {}
      : configured(
          new OutboundResolver(stack, "outbound-resolver", {
            ...place,
            name: prefix,
            groupName: nameOf(names, "securityGroups", SECURITY_GROUPS.outboundResolver),
            domains: dns.forward,
          }),
          "network.connections.dns.forward",
        ).ruleIds;
  configured(
    new ResolverRuleAssociations(stack, "resolver-rule", {
      vpcId: place.vpcId,
      name: prefix,
      ruleIds: { ...ownRules, ...mapValues(dns.sharedRules, ({ ruleId }) => ruleId) },
    }),
    "network.connections.dns",
  );
}
