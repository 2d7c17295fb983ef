import { at } from "../../../schema/value";
import type { QuotaName } from "../../published";
import type { Rule } from "../../rule";
import type { CloudObject } from "../../store";
import { textOf, textsAt } from "../../values";
import { isNear, whereabouts } from "../../whereabouts";

interface Quota {
  readonly type: string;
  /** Objects that share this argument are counted together; without one, those of the account and region. */
  readonly per?: string;
  /** A figure, or which of the published ones. */
  readonly limit: number | QuotaName;
  readonly summary: string;
  /** Only the objects where an argument has this value. */
  readonly where?: readonly [argument: string, value: string];
}

/** Default quotas, January 2026; those in the Service Quotas console can be raised, and then the row is wrong. */
const QUOTAS: readonly Quota[] = [
  { type: "aws_vpc", limit: 5, summary: "VpcLimitExceeded" },
  { type: "aws_eip", limit: 5, summary: "AddressLimitExceeded" },
  { type: "aws_internet_gateway", limit: 5, summary: "InternetGatewayLimitExceeded" },
  { type: "aws_subnet", per: "vpc_id", limit: 200, summary: "SubnetLimitExceeded" },
  { type: "aws_route_table", per: "vpc_id", limit: 200, summary: "RouteTableLimitExceeded" },
  {
    type: "aws_vpc_endpoint",
    per: "vpc_id",
    limit: 50,
    summary: "VpcEndpointLimitExceeded",
    where: ["vpc_endpoint_type", "Interface"],
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    per: "security_group_id",
    limit: "rulesPerSecurityGroup",
    summary: "RulesPerSecurityGroupLimitExceeded",
  },
  {
    type: "aws_vpc_security_group_egress_rule",
    per: "security_group_id",
    limit: "rulesPerSecurityGroup",
    summary: "RulesPerSecurityGroupLimitExceeded",
  },
  // Route 53 Resolver quotas: endpoints of both directions together.
  { type: "aws_route53_resolver_endpoint", limit: 4, summary: "LimitExceededException" },
  { type: "aws_flow_log", per: "vpc_id", limit: 2, summary: "FlowLogsLimitExceeded" },
  { type: "aws_iam_role_policy_attachment", per: "role", limit: 10, summary: "LimitExceeded" },
  { type: "aws_cloudwatch_event_target", per: "rule", limit: 5, summary: "LimitExceededException" },
  { type: "aws_cloudwatch_log_resource_policy", limit: 10, summary: "LimitExceededException" },
  {
    type: "aws_cloudwatch_log_subscription_filter",
    per: "log_group_name",
    limit: 2,
    summary: "LimitExceededException",
  },
  { type: "aws_cloudtrail", limit: 5, summary: "MaximumNumberOfTrailsExceededException" },
];

/** A service gives an account so many of a thing, and no more. */
export const quota: Rule = {
  id: "quota",
  source: "AWS General Reference, service endpoints and quotas",
  types: QUOTAS.map(({ type }) => type),
  operations: ["create"],
  refuses({ context, published, type, planned, store }) {
    if (planned === null) return undefined;
    const here = whereabouts(context, planned);
    for (const { per, limit: figure, summary, where } of QUOTAS.filter((row) => row.type === type)) {
      const limit = typeof figure === "number" ? figure : published.quotas[figure];
      const group = per === undefined ? undefined : textOf(at(planned, per));
      if ((per !== undefined && group === undefined) || (where && at(planned, where[0]) !== where[1])) continue;
      const counts = (object: CloudObject) =>
        isNear(object, here, "place") &&
        (per === undefined || textsAt(object.attributes, per).includes(group ?? "")) &&
        (!where || at(object.attributes, where[0]) === where[1]);
      if (store.ofType(type).filter(counts).length < limit) continue;
      return {
        summary,
        detail: `There are ${limit} of ${type}${group === undefined ? "" : ` with ${per} ${group}`} already, which is the default quota`,
        fix: "use fewer, or ask AWS for a higher quota before the real deployment",
      };
    }
    return undefined;
  },
};
