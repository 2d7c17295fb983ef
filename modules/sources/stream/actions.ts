import { READ } from "../../data-services/kinesis-stream/policies";
import { READ_TOPICS } from "../../data-services/msk-cluster/policies";
import type { KindActions } from "../../iam/kind-actions";

/** Roles of service credentials read streams of the account and topics of clusters, those that are there already too. */
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
        // A cluster that is there already may be of another account.
        {
          Sid: "ReadTopics",
          Effect: "Allow",
          Action: READ_TOPICS,
          Resource: ["cluster", "topic", "group"].map((sort) => `arn:${partition}:kafka:${region}:*:${sort}/*`),
        },
      ];
    },
  },
};
