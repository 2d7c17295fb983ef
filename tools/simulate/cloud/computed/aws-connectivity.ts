import { at, type Value } from "../../schema/value";
import { textsAt } from "../values";
import { attributeOf } from "./aws-network";
import { byArn, ec2, global, setting } from "./aws-rows";
import type { Made, Row } from "./aws-template";

const OWNER: Row = { owner_id: "{account}" };
const RESOLVER = (prefix: string, resource: string, more: Row = {}): Row => ({
  id: `${prefix}-{hex:17}`,
  arn: `arn:{partition}:route53resolver:{region}:{account}:${resource}/{id}`,
  ...more,
});
const SHARED: Row = { ...OWNER, share_status: "NOT_SHARED" };

const ATTACHMENTS = {
  aws_ec2_transit_gateway_vpc_attachment: { type: "vpc", by: "id", resource: "vpc_id" },
  aws_vpn_connection: { type: "vpn", by: "transit_gateway_attachment_id", resource: "id" },
  aws_dx_gateway_association: {
    type: "direct-connect-gateway",
    by: "transit_gateway_attachment_id",
    resource: "dx_gateway_id",
  },
} as const;

/** What an association or propagation is about. */
const attached: Row = {
  resource_id: (made) => {
    const found = Object.entries(ATTACHMENTS).map(([type, { by, resource }]) =>
      attributeOf(made, type, "transit_gateway_attachment_id", resource, by),
    );
    return found.find((id) => id !== "") ?? "";
  },
  resource_type: (made) =>
    Object.entries(ATTACHMENTS).find(
      ([type, { by, resource }]) => attributeOf(made, type, "transit_gateway_attachment_id", resource, by) !== "",
    )?.[1].type ?? "vpc",
};

const attachmentOf = (made: Made) =>
  made.request.store.find("aws_ec2_transit_gateway_vpc_attachment", "id", made.text("transit_gateway_attachment_id"));

/** Attributes that an accepter has of the attachment. */
const ofAttachment = (...names: readonly string[]): Row =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (made: Made) =>
        attributeOf(made, "aws_ec2_transit_gateway_vpc_attachment", "transit_gateway_attachment_id", name),
    ]),
  );

