import { READ } from "../../data-services/kinesis-stream/policies";
import type { KindActions } from "../../iam/kind-actions";

/** Roles of service credentials read streams of the account, those that are there already among them. */
export const STREAM_ACTIONS: KindActions = {
  rows: [],
  ceiling: {
    layer: "unity-catalog",
    statements: ({ partition, accountId, region }) => {
      const streams = `arn:${partition}:kinesis:${region}:${accountId}:stream/*`;
      return [
        { Sid: "ReadStreams", Effect: "Allow", Action: READ, Resource: streams },
        {
          Sid: "KeysOfReadStreams",
          Effect: "Allow",
          Action: "kms:Decrypt",
          // An existing stream may have a key of another account.
          Resource: `arn:${partition}:kms:${region}:*:key/*`,
          Condition: { StringEquals: { "kms:ViaService": `kinesis.${region}.amazonaws.com` } },
        },
      ];
    },
  },
};
