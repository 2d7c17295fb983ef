import { at, isArray, isUnknown } from "../../../schema/value";
import type { Rule, RuleRequest } from "../../rule";
import { itemsOf, textOf, textsAt } from "../../values";

const SUMMARY = "InvalidParameterException";

/** Resolver endpoints stand in two places, and rules forward through an outbound one, to somebody. */
export const resolverEndpoint: Rule = {
  id: "resolver-endpoint",
  source:
    "Route 53 Resolver API: CreateResolverEndpoint (at least two addresses), CreateResolverRule (TargetIps and ResolverEndpointId with FORWARD alone); developer guide, considerations for endpoints: two Availability Zones",
  types: ["aws_route53_resolver_endpoint", "aws_route53_resolver_rule"],
  operations: ["create", "update"],
  refuses: (request) => (request.type === "aws_route53_resolver_endpoint" ? endpoint(request) : rule(request)),
};

function endpoint({ planned }: RuleRequest): ReturnType<Rule["refuses"]> {
  const addresses = itemsOf(planned, "ip_address");
  const subnets = new Set(addresses.map((address) => textOf(at(address, "subnet_id"))));
  if (addresses.some((address) => isUnknown(at(address, "subnet_id"))) || subnets.size >= 2) return undefined;
  return {
    summary: SUMMARY,
    detail: `A resolver endpoint has at least two addresses, in subnets of two zones; there ${subnets.size === 1 ? "is one subnet" : "are none"}`,
    fix: "give it a subnet per availability zone",
    path: [{ attribute: "ip_address" }],
  };
}

function rule({ planned, store }: RuleRequest): ReturnType<Rule["refuses"]> {
  const forwards = at(planned, "rule_type") === "FORWARD";
  const targets = at(planned, "target_ip");
  const hasTargets = isArray(targets) && targets.length > 0;
  const id = textOf(at(planned, "resolver_endpoint_id"));
  if (!forwards) {
    const extra = hasTargets ? "target_ip" : id === undefined ? undefined : "resolver_endpoint_id";
    if (extra === undefined || at(planned, "rule_type") !== "SYSTEM") return undefined;
    const path = [{ attribute: extra }];
    return { summary: SUMMARY, detail: `A SYSTEM rule has no ${extra}`, fix: `leave ${extra} out`, path };
  }
  if (!hasTargets) {
    const path = [{ attribute: "target_ip" }];
    return { summary: SUMMARY, detail: "A FORWARD rule needs target_ip", fix: "name the name servers", path };
  }
  const direction = textsAt(
    store.find("aws_route53_resolver_endpoint", "id", id ?? null)?.attributes ?? {},
    "direction",
  );
  if (id === undefined || direction.length === 0 || direction[0] === "OUTBOUND") return undefined;
  return {
    summary: SUMMARY,
    detail: `The endpoint ${id} is ${direction[0]}: only an OUTBOUND one forwards`,
    fix: "use an endpoint with direction OUTBOUND",
    path: [{ attribute: "resolver_endpoint_id" }],
  };
}
