import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { forwardedDomains } from "../../config/derive/connected-services";
import { awsDomains } from "../../config/derive/egress";
import type { CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { DnsFirewall } from "../../modules/network/dns-firewall";
import { allowedNames, dropRules } from "../../modules/network/firewall-rules";
import { Routing } from "../../modules/network/routing";
import type { FoundationOutputs } from "../foundation";
import { connectionRules } from "./routed";

/** Route tables, NAT gateways, and with `filtered-egress` the firewalls of packets and of names. */
export function wayOut(
  stack: Construct,
  { prefix, region, protection }: Environment,
  network: CustomerManagedNetwork,
  { vpcId, vpcCidrs }: { readonly vpcId: string; readonly vpcCidrs: readonly string[] },
  foundation: () => FoundationOutputs,
): Routing {
  const { egress, subnets } = network;
  const routing = configured(
    new Routing(stack, "routing", {
      vpcId,
      name: prefix,
      zones: network.availabilityZoneIds,
      nat: network.nat,
      publicCidrs: subnets.public,
      preventDestroy: protection.preventDestroy,
      firewall:
        egress.isolation === "filtered-egress"
          ? {
              cidrs: subnets.firewall,
              protectedCidrs: vpcCidrs,
              rules: {
                ...connectionRules(network, vpcCidrs),
                drop: dropRules({ legacyMetastore: network.legacyMetastorePort }),
                allow: allowedNames(egress.domains),
              },
              keyArn: egress.firewallKeyArn ?? at(foundation().kms_key_arns, "network"),
              deleteProtection: protection.preventDestroy,
            }
          : undefined,
    }),
    "network",
  );
  if (egress.dnsFirewall) {
    configured(
      new DnsFirewall(stack, "dns-firewall", {
        vpcId,
        name: prefix,
        domains: [...new Set([...egress.domains, ...awsDomains(region), ...forwardedDomains(network)])],
      }),
      "network.egress.dnsFirewall",
    );
  }
  return routing;
}
