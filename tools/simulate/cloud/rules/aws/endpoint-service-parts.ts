import { at } from "../../../schema/value";
import type { Rule, RuleRequest } from "../../rule";
import { textOf, textsAt } from "../../values";

/** Load balancers behind an endpoint service: argument → type that they have to be of. */
const BEHIND = { network_load_balancer_arns: "network", gateway_load_balancer_arns: "gateway" } as const;

/** An endpoint service has load balancers of one kind behind it, and lets in principals that are written as ARNs. */
export const endpointServiceParts: Rule = {
  id: "endpoint-service-parts",
  source:
    "EC2 API, CreateVpcEndpointServiceConfiguration and ModifyVpcEndpointServicePermissions; AWS PrivateLink guide, create an endpoint service and manage permissions",
  types: ["aws_vpc_endpoint_service", "aws_vpc_endpoint_service_allowed_principal"],
  operations: ["create", "update"],
  refuses: (request) =>
    request.type === "aws_vpc_endpoint_service"
      ? (balancers(request) ?? principals(request, "allowed_principals"))
      : principals(request, "principal_arn"),
};

function balancers({ planned, store }: RuleRequest): ReturnType<Rule["refuses"]> {
  const given = (Object.keys(BEHIND) as (keyof typeof BEHIND)[]).filter((name) => {
    const value = at(planned, name);
    return value !== null && !(Array.isArray(value) && value.length === 0);
  });
  const [name, other] = given;
  if (name === undefined || other !== undefined) {
    return {
      summary: "InvalidParameter",
      detail: "An endpoint service has network load balancers or gateway load balancers behind it, not both or neither",
      fix: "name load balancers in network_load_balancer_arns",
      path: [{ attribute: "network_load_balancer_arns" }],
    };
  }
  for (const arn of textsAt(planned ?? {}, name)) {
    const kind = at(store.find("aws_lb", "arn", arn)?.attributes, "load_balancer_type");
    if (typeof kind !== "string" || kind === BEHIND[name]) continue;
    return {
      summary: "InvalidParameter",
      detail: `${arn} is a load balancer of type ${kind}, and ${name} takes those of type ${BEHIND[name]}`,
      fix: `put a load balancer of type ${BEHIND[name]} in front of it`,
      path: [{ attribute: name }],
    };
  }
  return undefined;
}

function principals({ planned }: RuleRequest, attribute: string): ReturnType<Rule["refuses"]> {
  const wrong = textsAt(planned ?? {}, attribute).find(
    (principal) => principal !== "*" && !/^arn:aws[a-z-]*:iam::\d{12}:(root|(user|role)\/.+)$/.test(principal),
  );
  if (wrong === undefined) return undefined;
  return {
    summary: "InvalidPrincipal",
    detail: `Invalid principal: ${textOf(wrong)}`,
    fix: "write the ARN of an account (…:root), user or role",
    path: [{ attribute }],
  };
}
