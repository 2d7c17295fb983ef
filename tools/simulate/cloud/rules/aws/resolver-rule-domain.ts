import { at, type ObjectValue } from "../../../schema/value";
import type { Rule } from "../../rule";
import type { StoreView } from "../../store";
import { textOf } from "../../values";

/** A VPC follows one rule per domain. */
export const resolverRuleDomain: Rule = {
  id: "resolver-rule-domain",
  source: "Route 53 Resolver API, AssociateResolverRule: rules with the same domain name in one VPC conflict",
  types: ["aws_route53_resolver_rule_association"],
  operations: ["create"],
  refuses({ planned, store }) {
    const [vpc, domain] = [textOf(at(planned, "vpc_id")), domainOf(planned ?? {}, store)];
    const other = store
      .ofType("aws_route53_resolver_rule_association")
      .find(({ attributes }) => textOf(at(attributes, "vpc_id")) === vpc && domainOf(attributes, store) === domain);
    if (vpc === undefined || domain === undefined || other === undefined) return undefined;
    return {
      summary: "InvalidRequestException",
      detail: `${vpc} follows another rule for ${domain} already: ${textOf(at(other.attributes, "resolver_rule_id"))}`,
      fix: "associate one rule per domain with a VPC",
      path: [{ attribute: "resolver_rule_id" }],
    };
  },
};

function domainOf(association: ObjectValue, store: StoreView): string | undefined {
  const rule = store.find("aws_route53_resolver_rule", "id", at(association, "resolver_rule_id"));
  return textOf(at(rule?.attributes, "domain_name"))?.replace(/\.$/, "").toLowerCase();
}
