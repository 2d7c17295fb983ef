import type { KindActions } from "../../iam/kind-actions";
import { openedSecrets } from "../opened-secrets";

/** Connectors and their logs stand with those of AS2, schedules with those of tables of DynamoDB. */
export const SFTP_CONNECTOR_ACTIONS: KindActions = {
  rows: [],
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      ...openedSecrets(place),
      {
        Sid: "StartTransfers",
        Effect: "Allow",
        Action: "transfer:StartFileTransfer",
        Resource: `arn:${place.partition}:transfer:${place.region}:${place.accountId}:connector/*`,
      },
    ],
  },
};
