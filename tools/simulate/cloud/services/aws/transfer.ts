import { at, type ObjectValue, type Value } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import type { Check } from "../../checks/check";
import type { Made } from "../../computed/aws-template";
import { ANY_BUCKET, ELASTIC_IP, FUNCTION, LOG_GROUP_ARN, of, partOf, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { itemsOf, textOf, textsAt } from "../../values";
import type { Service } from "../service";

const SERVER = of("aws_transfer_server", "id");

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

const WORKFLOW = of("aws_transfer_workflow", "id");

/** AWS Transfer Family. Source: its API reference, and the provider's documentation of the types. */
export const transfer: Service = {
  aws_transfer_server: {
    computed: {
      id: "s-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:server/{id}",
      endpoint: "{id}.server.transfer.{region}.{suffix}",
      host_key_fingerprint: ({ request }) =>
        `SHA256:${Buffer.from(fingerprint(request.seed, 64), "hex").toString("base64")}`,
      protocols: ["SFTP"],
      sftp_authentication_methods: "",
      endpoint_details: endpointDetails,
      protocol_details: [
        { as2_transports: [], passive_ip: "AUTO", set_stat_option: "DEFAULT", tls_session_resumption_mode: "ENFORCED" },
      ],
      s3_storage_options: [{ directory_listing_optimization: "DISABLED" }],
    },
    references: {
      certificate: of("aws_acm_certificate", "arn", { blocksDelete: "ResourceInUseException" }),
      function: FUNCTION,
      invocation_role: ROLE_ARN,
      logging_role: ROLE_ARN,
      structured_log_destinations: LOG_GROUP_ARN,
      "endpoint_details.address_allocation_ids": ELASTIC_IP,
      "workflow_details.on_upload.workflow_id": WORKFLOW,
      "workflow_details.on_upload.execution_role": ROLE_ARN,
      "workflow_details.on_partial_upload.workflow_id": WORKFLOW,
      "workflow_details.on_partial_upload.execution_role": ROLE_ARN,
    },
    sameVpc: {
      arguments: ["endpoint_details.subnet_ids", "endpoint_details.security_group_ids"],
      summary: "InvalidRequestException",
    },
    checks: [...ENDPOINT_CHECKS, ...SIGN_IN_CHECKS],
  },
  aws_transfer_access: {
    computed: { id: "{server_id}/{external_id}" },
    references: { server_id: { ...SERVER, blocksDelete: "InvalidRequestException" }, role: ROLE_ARN },
    unique: [inPlace("ResourceExistsException", "server_id", "external_id")],
    policies: { policy: "identity" },
  },
  aws_transfer_workflow: {
    computed: { id: "w-{hex:17}", arn: "arn:{partition}:transfer:{region}:{account}:workflow/{id}" },
    references: {
      "steps.custom_step_details.target": FUNCTION,
      "on_exception_steps.custom_step_details.target": FUNCTION,
      "steps.copy_step_details.destination_file_location.s3_file_location.bucket": ANY_BUCKET,
      "steps.decrypt_step_details.destination_file_location.s3_file_location.bucket": ANY_BUCKET,
    },
    quota: { limit: 10, summary: "ServiceQuotaExceededException" },
  },
  aws_transfer_user: {
    computed: {
      id: "{server_id}/{user_name}",
      arn: "arn:{partition}:transfer:{region}:{account}:user/{server_id}/{user_name}",
    },
    references: {
      // Provider documentation: force_destroy deletes the users, so that the server can be destroyed without error.
      server_id: { ...SERVER, blocksDelete: "InvalidRequestException", goesIf: "force_destroy" },
      role: ROLE_ARN,
    },
    unique: [inPlace("ResourceExistsException", "server_id", "user_name")],
    policies: { policy: "identity" },
  },
  aws_transfer_ssh_key: {
    computed: { ssh_key_id: "key-{hex:17}", id: "{server_id}/{user_name}/{ssh_key_id}" },
    references: {
      server_id: { ...SERVER, goesWith: true },
      user_name: of("aws_transfer_user", "user_name"),
      // Users of several servers may have one name: the key goes with the one of its server.
      id: { ...partOf("aws_transfer_user", "id"), part: /^(.+)\/[^/]+$/ },
    },
    unique: [inPlace("ResourceExistsException", "server_id", "user_name", "body")],
  },
};

/** Inside a VPC the service makes an endpoint, which is in the VPC's default group where none is named. */
function endpointDetails({ request }: Made): Value {
  const { planned, store, seed } = request;
  return itemsOf(planned, "endpoint_details").map((details) => {
    const vpc = store.find("aws_vpc", "id", at(details, "vpc_id"));
    const group = textOf(at(vpc?.attributes, "default_security_group_id"));
    return {
      security_group_ids: group === undefined ? [] : [group],
      vpc_endpoint_id: textOf(at(details, "vpc_id")) === undefined ? "" : `vpce-${fingerprint([seed, "endpoint"], 17)}`,
    };
  });
}
