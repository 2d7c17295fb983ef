import { attributeOf } from "../../computed/aws-objects";
import { OWNER } from "../../computed/aws-rows";
import type { Row } from "../../computed/aws-template";
import { of } from "../../references/aws-targets";
import type { Service } from "../service";

const RESOLVER = (prefix: string, resource: string, more: Row = {}): Row => ({
  id: `${prefix}-{hex:17}`,
  arn: `arn:{partition}:route53resolver:{region}:{account}:${resource}/{id}`,
  ...more,
});

const SHARED: Row = { ...OWNER, share_status: "NOT_SHARED" };

/** Route 53 Resolver and its DNS firewall. */
export const route53Resolver: Service = {
  aws_route53_resolver_endpoint: {
    computed: RESOLVER("rslvr", "resolver-endpoint", {
      id: (made) => made.fill(made.text("direction").startsWith("IN") ? "rslvr-in-{hex:17}" : "rslvr-out-{hex:17}"),
      arn: "arn:{partition}:route53resolver:{region}:{account}:resolver-endpoint/{id}",
      host_vpc_id: (made) => attributeOf(made, "aws_subnet", "ip_address.subnet_id", "vpc_id"),
      resolver_endpoint_type: "IPV4",
      protocols: ["Do53"],
    }),
    // Endpoints of both directions together.
    quota: { limit: 4, summary: "LimitExceededException" },
    sameVpc: { arguments: ["ip_address.subnet_id", "security_group_ids"], summary: "InvalidParameterException" },
  },
  aws_route53_resolver_rule: {
    computed: RESOLVER("rslvr-rr", "resolver-rule", SHARED),
    references: {
      resolver_endpoint_id: of("aws_route53_resolver_endpoint", "id", { blocksDelete: "InvalidRequestException" }),
    },
  },
  aws_route53_resolver_rule_association: {
    computed: { id: "rslvr-rrassoc-{hex:17}" },
    references: {
      resolver_rule_id: of("aws_route53_resolver_rule", "id", {
        blocksDelete: "ResourceInUseException",
        except: /^rslvr-autodefined-/,
      }),
    },
  },
  aws_route53_resolver_firewall_rule_group: { computed: RESOLVER("rslvr-frg", "firewall-rule-group", SHARED) },
  aws_route53_resolver_firewall_domain_list: { computed: RESOLVER("rslvr-fdl", "firewall-domain-list") },
  aws_route53_resolver_firewall_rule: {
    computed: { id: "{firewall_rule_group_id}:{firewall_domain_list_id}" },
    references: {
      firewall_rule_group_id: of("aws_route53_resolver_firewall_rule_group", "id", {
        blocksDelete: "ConflictException",
      }),
      firewall_domain_list_id: of("aws_route53_resolver_firewall_domain_list", "id", {
        blocksDelete: "ConflictException",
      }),
    },
  },
  aws_route53_resolver_firewall_rule_group_association: {
    computed: RESOLVER("rslvr-frgassoc", "firewall-rule-group-association", {
      mutation_protection: "DISABLED",
    }),
    references: {
      firewall_rule_group_id: of("aws_route53_resolver_firewall_rule_group", "id", {
        blocksDelete: "ConflictException",
      }),
    },
  },
  aws_route53_resolver_firewall_config: { computed: { id: "rslvr-fc-{hex:17}", ...OWNER } },
  aws_route53_resolver_query_log_config: { computed: RESOLVER("rqlc", "resolver-query-log-config", SHARED) },
  aws_route53_resolver_query_log_config_association: { computed: { id: "rqlca-{hex:17}" } },
};
