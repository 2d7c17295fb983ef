import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { textOf, textsAt } from "../../values";

/** A private API that no policy opens is not deployed. */
export const privateApiPolicy: Rule = {
  id: "private-api-policy",
  source: "API Gateway API, CreateDeployment: Private REST API doesn't have a resource policy attached to it",
  types: ["aws_api_gateway_deployment"],
  operations: ["create"],
  refuses({ planned, store }) {
    const id = at(planned, "rest_api_id");
    const api = store.find("aws_api_gateway_rest_api", "id", id);
    if (api === undefined || !textsAt(api.attributes, "endpoint_configuration.types").includes("PRIVATE"))
      return undefined;
    const policy = store.find("aws_api_gateway_rest_api_policy", "rest_api_id", id);
    if (policy !== undefined || textOf(at(api.attributes, "policy"))) return undefined;
    return {
      summary: "BadRequestException",
      detail: "Private REST API doesn't have a resource policy attached to it",
      fix: "attach a policy that names the VPC endpoints, and make the deployment depend on it",
      path: [{ attribute: "rest_api_id" }],
    };
  },
};
