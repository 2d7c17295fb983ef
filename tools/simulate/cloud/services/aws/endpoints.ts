import { at, type Value } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { attributeOf } from "../../computed/aws-objects";
import { ec2, OWNER, setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { regionAsked } from "../../data-sources/aws-objects";
import { prefixListId } from "../../prefix-lists";
import { holding, inside, LOAD_BALANCER, of, partOf, ROUTE_TABLE, VPC } from "../../references/aws-targets";
import { wholeDocument } from "../../uniques/aws";
import { textOf, textsAt } from "../../values";
import { zonesOf } from "../../zones";
import type { Service } from "../service";

/** Policy of an endpoint that is given none. */
const FULL_ACCESS = JSON.stringify({
  Version: "2008-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

const ENDPOINT = of("aws_vpc_endpoint", "id", { missing: "InvalidVpcEndpointId.NotFound" });

/** VPC endpoints and endpoint services. */
export const endpoints: Service = {
  aws_vpc_endpoint: {
    computed: ec2("vpce", "vpc-endpoint", {
      ...OWNER,
      state: "available",
      requester_managed: false,
      ip_address_type: "ipv4",
      policy: () => FULL_ACCESS,
      service_region: "{region}",
      dns_entry: endpointNames,
      network_interface_ids: (made) =>
        textsAt(made.request.planned, "subnet_ids").map(
          (subnet) => `eni-${fingerprint([made.text("id"), subnet], 17)}`,
        ),
      security_group_ids: (made) =>
        isGateway(made) ? [] : [attributeOf(made, "aws_vpc", "vpc_id", "default_security_group_id")],
      prefix_list_id: (made) => (isGateway(made) ? prefixListId(made.text("service_name")) : ""),
      cidr_blocks: [],
    }),
    references: {
      vpc_id: holding(VPC),
      route_table_ids: ROUTE_TABLE,
    },
    quota: { per: "vpc_id", limit: 50, summary: "VpcEndpointLimitExceeded", where: ["vpc_endpoint_type", "Interface"] },
    sameVpc: {
      arguments: ["vpc_id", "subnet_ids", "security_group_ids", "route_table_ids"],
      summary: "InvalidParameter",
    },
    policies: { policy: "resource" },
    lookup: ["id", "service_name", "vpc_id"],
  },
  aws_vpc_endpoint_policy: {
    computed: setting("vpc_endpoint_id"),
    references: { vpc_endpoint_id: inside(ENDPOINT) },
    unique: [wholeDocument("vpc_endpoint_id")],
    policies: { policy: "resource" },
    policyOf: { of: ["aws_vpc_endpoint"], argument: "vpc_endpoint_id", by: ["id"] },
  },
  aws_vpc_endpoint_route_table_association: {
    computed: { id: "a-{vpc_endpoint_id}{digits:10}" },
    references: {
      vpc_endpoint_id: inside(ENDPOINT),
      route_table_id: ROUTE_TABLE,
    },
    sameVpc: { arguments: ["vpc_endpoint_id", "route_table_id"], summary: "InvalidParameter" },
    importedBy: [["vpc_endpoint_id", "route_table_id"], "/"],
  },
  aws_vpc_endpoint_subnet_association: { computed: { id: "a-{vpc_endpoint_id}{digits:10}" } },
  aws_vpc_endpoint_security_group_association: { computed: { id: "a-{vpc_endpoint_id}{digits:10}" } },
  aws_vpc_endpoint_service: {
    computed: ec2("vpce-svc", "vpc-endpoint-service", {
      service_name: "com.amazonaws.vpce.{region}.{id}",
      service_type: "Interface",
      state: "Available",
      base_endpoint_dns_names: (made) => [made.fill("{id}.{region}.vpce.{suffix}")],
      availability_zones: [],
      manages_vpc_endpoints: false,
      private_dns_name_configuration: [],
    }),
    references: {
      network_load_balancer_arns: LOAD_BALANCER,
      gateway_load_balancer_arns: LOAD_BALANCER,
    },
    answers: (request) => {
      const region = regionAsked(request);
      const name =
        textOf(at(request.config, "service_name")) ??
        `com.amazonaws.${region}.${textOf(at(request.config, "service"))}`;
      const gateway = at(request.config, "service_type") === "Gateway";
      return {
        id: fingerprint(name, 10),
        service_name: name,
        service_id: `vpce-svc-${fingerprint(name, 17)}`,
        service_type: gateway ? "Gateway" : "Interface",
        availability_zones: zonesOf(request.published, region).map((zone) => zone.name),
        owner: "amazon",
        acceptance_required: false,
        manages_vpc_endpoints: false,
        vpc_endpoint_policy_supported: true,
      };
    },
  },
  aws_vpc_endpoint_service_allowed_principal: {
    computed: { id: "a-{vpc_endpoint_service_id}{digits:10}" },
    references: {
      vpc_endpoint_service_id: partOf("aws_vpc_endpoint_service", "id", {
        missing: "InvalidVpcEndpointServiceId.NotFound",
      }),
    },
  },
};

function isGateway(made: Made): boolean {
  return made.text("vpc_endpoint_type|Gateway") === "Gateway";
}

/** Names of an interface endpoint: its own, and the service's where private DNS is on. */
function endpointNames(made: Made): Value {
  if (isGateway(made)) return [];
  const service = made.text("service_name").split(".").at(-1) ?? "";
  const zone = made.fill("Z{upper:13}");
  const own = { dns_name: made.fill(`{id}-{hex:8}.${service}.{region}.vpce.{suffix}`), hosted_zone_id: zone };
  const isPrivate = at(made.request.planned, "private_dns_enabled") === true;
  const names = {
    dns_name: made.fill(`${service}.{region}.{suffix}`),
    hosted_zone_id: made.fill("Z{upper:13:private}"),
  };
  return isPrivate ? [own, names] : [own];
}
