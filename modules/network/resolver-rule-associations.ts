import { Route53ResolverRuleAssociation } from "@cdktf/provider-aws/lib/route53-resolver-rule-association";
import { Construct } from "constructs";

export interface ResolverRuleAssociationsProps {
  readonly vpcId: string;
  /** Start of the names. Changing it replaces the associations. */
  readonly name: string;
  /** Stable key → id of the rule, of this account or shared with it. */
  readonly ruleIds: Readonly<Record<string, string>>;
}

/** Resolver rules that a VPC follows, one association each. */
export class ResolverRuleAssociations extends Construct {
  constructor(scope: Construct, id: string, props: ResolverRuleAssociationsProps) {
    super(scope, id);
    for (const [key, resolverRuleId] of Object.entries(props.ruleIds)) {
      new Route53ResolverRuleAssociation(this, key, {
        vpcId: props.vpcId,
        resolverRuleId,
        name: `${props.name}-${key}`,
      });
    }
  }
}
