import { at, type Value } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import { prefixListId } from "../prefix-lists";
import { itemsOf, textsAt } from "../values";
import { zoneOf } from "../zones";
import { addressIn, publicAddress } from "./addresses";
import { ec2, setting } from "./aws-rows";
import { type Made, type Row, regionOf } from "./aws-template";

const OWNER: Row = { owner_id: "{account}" };

/** Policy of an endpoint that is given none. */
const FULL_ACCESS = JSON.stringify({
  Version: "2008-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

/** VPC and what is in it. Forms of ids and ARNs: EC2 API reference and service authorization reference. */
export const AWS_NETWORK: Readonly<Record<string, Row>> = {
  aws_vpc: ec2("vpc", "vpc", {
    ...OWNER,
    default_security_group_id: "sg-{hex:17:default}",
    default_route_table_id: "rtb-{hex:17:main}",
    main_route_table_id: "{default_route_table_id}",
    default_network_acl_id: "acl-{hex:17:default}",
    dhcp_options_id: (made) => `dopt-${fingerprint(made.fill("{account} {region}"), 17)}`,
    ipv6_association_id: "",
  }),
  aws_vpc_ipv4_cidr_block_association: { id: "vpc-cidr-assoc-{hex:17}" },
  aws_vpc_dhcp_options: ec2("dopt", "dhcp-options", OWNER),
  aws_vpc_dhcp_options_association: setting("dhcp_options_id", "vpc_id"),
  aws_subnet: ec2("subnet", "subnet", {
    ...OWNER,
    availability_zone: zonePart("name"),
    availability_zone_id: zonePart("id"),
    private_dns_hostname_type_on_launch: "ip-name",
    ipv6_cidr_block_association_id: "",
  }),
  aws_route_table: ec2("rtb", "route-table", OWNER),
  aws_default_route_table: ec2("rtb", "route-table", { id: "{default_route_table_id}", ...OWNER }),
  aws_route_table_association: { id: "rtbassoc-{hex:17}" },
  aws_main_route_table_association: {
    id: "rtbassoc-{hex:17}",
    original_route_table_id: (made) => attributeOf(made, "aws_vpc", "vpc_id", "default_route_table_id"),
  },
  aws_route: {
    id: "r-{route_table_id}{digits:10}",
    origin: "CreateRoute",
    // Source: VPC peering guide, "Update your route tables": without effect until the peering is active.
    state: (made) =>
      attributeOf(made, "aws_vpc_peering_connection", "vpc_peering_connection_id", "accept_status") ===
      "pending-acceptance"
        ? "blackhole"
        : "active",
    instance_id: "",
    instance_owner_id: "",
  },
  aws_internet_gateway: ec2("igw", "internet-gateway", OWNER),
  aws_internet_gateway_attachment: setting("internet_gateway_id", "vpc_id"),
  aws_egress_only_internet_gateway: { id: "eigw-{hex:17}" },
  aws_eip: ec2("eipalloc", "elastic-ip", {
    allocation_id: "{id}",
    domain: "vpc",
    public_ip: ({ request }) => publicAddress(request.seed),
    public_dns: (made) => made.fill(`ec2-${made.text("public_ip").replaceAll(".", "-")}.{region}.compute.{suffix}`),
    public_ipv4_pool: "amazon",
    network_border_group: "{region}",
    association_id: "",
    private_ip: "",
    private_dns: "",
    carrier_ip: "",
    customer_owned_ip: "",
    ptr_record: "",
  }),
  aws_nat_gateway: {
    id: "nat-{hex:17}",
    association_id: "eipassoc-{hex:17}",
    network_interface_id: "eni-{hex:17}",
    private_ip: (made) => addressIn(attributeOf(made, "aws_subnet", "subnet_id", "cidr_block"), made.request.seed),
    public_ip: (made) => attributeOf(made, "aws_eip", "allocation_id", "public_ip"),
    vpc_id: (made) => attributeOf(made, "aws_subnet", "subnet_id", "vpc_id"),
    availability_mode: "zonal",
    auto_provision_zones: "",
    auto_scaling_ips: "",
    regional_nat_gateway_address: [],
    regional_nat_gateway_auto_mode: "",
    route_table_id: "",
  },
  aws_flow_log: ec2("fl", "vpc-flow-log", {
    log_format: () =>
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
        .split(" ")
        .map((field) => `\${${field}}`)
        .join(" "),
  }),
  aws_vpc_endpoint: ec2("vpce", "vpc-endpoint", {
    ...OWNER,
    state: "available",
    requester_managed: false,
    ip_address_type: "ipv4",
    policy: () => FULL_ACCESS,
    service_region: "{region}",
    dns_entry: endpointNames,
    network_interface_ids: (made) =>
      textsAt(made.request.planned, "subnet_ids").map((subnet) => `eni-${fingerprint([made.text("id"), subnet], 17)}`),
    security_group_ids: (made) =>
      isGateway(made) ? [] : [attributeOf(made, "aws_vpc", "vpc_id", "default_security_group_id")],
    prefix_list_id: (made) => (isGateway(made) ? prefixListId(made.text("service_name")) : ""),
    cidr_blocks: [],
  }),
  aws_vpc_endpoint_policy: setting("vpc_endpoint_id"),
  aws_vpc_endpoint_route_table_association: { id: "a-{vpc_endpoint_id}{digits:10}" },
  aws_vpc_endpoint_subnet_association: { id: "a-{vpc_endpoint_id}{digits:10}" },
  aws_vpc_endpoint_security_group_association: { id: "a-{vpc_endpoint_id}{digits:10}" },
  aws_vpc_endpoint_service: ec2("vpce-svc", "vpc-endpoint-service", {
    service_name: "com.amazonaws.vpce.{region}.{id}",
    service_type: "Interface",
    state: "Available",
    base_endpoint_dns_names: (made) => [made.fill("{id}.{region}.vpce.{suffix}")],
    availability_zones: [],
    manages_vpc_endpoints: false,
    private_dns_name_configuration: [],
  }),
  aws_vpc_endpoint_service_allowed_principal: { id: "a-{vpc_endpoint_service_id}{digits:10}" },
  aws_security_group: ec2("sg", "security-group", OWNER),
  aws_default_security_group: ec2("sg", "security-group", {
    id: (made) => attributeOf(made, "aws_vpc", "vpc_id", "default_security_group_id"),
    arn: "arn:{partition}:ec2:{region}:{account}:security-group/{id}",
    name: "default",
    name_prefix: "",
    description: "default VPC security group",
    ...OWNER,
  }),
  aws_vpc_security_group_ingress_rule: ec2("sgr", "security-group-rule", { security_group_rule_id: "{id}" }),
  aws_vpc_security_group_egress_rule: ec2("sgr", "security-group-rule", { security_group_rule_id: "{id}" }),
  aws_security_group_rule: { id: "sgrule-{digits:10}", security_group_rule_id: "sgr-{hex:17}" },
  aws_network_acl: ec2("acl", "network-acl", OWNER),
  aws_default_network_acl: ec2("acl", "network-acl", {
    id: "{default_network_acl_id}",
    vpc_id: (made) => attributeOf(made, "aws_vpc", "default_network_acl_id", "id", "default_network_acl_id"),
    ...OWNER,
  }),
  aws_network_acl_rule: { id: "nacl-{digits:10}" },
  aws_network_acl_association: { id: "aclassoc-{hex:17}" },
  aws_network_interface: ec2("eni", "network-interface", { ...OWNER, mac_address: "", private_dns_name: "" }),
  aws_ec2_managed_prefix_list: ec2("pl", "prefix-list", { ...OWNER, version: 1 }),
  aws_networkfirewall_firewall: {
    ...firewallPart("firewall"),
    transit_gateway_owner_account_id: "",
    firewall_status: firewallStatus,
  },
  aws_networkfirewall_firewall_policy: firewallPart("firewall-policy"),
  aws_networkfirewall_rule_group: {
    arn: (made) =>
      made.fill(
        `arn:{partition}:network-firewall:{region}:{account}:${made.text("type").toLowerCase()}-rulegroup/{name}`,
      ),
    id: "{arn}",
    update_token: "{uuid}",
  },
  aws_networkfirewall_tls_inspection_configuration: firewallPart("tls-configuration"),
  aws_networkfirewall_logging_configuration: setting("firewall_arn"),
};

/** An attribute of the object that an argument names; empty where there is none. */
export function attributeOf(made: Made, type: string, argument: string, attribute: string, by = "id"): string {
  const target = made.request.store.find(type, by, made.text(argument));
  const value = at(target?.attributes, attribute);
  return typeof value === "string" ? value : "";
}

function zonePart(part: "name" | "id") {
  return (made: Made): Value => {
    const region = regionOf(made.request);
    const { planned } = made.request;
    const given = [...textsAt(planned, "availability_zone_id"), ...textsAt(planned, "availability_zone")][0];
    return zoneOf(made.request.published, region, given ?? `${region}a`)?.[part] ?? "";
  };
}

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

function firewallPart(resource: string): Row {
  return {
    arn: `arn:{partition}:network-firewall:{region}:{account}:${resource}/{name}`,
    id: "{arn}",
    update_token: "{uuid}",
  };
}

/** One endpoint per subnet, in the subnet's zone. */
function firewallStatus(made: Made): Value {
  const { planned, store } = made.request;
  const states = itemsOf(planned, "subnet_mapping").map((mapping) => {
    const subnet = store.find("aws_subnet", "id", at(mapping, "subnet_id"));
    return {
      availability_zone: at(subnet?.attributes, "availability_zone") ?? "",
      attachment: [
        {
          endpoint_id: `vpce-${fingerprint([made.request.seed, at(mapping, "subnet_id")], 17)}`,
          subnet_id: at(mapping, "subnet_id"),
        },
      ],
    };
  });
  return [{ sync_states: states, transit_gateway_attachment_sync_states: [] }];
}
