import { at } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** The VPC resolves names and gives its hosts names. */
export const networkDns: Rule = {
  id: "network-dns",
  source: "facts 5; settled facts A3",
  types: ["databricks_mws_networks"],
  operations: ["create"],
  refuses({ store, planned }) {
    const vpc = store.find("aws_vpc", "id", at(planned, "vpc_id"));
    if (vpc === undefined) return undefined;
    const off = [
      // AWS switches the one on by default, and the other one off.
      ...(at(vpc.attributes, "enable_dns_support") === false ? ["enable_dns_support"] : []),
      ...(at(vpc.attributes, "enable_dns_hostnames") === true ? [] : ["enable_dns_hostnames"]),
    ];
    if (off.length === 0) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `${describe(vpc)} has ${off.join(" and ")} off`,
      fix: `set ${off.join(" and ")} of the VPC to true`,
      path: [{ attribute: "vpc_id" }],
    };
  },
};
