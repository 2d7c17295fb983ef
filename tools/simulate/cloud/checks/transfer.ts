import { at, type ObjectValue } from "../../schema/value";
import { itemsOf, textOf, textsAt } from "../values";
import type { Check } from "./check";

const ENDPOINT_REFUSED = {
  rule: "server-endpoint",
  source: "Transfer Family API, CreateServer: EndpointDetails by EndpointType",
  summary: "InvalidRequestException",
} as const;

const ENDPOINT_CHECKS: readonly Check[] = [
  {
    ...ENDPOINT_REFUSED,
    when: (server) => at(server, "endpoint_type") === "VPC",
    requires: ["endpoint_details.vpc_id", "endpoint_details.subnet_ids"],
    detail: "{type} with endpoint_type VPC needs {arguments}",
    fix: "set {arguments}",
  },
  {
    ...ENDPOINT_REFUSED,
    when: (server) => (textOf(at(server, "endpoint_type")) ?? "PUBLIC") === "PUBLIC",
    excludes: ["endpoint_details.vpc_id", "endpoint_details.subnet_ids", "endpoint_details.address_allocation_ids"],
    detail: "{type} with a public endpoint takes no {arguments}",
    fix: "set endpoint_type to VPC, or leave out endpoint_details",
  },
];

const SIGN_IN_REFUSED = {
  rule: "server-sign-in",
  source: "Transfer Family API, CreateServer: Protocols, IdentityProviderType and IdentityProviderDetails",
  summary: "InvalidRequestException",
} as const;
const signsIn = (type: string) => (server: ObjectValue) =>
  (textOf(at(server, "identity_provider_type")) ?? "SERVICE_MANAGED") === type;
const speaks = (protocol: string) => (server: ObjectValue) => textsAt(server, "protocols").includes(protocol);

const SIGN_IN_CHECKS: readonly Check[] = [
  {
    ...SIGN_IN_REFUSED,
    when: speaks("FTPS"),
    requires: ["certificate"],
    detail: "{type} with FTPS needs {arguments}",
    fix: "set {arguments} to a certificate of ACM",
  },
  {
    ...SIGN_IN_REFUSED,
    when: speaks("FTPS"),
    accepts: ["identity_provider_type", (type) => type !== "SERVICE_MANAGED"],
    detail: "{type}: FTPS does not go with users that the service keeps",
    fix: "set identity_provider_type to AWS_LAMBDA, API_GATEWAY or AWS_DIRECTORY_SERVICE",
  },
  {
    ...SIGN_IN_REFUSED,
    when: (server) => speaks("FTPS")(server) || speaks("AS2")(server),
    accepts: ["endpoint_type", (type) => type === "VPC"],
    detail: "{type}: FTPS and AS2 take an endpoint of a VPC, not {endpoint_type}",
    fix: "set endpoint_type to VPC",
  },
  {
    ...SIGN_IN_REFUSED,
    when: signsIn("SERVICE_MANAGED"),
    excludes: ["directory_id", "function", "url", "invocation_role"],
    detail: "{type} keeps its users itself, and takes no {arguments}",
    fix: "leave out {arguments}, or set identity_provider_type",
  },
  {
    ...SIGN_IN_REFUSED,
    when: signsIn("AWS_LAMBDA"),
    requires: ["function"],
    detail: "{type} that asks a function needs {arguments}",
    fix: "set {arguments}",
  },
  {
    ...SIGN_IN_REFUSED,
    when: signsIn("API_GATEWAY"),
    requires: ["url", "invocation_role"],
    detail: "{type} that asks an API needs {arguments}",
    fix: "set {arguments}",
  },
  {
    ...SIGN_IN_REFUSED,
    when: signsIn("AWS_DIRECTORY_SERVICE"),
    requires: ["directory_id"],
    detail: "{type} that asks a directory needs {arguments}",
    fix: "set {arguments}",
  },
];

const CONNECTOR_REFUSED = {
  rule: "connector-protocol",
  source: "Transfer Family API, CreateConnector: exactly one of As2Config and SftpConfig",
  summary: "InvalidRequestException",
} as const;
const sendsAs2 = (connector: ObjectValue) => itemsOf(connector, "as2_config").length > 0;

/** What Transfer Family refuses of a connector. */
export const CONNECTOR_CHECKS: readonly Check[] = [
  {
    ...CONNECTOR_REFUSED,
    requiresOne: ["as2_config.local_profile_id", "sftp_config.user_secret_id"],
    detail: "{type} is neither for AS2 nor for SFTP",
    fix: "set as2_config or sftp_config",
  },
  {
    ...CONNECTOR_REFUSED,
    when: sendsAs2,
    excludes: ["sftp_config.user_secret_id"],
    detail: "{type} is for AS2 and for SFTP",
    fix: "set one of as2_config and sftp_config",
  },
  {
    ...CONNECTOR_REFUSED,
    source:
      "Transfer Family API, As2ConnectorConfig: texts are not empty, and the provider sends them so when left out",
    when: sendsAs2,
    requires: ["as2_config.message_subject", "as2_config.mdn_signing_algorithm"],
    detail: "{type} for AS2 needs {arguments}",
    fix: "set {arguments}",
  },
  {
    ...CONNECTOR_REFUSED,
    source: "Transfer Family API, CreateConnector: Url by protocol",
    when: (connector) => !sendsAs2(connector),
    accepts: ["url", (url) => url.startsWith("sftp://")],
    detail: "{type} for SFTP has the URL {url}",
    fix: "start it with sftp://",
  },
];

/** What it refuses of a server. */
export const SERVER_CHECKS: readonly Check[] = [...ENDPOINT_CHECKS, ...SIGN_IN_CHECKS];
