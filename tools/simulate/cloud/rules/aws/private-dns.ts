import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** Private DNS of an endpoint: once per service and VPC, and only where the VPC resolves names. */
export const privateDns: Rule = {
  id: "private-dns",
  source: "EC2 API, CreateVpcEndpoint: InvalidParameter; settled facts A1 (two endpoints to one service)",
  types: ["aws_vpc_endpoint"],
  operations: ["create", "update"],
  refuses({ planned, existing, store }) {
    if (at(planned, "private_dns_enabled") !== true || at(planned, "vpc_endpoint_type") === "Gateway") return undefined;
    const [id, service] = [at(planned, "vpc_id"), at(planned, "service_name")];
    const vpc = store.find("aws_vpc", "id", id);
    const path = [{ attribute: "private_dns_enabled" }];
    if (
      vpc &&
      (at(vpc.attributes, "enable_dns_support") === false || at(vpc.attributes, "enable_dns_hostnames") !== true)
    ) {
      return {
        summary: "InvalidParameter",
        detail: `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames, and ${describe(vpc)} lacks one`,
        fix: "set enable_dns_support and enable_dns_hostnames of the VPC",
        path,
      };
    }
    const other = store
      .ofType("aws_vpc_endpoint")
      .filter(({ key }) => key !== existing?.key)
      .find(({ attributes: { vpc_id, service_name, private_dns_enabled } }) => {
        return vpc_id === id && service_name === service && private_dns_enabled === true;
      });
    if (!other) return undefined;
    return {
      summary: "InvalidParameter",
      detail: `private-dns-enabled cannot be set: ${describe(other)} already answers for ${String(service)} in the VPC`,
      fix: "keep one endpoint of the service with private DNS per VPC",
      path,
    };
  },
};
