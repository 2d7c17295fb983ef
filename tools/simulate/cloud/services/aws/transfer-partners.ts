import type { ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { of, ROLE_ARN, SECRET } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { itemsOf } from "../../values";
import type { Service } from "../service";

const SERVER = of("aws_transfer_server", "id");
const CONNECTOR_REFUSED = {
  rule: "connector-protocol",
  source: "Transfer Family API, CreateConnector: exactly one of As2Config and SftpConfig",
  summary: "InvalidRequestException",
} as const;
const sendsAs2 = (connector: ObjectValue) => itemsOf(connector, "as2_config").length > 0;

const CONNECTOR_CHECKS: readonly Check[] = [
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

const PROFILE = of("aws_transfer_profile", "profile_id", { blocksDelete: "InvalidRequestException" });
const CERTIFICATE = of("aws_transfer_certificate", "certificate_id", { blocksDelete: "InvalidRequestException" });

/** What AWS Transfer Family knows of partners: profiles, certificates, agreements and connectors. Source: its API reference. */
export const transferPartners: Service = {
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
  aws_transfer_connector: {
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
