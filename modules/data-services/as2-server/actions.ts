import { arn, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { writtenLogs } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { CONNECTOR_LOGS, MORE_ON_FILES } from "../transfer-policies";

/** By ids that AWS gives. */
const SERVER = arn("transfer", "server/*");
const AGREEMENT = arn("transfer", "agreement/*/*");
const CERTIFICATE = arn("transfer", "certificate/*");
const CONNECTOR = arn("transfer", "connector/*");
const PROFILE = arn("transfer", "profile/*");
const TAGS = ["transfer:ListTagsForResource", "transfer:TagResource", "transfer:UntagResource"];
const LOG = [arn("logs", `log-group:${CONNECTOR_LOGS}*`), arn("logs", `log-group:${CONNECTOR_LOGS}*:*`)];

/**
 * Partners of AS2, and connectors of both protocols with their logs; servers stand with those of SFTP. Source: service
 * authorization reference, "AWS Transfer Family".
 */
export const AS2_SERVER_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_transfer_agreement: [
      on(SERVER, "transfer:CreateAgreement"),
      on(AGREEMENT, "transfer:DeleteAgreement", "transfer:DescribeAgreement", "transfer:UpdateAgreement", ...TAGS),
      passTo("transfer.amazonaws.com"),
    ],
    aws_transfer_certificate: [
      inRegion("transfer:ImportCertificate"),
      on(
        CERTIFICATE,
        "transfer:DeleteCertificate",
        "transfer:DescribeCertificate",
        "transfer:UpdateCertificate",
        ...TAGS,
      ),
    ],
    aws_transfer_connector: [
      inRegion("transfer:CreateConnector"),
      // Its log, under a name of AWS; others stand with their layers.
      on(
        LOG,
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteRetentionPolicy",
        "logs:DisassociateKmsKey",
        "logs:ListTagsForResource",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ),
      on(CONNECTOR, "transfer:DeleteConnector", "transfer:DescribeConnector", "transfer:UpdateConnector", ...TAGS),
      passTo("transfer.amazonaws.com"),
    ],
    aws_transfer_profile: [
      inRegion("transfer:CreateProfile"),
      on(PROFILE, "transfer:DeleteProfile", "transfer:DescribeProfile", "transfer:UpdateProfile", ...TAGS),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [...deliveredFiles(place, ...MORE_ON_FILES), writtenLogs(place, `${CONNECTOR_LOGS}*`)],
  },
};
