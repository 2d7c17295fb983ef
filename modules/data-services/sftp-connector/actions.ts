import { scheduleRows } from "../../events/actions";
import type { KindActions } from "../../iam/kind-actions";
import { openedSecrets } from "../opened-secrets";

/** Connectors and their logs stand with those of AS2. */
export const SFTP_CONNECTOR_ACTIONS: KindActions = {
  rows: scheduleRows("data-services", "{prefix}-*"),
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
