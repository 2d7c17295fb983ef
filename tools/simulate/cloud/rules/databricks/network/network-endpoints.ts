import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { blockOf, textOf, textsAt } from "../../../values";

const USES: Readonly<Record<string, string>> = {
  rest_api: "WORKSPACE_ACCESS",
  dataplane_relay: "DATAPLANE_RELAY_ACCESS",
};

/** Back-end PrivateLink: one endpoint to the REST API and one to the relay, each in its place, both in the VPC. */
export const networkEndpoints: Rule = {
  id: "network-endpoints",
  source: "Account API, Networks: vpc_endpoints; facts 2 and 9",
  types: ["databricks_mws_networks"],
  operations: ["create"],
  refuses({ store, planned }) {
    const block = blockOf(planned, "vpc_endpoints");
    if (block === undefined) return undefined;
    const path = [{ attribute: "vpc_endpoints" }];
    const summary = "INVALID_PARAMETER_VALUE";
    for (const [name, use] of Object.entries(USES)) {
      const ids = textsAt(block, name);
      if (ids.length !== 1) {
        const detail = `vpc_endpoints needs one endpoint in ${name}; there are ${ids.length}`;
        return { summary, detail, fix: "name one endpoint to the REST API and one to the relay", path };
      }
      const endpoint = store.find("databricks_mws_vpc_endpoint", "vpc_endpoint_id", ids[0] ?? null);
      if (endpoint === undefined) continue;
      const actual = textOf(at(endpoint.attributes, "use_case"));
      if (actual !== undefined && actual !== use) {
        const detail = `${name} of vpc_endpoints holds an endpoint for ${actual}`;
        return { summary, detail, fix: `put an endpoint for ${use} there`, path };
      }
      const aws = store.find("aws_vpc_endpoint", "id", at(endpoint.attributes, "aws_vpc_endpoint_id"));
      if (aws !== undefined && at(aws.attributes, "vpc_id") !== at(planned, "vpc_id")) {
        const detail = `The endpoint in ${name} is in ${textOf(at(aws.attributes, "vpc_id"))}, the network in ${textOf(at(planned, "vpc_id"))}`;
        return { summary, detail, fix: "register an endpoint of the same VPC", path };
      }
    }
    return undefined;
  },
};
