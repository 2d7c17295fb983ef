import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { whereabouts } from "../../whereabouts";

/** Names of the services that have gateway endpoints. */
const GATEWAY = /\.(s3|dynamodb|s3express)$/;

/** An endpoint leads to a service of its own region. */
export const endpointServiceName: Rule = {
  id: "endpoint-service-name",
  source: "EC2 API, CreateVpcEndpoint: InvalidServiceName; pains list 14 (wrong region constants)",
  types: ["aws_vpc_endpoint"],
  operations: ["create"],
  refuses({ context, planned, store }) {
    const service = textOf(at(planned, "service_name"));
    const { place } = whereabouts(context, planned ?? {});
    const region = textOf(at(planned, "service_region")) ?? place;
    if (service === undefined || region === undefined) return undefined;
    const refusal = (why: string, fix: string) => ({
      summary: "InvalidServiceName",
      detail: `The Vpc Endpoint Service '${service}' does not exist: ${why}`,
      fix,
      path: [{ attribute: "service_name" }],
    });
    const [, own, named = ""] = /^(?:com|cn)\.(?:com\.)?amazonaws\.(vpce\.)?([a-z0-9-]+)\./.exec(service) ?? [];
    if (named !== region)
      return refusal(`it is not a service of ${region}`, "use the service of the endpoint's own region");
    if (own !== undefined && !store.find("aws_vpc_endpoint_service", "service_name", service)) {
      return refusal(
        "neither a stack nor the facts about Databricks' regions know it",
        "correct the name in config/facts/regions, or set it in the account's regionOverrides",
      );
    }
    const isGateway = (textOf(at(planned, "vpc_endpoint_type")) ?? "Gateway") === "Gateway";
    return isGateway && !GATEWAY.test(service)
      ? refusal("it has no gateway endpoints", 'set vpc_endpoint_type to "Interface"')
      : undefined;
  },
};
