import { at, type Value } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import type { Check } from "../../checks/check";
import type { Made } from "../../computed/aws-template";
import { ELASTIC_IP, FUNCTION, LOG_GROUP_ARN, of, partOf, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { itemsOf, textOf } from "../../values";
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
    },
    sameVpc: {
      arguments: ["endpoint_details.subnet_ids", "endpoint_details.security_group_ids"],
      summary: "InvalidRequestException",
    },
    checks: ENDPOINT_CHECKS,
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