/** Names, ways to other networks, load balancers. */
export const AWS_CONNECTIVITY: Readonly<Record<string, Row>> = {
  aws_route53_zone: {
    id: "Z{upper:20}",
    zone_id: "{id}",
    arn: "arn:{partition}:route53:::hostedzone/{id}",
    name_servers: (made) =>
      ["com", "net", "org", "co.uk"].map((end, i) => made.fill(`ns-{digits:3:${end}}.awsdns-0${i}.${end}`)),
    primary_name_server: (made) => made.fill("ns-{digits:3:com}.awsdns-00.com"),
  },
  aws_route53_record: { id: "{zone_id}_{name}_{type}", fqdn: "{name}" },
  aws_route53_zone_association: setting("zone_id", "vpc_id"),
  aws_route53_vpc_association_authorization: setting("zone_id", "vpc_id"),
  aws_route53_resolver_endpoint: RESOLVER("rslvr", "resolver-endpoint", {
    id: (made) => made.fill(made.text("direction").startsWith("IN") ? "rslvr-in-{hex:17}" : "rslvr-out-{hex:17}"),
    arn: "arn:{partition}:route53resolver:{region}:{account}:resolver-endpoint/{id}",
    host_vpc_id: (made) => attributeOf(made, "aws_subnet", "ip_address.subnet_id", "vpc_id"),
    resolver_endpoint_type: "IPV4",
    protocols: ["Do53"],
  }),
  aws_route53_resolver_rule: RESOLVER("rslvr-rr", "resolver-rule", SHARED),
  aws_route53_resolver_rule_association: { id: "rslvr-rrassoc-{hex:17}" },
  aws_route53_resolver_firewall_rule_group: RESOLVER("rslvr-frg", "firewall-rule-group", SHARED),
  aws_route53_resolver_firewall_domain_list: RESOLVER("rslvr-fdl", "firewall-domain-list"),
  aws_route53_resolver_firewall_rule: { id: "{firewall_rule_group_id}:{firewall_domain_list_id}" },
  aws_route53_resolver_firewall_rule_group_association: RESOLVER("rslvr-frgassoc", "firewall-rule-group-association", {
    mutation_protection: "DISABLED",
  }),
  aws_route53_resolver_firewall_config: { id: "rslvr-fc-{hex:17}", ...OWNER },
  aws_route53_resolver_query_log_config: RESOLVER("rqlc", "resolver-query-log-config", SHARED),
  aws_route53_resolver_query_log_config_association: { id: "rqlca-{hex:17}" },

  aws_ec2_transit_gateway: ec2("tgw", "transit-gateway", {
    ...OWNER,
    association_default_route_table_id: "tgw-rtb-{hex:17:default}",
    propagation_default_route_table_id: "{association_default_route_table_id}",
    encryption_support: "disable",
  }),
  aws_ec2_transit_gateway_vpc_attachment: ec2("tgw-attach", "transit-gateway-attachment", {
    vpc_owner_id: "{account}",
    security_group_referencing_support: "enable",
    transit_gateway_default_route_table_association: true,
    transit_gateway_default_route_table_propagation: true,
  }),
  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    id: "{transit_gateway_attachment_id}",
    ...ofAttachment(
      "appliance_mode_support",
      "dns_support",
      "ipv6_support",
      "transit_gateway_id",
      "vpc_id",
      "vpc_owner_id",
    ),
    security_group_referencing_support: "enable",
    subnet_ids: (made) => [...textsAt(attachmentOf(made)?.attributes ?? {}, "subnet_ids")],
  },
  aws_ec2_transit_gateway_route_table: ec2("tgw-rtb", "transit-gateway-route-table"),
  aws_ec2_transit_gateway_route: { id: "{transit_gateway_route_table_id}_{destination_cidr_block}" },
  aws_ec2_transit_gateway_route_table_association: {
    id: "{transit_gateway_route_table_id}_{transit_gateway_attachment_id}",
    ...attached,
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    id: "{transit_gateway_route_table_id}_{transit_gateway_attachment_id}",
    ...attached,
  },
  aws_vpc_peering_connection: {
    id: "pcx-{hex:17}",
    accept_status: (made) => (at(made.request.planned, "auto_accept") === true ? "active" : "pending-acceptance"),
    peer_owner_id: "{account}",
    peer_region: "{region}",
  },
  aws_vpc_peering_connection_accepter: {
    id: "{vpc_peering_connection_id}",
    accept_status: (made) => (at(made.request.planned, "auto_accept") === true ? "active" : "pending-acceptance"),
    vpc_id: (made) => attributeOf(made, "aws_vpc_peering_connection", "id", "peer_vpc_id"),
    peer_vpc_id: (made) => attributeOf(made, "aws_vpc_peering_connection", "id", "vpc_id"),
    peer_owner_id: "{account}",
    peer_region: "{region}",
  },
  aws_vpc_peering_connection_options: setting("vpc_peering_connection_id"),
  aws_customer_gateway: ec2("cgw", "customer-gateway"),
  aws_vpn_gateway: ec2("vgw", "vpn-gateway"),
  aws_vpn_connection: ec2("vpn", "vpn-connection", {
    routes: [],
    vgw_telemetry: [],
    core_network_arn: "",
    core_network_attachment_arn: "",
    transit_gateway_attachment_id: (made) =>
      made.text("transit_gateway_id|") === "" ? "" : made.fill("tgw-attach-{hex:17:vpn}"),
    preshared_key_arn: (made) =>
      made.text("preshared_key_storage|") === "SecretsManager"
        ? made.fill("arn:{partition}:secretsmanager:{region}:{account}:secret:s2svpn!{id}-{base36:6}")
        : "",
  }),
  aws_vpn_connection_route: { id: "{destination_cidr_block}:{vpn_connection_id}" },
  aws_dx_gateway_association: {
    dx_gateway_association_id: "{uuid}",
    id: "ga-{dx_gateway_id}{associated_gateway_id}",
    associated_gateway_owner_account_id: "{account}",
    associated_gateway_type: (made) =>
      made.text("associated_gateway_id").startsWith("tgw-") ? "transitGateway" : "virtualPrivateGateway",
    dx_gateway_owner_account_id: (made) => attributeOf(made, "aws_dx_gateway", "dx_gateway_id", "owner_account_id"),
    transit_gateway_attachment_id: (made) =>
      made.text("associated_gateway_id").startsWith("tgw-") ? made.fill("tgw-attach-{hex:17:dx}") : "",
  },
  aws_dx_gateway: {
    id: "{uuid}",
    owner_account_id: "{account}",
    arn: "arn:{partition}:directconnect::{account}:dx-gateway/{id}",
  },
  aws_ram_resource_share: byArn("ram", "resource-share/{uuid}"),
  aws_ram_resource_association: setting("resource_share_arn", "resource_arn"),
  aws_ram_principal_association: setting("resource_share_arn", "principal"),

  // The ARN is made of the suffix: rows are filled in from above to below.
  aws_lb: {
    name: "tf-lb-{digits:26}",
    arn_suffix: (made) => {
      const kind = { network: "net", gateway: "gwy" }[made.text("load_balancer_type")] ?? "app";
      return made.fill(`loadbalancer/${kind}/{name}/{hex:16}`);
    },
    arn: "arn:{partition}:elasticloadbalancing:{region}:{account}:{arn_suffix}",
    id: "{arn}",
    dns_name: "{name}-{hex:16}.elb.{region}.{suffix}",
    zone_id: "Z{upper:13}",
    vpc_id: (made) => subnetsVpc(made, ["subnets", "subnet_mapping.subnet_id"]),
    internal: false,
    ip_address_type: "ipv4",
    secondary_ips_auto_assigned_per_subnet: 0,
    enforce_security_group_inbound_rules_on_private_link_traffic: "",
  },
  aws_lb_target_group: {
    name: "tf-{digits:26}",
    arn_suffix: "targetgroup/{name}/{hex:16}",
    arn: "arn:{partition}:elasticloadbalancing:{region}:{account}:{arn_suffix}",
    id: "{arn}",
    load_balancer_arns: [],
  },
  aws_lb_listener: {
    arn: (made) => made.fill(`${made.text("load_balancer_arn").replace(":loadbalancer/", ":listener/")}/{hex:16}`),
    id: "{arn}",
  },
  aws_lb_target_group_attachment: { id: "{target_group_arn}-{digits:26}" },
  aws_acm_certificate: byArn("acm", "certificate/{uuid}", {
    status: "ISSUED",
    type: "AMAZON_ISSUED",
    key_algorithm: "RSA_2048",
    not_before: "{time}",
    not_after: "",
    renewal_eligibility: "INELIGIBLE",
    renewal_summary: [],
    pending_renewal: false,
    validation_emails: [],
    domain_validation_options: (made) => [
      {
        domain_name: made.text("domain_name"),
        resource_record_name: made.fill("_{hex:32}.{domain_name}."),
        resource_record_type: "CNAME",
        resource_record_value: made.fill("_{hex:32:value}.acm-validations.aws."),
      },
    ],
  }),
  aws_wafv2_web_acl: {
    id: "{uuid}",
    arn: "arn:{partition}:wafv2:{region}:{account}:regional/webacl/{name}/{id}",
    capacity: 1,
    lock_token: "{uuid}",
    application_integration_url: "",
  },
  aws_wafv2_web_acl_association: setting("web_acl_arn", "resource_arn"),
  aws_organizations_policy: global("organizations", "policy/o-{base36:10}/p-{base36:8}", "p-{base36:8}"),
};

/** The VPC of the first subnet that one of the arguments names. */
export function subnetsVpc(made: Made, paths: readonly string[]): Value {
  const { planned, store } = made.request;
  const [id] = paths.flatMap((path) => textsAt(planned, path));
  return at(store.find("aws_subnet", "id", id ?? "")?.attributes, "vpc_id") ?? "";
}
