import { valueAt } from "../changes/value-at";
import { thing } from "./called";
import { type Family, listOf, plain } from "./right";

/** A value of one argument that lets somebody in. */
interface Opening {
  readonly types: readonly string[];
  readonly path: readonly string[];
  /** @param value undefined where nothing is said */
  opens(value: unknown): boolean;
  readonly who: string;
  readonly what: string;
}

const isOn = (value: unknown): boolean => value === true;
/** Where nothing is said, it is open. */
const isNotOff = (value: unknown): boolean => value !== false;
const isNotOn = (value: unknown): boolean => value !== true;
const is =
  (...those: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && those.includes(value);
const isNot =
  (...those: readonly string[]) =>
  (value: unknown): boolean =>
    !is(...those)(value);

const INTERNET = "the internet";
const WHOEVER_REACHES_IT = "everybody who reaches it";
const OTHER_ACCOUNTS = "accounts outside of the organization";
const OPEN_RECIPIENTS = "recipients outside of Databricks";
const EVERY_PAGE = "every page of the internet";
const WHO_HAS_A_PASSWORD = "whoever has a password of it";

const OUTSIDE: readonly string[] = [
  INTERNET,
  WHOEVER_REACHES_IT,
  OTHER_ACCOUNTS,
  OPEN_RECIPIENTS,
  EVERY_PAGE,
  WHO_HAS_A_PASSWORD,
];
/** Whether somebody is no one of the company, as far as is known. */
export const isOutside = (who: string): boolean => OUTSIDE.includes(who);

const OPENINGS: readonly Opening[] = [
  {
    types: [
      "aws_db_instance",
      "aws_rds_cluster_instance",
      "aws_redshift_cluster",
      "aws_redshiftserverless_workgroup",
      "aws_dms_replication_instance",
    ],
    path: ["publicly_accessible"],
    opens: isOn,
    who: INTERNET,
    what: "reach",
  },
  { types: ["aws_lb"], path: ["internal"], opens: isNotOn, who: INTERNET, what: "reach" },
  {
    types: ["aws_mwaa_environment"],
    path: ["webserver_access_mode"],
    opens: is("PUBLIC_ONLY"),
    who: INTERNET,
    what: "reach",
  },
  {
    types: ["aws_msk_cluster"],
    path: ["broker_node_group_info", "connectivity_info", "public_access", "type"],
    opens: is("SERVICE_PROVIDED_EIPS"),
    who: INTERNET,
    what: "reach",
  },
  {
    types: ["aws_msk_cluster"],
    path: ["client_authentication", "unauthenticated"],
    opens: isOn,
    who: WHOEVER_REACHES_IT,
    what: "use without signing in",
  },
  // The server's own default is the internet.
  {
    types: ["aws_transfer_server"],
    path: ["endpoint_type"],
    opens: isNot("VPC", "VPC_ENDPOINT"),
    who: INTERNET,
    what: "reach",
  },
  {
    types: ["aws_transfer_server"],
    path: ["endpoint_details", "address_allocation_ids"],
    opens: (value) => listOf(value).length > 0,
    who: INTERNET,
    what: "reach, as far as its security groups let it,",
  },
  {
    types: ["aws_apigatewayv2_route"],
    path: ["authorization_type"],
    opens: isNot("JWT", "AWS_IAM", "CUSTOM"),
    who: WHOEVER_REACHES_IT,
    what: "call without signing in",
  },
  {
    types: ["aws_subnet"],
    path: ["map_public_ip_on_launch"],
    opens: isOn,
    who: "what starts there",
    what: "have an address on the internet in",
  },
  {
    types: ["aws_ec2_transit_gateway"],
    path: ["auto_accept_shared_attachments"],
    opens: is("enable"),
    who: "whomever it is shared with",
    what: "attach networks, without being asked, to",
  },
  {
    types: ["aws_ram_resource_share"],
    path: ["allow_external_principals"],
    opens: isNotOff,
    who: OTHER_ACCOUNTS,
    what: "be let into",
  },
  {
    types: ["aws_vpc_endpoint_service"],
    path: ["acceptance_required"],
    opens: isNotOn,
    who: "its principals",
    what: "connect, without being asked, to",
  },
  {
    types: ["aws_s3_bucket_ownership_controls"],
    path: ["rule", "object_ownership"],
    opens: isNot("BucketOwnerEnforced"),
    who: "whom ACLs of objects name",
    what: "use objects of",
  },
  {
    types: ["aws_lakeformation_resource"],
    path: ["hybrid_access_enabled"],
    opens: isOn,
    who: "whom IAM lets",
    what: "read, beside Lake Formation,",
  },
  {
    types: ["aws_route53_resolver_firewall_config"],
    path: ["firewall_fail_open"],
    opens: is("ENABLED"),
    who: "what asks for a name",
    what: "go past the DNS firewall, where that does not answer, in",
  },
  {
    types: ["databricks_metastore"],
    path: ["delta_sharing_scope"],
    opens: is("INTERNAL_AND_EXTERNAL"),
    who: OPEN_RECIPIENTS,
    what: "be shared data of",
  },
  {
    types: ["databricks_database_instance"],
    path: ["enable_pg_native_login"],
    opens: isOn,
    who: WHO_HAS_A_PASSWORD,
    what: "sign in, past the identity provider, to",
  },
  {
    types: ["databricks_dashboard"],
    path: ["embed_credentials"],
    opens: isOn,
    who: "whoever sees it",
    what: "read with the rights of whoever published",
  },
  {
    types: ["databricks_query"],
    path: ["run_as_mode"],
    opens: is("OWNER"),
    who: "whoever may run it",
    what: "read with the rights of the owner of",
  },
  {
    types: ["databricks_aibi_dashboard_embedding_access_policy_setting"],
    path: ["aibi_dashboard_embedding_access_policy", "access_policy_type"],
    opens: is("ALLOW_ALL_DOMAINS"),
    who: EVERY_PAGE,
    what: "embed dashboards of the workspace:",
  },
  {
    types: ["tfe_workspace_settings"],
    path: ["global_remote_state"],
    opens: isOn,
    who: "every workspace of the organization",
    what: "read the outputs of",
  },
];

/** Switches that let somebody in. */
export const openings: Family = plain([...new Set(OPENINGS.flatMap(({ types }) => types))], ({ type, values }) =>
  OPENINGS.filter((opening) => opening.types.includes(type) && opening.opens(valueAt(values, ...opening.path))).map(
    ({ who, what }) => ({ who, what, on: thing(type, values), under: "" }),
  ),
);
