import { at, type Value } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { CONNECTOR_CHECKS, SERVER_CHECKS } from "../../checks/transfer";
import type { Made } from "../../computed/aws-template";
import {
  ANY_BUCKET,
  ELASTIC_IP,
  FUNCTION,
  LOG_GROUP_ARN,
  of,
  partOf,
  ROLE_ARN,
  SECRET,
} from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { itemsOf, textOf } from "../../values";
import type { Service } from "../service";

const SERVER = of("aws_transfer_server", "id");

const PROFILE = of("aws_transfer_profile", "profile_id", { blocksDelete: "InvalidRequestException" });
const CERTIFICATE = of("aws_transfer_certificate", "certificate_id", { blocksDelete: "InvalidRequestException" });
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
    checks: SERVER_CHECKS,
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
  aws_transfer_profile: {
    computed: {
      id: "{profile_id}",
      profile_id: "p-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:profile/{profile_id}",
    },
    references: { certificate_ids: CERTIFICATE },
  },
  aws_transfer_certificate: {
    computed: {
      id: "{certificate_id}",
      certificate_id: "cert-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:certificate/{certificate_id}",
      active_date: "{time}",
      inactive_date: "{time}",
    },
  },
  aws_transfer_agreement: {
    computed: {
      id: "{server_id}/{agreement_id}",
      agreement_id: "a-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:agreement/{server_id}/{agreement_id}",
      status: "ACTIVE",
    },
    references: {
      server_id: { ...SERVER, blocksDelete: "InvalidRequestException" },
      local_profile_id: PROFILE,
      partner_profile_id: PROFILE,
      access_role: ROLE_ARN,
    },
    unique: [inPlace("ResourceExistsException", "server_id", "local_profile_id", "partner_profile_id")],
  },
  aws_transfer_web_app: {
    importedBy: [["web_app_id"], ""],
    computed: {
      web_app_id: "webapp-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:webapp/{web_app_id}",
      access_endpoint: "https://{web_app_id}.transfer-webapp.{region}.on.aws",
      identity_provider_details: ({ fill }) => [
        {
          identity_center_config: [
            { application_arn: fill("arn:{partition}:sso::{account}:application/ssoins-{hex:16}/apl-{hex:16}") },
          ],
        },
      ],
    },
    references: { "identity_provider_details.identity_center_config.role": ROLE_ARN },
  },
  aws_transfer_web_app_customization: {
    references: { web_app_id: { ...of("aws_transfer_web_app", "web_app_id"), goesWith: true } },
    unique: [inPlace("ConflictException", "web_app_id")],
  },
  aws_transfer_connector: {
    importedBy: [["connector_id"], ""],
    computed: {
      id: "{connector_id}",
      connector_id: "c-{hex:17}",
      arn: "arn:{partition}:transfer:{region}:{account}:connector/{connector_id}",
      security_policy_name: "TransferSFTPConnectorSecurityPolicy-2024-03",
    },
    references: {
      access_role: ROLE_ARN,
      logging_role: ROLE_ARN,
      "as2_config.local_profile_id": PROFILE,
      "as2_config.partner_profile_id": PROFILE,
      "sftp_config.user_secret_id": SECRET,
    },
    quota: { limit: 100, summary: "ServiceQuotaExceededException" },
    checks: CONNECTOR_CHECKS,
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
