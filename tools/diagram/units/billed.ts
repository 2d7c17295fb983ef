import { named } from "../../../emitted/references";
import { blocks, type Thing } from "../../../emitted/resources";

/** How things of one resource type are billed. */
export interface Billed {
  readonly type: string;
  readonly name: string;
  readonly per: "hour" | "month";
  readonly alsoByUse: string;
  /** Billed parts of one thing. Default 1. */
  readonly parts?: (args: Thing["args"]) => number;
  readonly only?: (args: Thing["args"]) => boolean;
  /** What things and their parts are called: `endpoints`, `zones`. */
  readonly words?: readonly [things: string, parts: string];
}

/**
 * What AWS bills around the clock, by resource type. Sources, read for their units and not for prices: the pricing pages
 * of Amazon VPC (NAT gateways, public IPv4 addresses, Transit Gateway, Site-to-Site VPN), AWS PrivateLink, AWS Network
 * Firewall, Amazon Route 53, Elastic Load Balancing, AWS KMS, Amazon Kinesis, MSK, RDS, Aurora, Redshift and DynamoDB, AWS Transfer
 * Family, DMS and Secrets Manager, MWAA, Amazon SageMaker and AWS WAF.
 */
export const BILLED: readonly Billed[] = [
  { type: "aws_nat_gateway", name: "NAT gateway", per: "hour", alsoByUse: "GB" },
  { type: "aws_eip", name: "public IPv4 address", per: "hour", alsoByUse: "" },
  {
    type: "aws_networkfirewall_firewall",
    name: "Network Firewall endpoint",
    per: "hour",
    alsoByUse: "GB",
    parts: ({ subnet_mapping }) => blocks(subnet_mapping).length,
    words: ["firewall", "zones"],
  },
  {
    type: "aws_vpc_endpoint",
    name: "interface endpoint, per zone",
    per: "hour",
    alsoByUse: "GB",
    parts: ({ subnet_ids }) => named(subnet_ids, "aws_subnet").length,
    only: ({ vpc_endpoint_type }) => vpc_endpoint_type === "Interface",
    words: ["endpoints", "zones"],
  },
  {
    type: "aws_route53_resolver_endpoint",
    name: "Route 53 Resolver endpoint, per address",
    per: "hour",
    alsoByUse: "queries",
    parts: ({ ip_address }) => blocks(ip_address).length,
    words: ["endpoints", "addresses"],
  },
  { type: "aws_ec2_transit_gateway_vpc_attachment", name: "transit gateway attachment", per: "hour", alsoByUse: "GB" },
  { type: "aws_vpn_connection", name: "Site-to-Site VPN connection", per: "hour", alsoByUse: "GB out" },
  { type: "aws_lb", name: "load balancer", per: "hour", alsoByUse: "capacity units" },
  { type: "aws_route53_zone", name: "Route 53 hosted zone", per: "month", alsoByUse: "queries" },
  {
    type: "aws_route53_resolver_firewall_domain_list",
    name: "DNS Firewall domain",
    per: "month",
    alsoByUse: "queries",
    parts: ({ domains }) => (Array.isArray(domains) ? domains.length : 0),
    words: ["lists", "domains"],
  },
  { type: "aws_kms_key", name: "KMS key", per: "month", alsoByUse: "requests" },
  { type: "aws_kms_replica_key", name: "KMS replica key", per: "month", alsoByUse: "requests" },
  {
    type: "aws_kinesis_stream",
    name: "Kinesis shard",
    per: "hour",
    alsoByUse: "payload units",
    parts: ({ shard_count }) => (typeof shard_count === "number" ? shard_count : 0),
    only: ({ stream_mode_details }) => blocks(stream_mode_details)[0]?.stream_mode === "PROVISIONED",
  },
  {
    type: "aws_kinesis_stream",
    name: "Kinesis stream on demand",
    per: "hour",
    alsoByUse: "GB",
    only: ({ stream_mode_details }) => blocks(stream_mode_details)[0]?.stream_mode === "ON_DEMAND",
  },
  {
    type: "aws_msk_cluster",
    name: "Kafka broker",
    per: "hour",
    alsoByUse: "GB kept",
    parts: ({ number_of_broker_nodes }) => (typeof number_of_broker_nodes === "number" ? number_of_broker_nodes : 1),
  },
  { type: "aws_msk_serverless_cluster", name: "serverless Kafka cluster", per: "hour", alsoByUse: "partitions, GB" },
  { type: "aws_msk_vpc_connection", name: "managed VPC connection", per: "hour", alsoByUse: "GB" },
  {
    type: "aws_mskconnect_connector",
    name: "connector of MSK Connect",
    per: "hour",
    alsoByUse: "",
  },
  { type: "aws_db_instance", name: "database instance", per: "hour", alsoByUse: "GB kept" },
  // By the vCPUs of the database behind it.
  { type: "aws_db_proxy", name: "proxy of RDS", per: "hour", alsoByUse: "" },
  { type: "aws_rds_cluster_instance", name: "database instance", per: "hour", alsoByUse: "GB kept, requests" },
  {
    type: "aws_redshift_cluster",
    name: "node of Redshift",
    per: "hour",
    alsoByUse: "GB kept",
    parts: ({ number_of_nodes }) => (typeof number_of_nodes === "number" ? number_of_nodes : 1),
    words: ["clusters", "nodes"],
  },
  {
    type: "aws_dynamodb_table",
    name: "DynamoDB table with provisioned capacity",
    per: "hour",
    alsoByUse: "GB kept",
    only: ({ billing_mode }) => billing_mode !== "PAY_PER_REQUEST",
  },
  {
    type: "aws_transfer_server",
    name: "protocol of a transfer server",
    per: "hour",
    alsoByUse: "GB",
    parts: ({ protocols }) => (Array.isArray(protocols) ? protocols.length : 1),
  },
  { type: "aws_dms_replication_instance", name: "replication instance of DMS", per: "hour", alsoByUse: "GB kept" },
  {
    type: "aws_dms_replication_config",
    name: "serverless replication of DMS",
    per: "hour",
    alsoByUse: "capacity units",
  },
  {
    type: "aws_sagemaker_endpoint_configuration",
    name: "instance of SageMaker",
    per: "hour",
    alsoByUse: "further instances",
    parts: ({ production_variants }) =>
      blocks(production_variants).reduce(
        (sum, { initial_instance_count }) =>
          sum + (typeof initial_instance_count === "number" ? initial_instance_count : 0),
        0,
      ),
    words: ["configurations of endpoints", "instances of SageMaker"],
    only: ({ production_variants }) =>
      blocks(production_variants).some(({ initial_instance_count }) => initial_instance_count !== undefined),
  },
  { type: "aws_mwaa_environment", name: "Airflow environment", per: "hour", alsoByUse: "further workers" },
  {
    type: "databricks_database_instance",
    name: "node of Lakebase",
    per: "hour",
    alsoByUse: "GB kept",
    parts: ({ node_count }) => (typeof node_count === "number" ? node_count : 1),
  },
  {
    type: "databricks_online_store",
    name: "node of an online store",
    per: "hour",
    alsoByUse: "GB kept",
    parts: ({ read_replica_count }) => 1 + (typeof read_replica_count === "number" ? read_replica_count : 0),
  },
  { type: "databricks_app", name: "app", per: "hour", alsoByUse: "" },
  { type: "databricks_vector_search_endpoint", name: "endpoint of vector search", per: "hour", alsoByUse: "vectors" },
  { type: "aws_secretsmanager_secret", name: "secret", per: "month", alsoByUse: "calls" },
  { type: "aws_wafv2_web_acl", name: "web ACL", per: "month", alsoByUse: "requests" },
];
