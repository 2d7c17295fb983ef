import { at } from "../../../../schema/value";
import { endpointServices } from "../../../databricks/endpoint-services";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** A registered endpoint leads to one of Databricks' services, in the region that is named. */
export const endpointService: Rule = {
  id: "endpoint-service",
  source: "facts 2; settled facts A2; pain 14: SRA 110 (wrong region constants)",
  types: ["databricks_mws_vpc_endpoint"],
  operations: ["create"],
  refuses({ store, planned, published }) {
    const endpoint = store.find("aws_vpc_endpoint", "id", at(planned, "aws_vpc_endpoint_id"));
    if (endpoint === undefined) return undefined;
    const region = textOf(at(planned, "region"));
    const service = textOf(at(endpoint.attributes, "service_name")) ?? "";
    const own = [...endpointServices(published, store, region).keys()];
    const far = endpoint.place !== undefined && endpoint.place !== region;
    if (!far && own.includes(service)) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: far
        ? `${describe(endpoint)} is in ${endpoint.place}, but it is registered for ${region}`
        : `${describe(endpoint)} leads to ${service}, which is no service of Databricks in ${region}`,
      fix: far ? "name the region of the endpoint" : `make the endpoint for one of ${own.join(", ")}`,
      path: [{ attribute: far ? "region" : "aws_vpc_endpoint_id" }],
    };
  },
};
