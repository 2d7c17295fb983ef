import { queueCeiling } from "../../events/policies";
import { accessedBy, keysAccessedBy } from "../../iam/ceiling";
import { arn, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import type { Statement } from "../../iam/policy-document";
import { FIND_STREAMS, POLL } from "./policies";

const ALLOW = "Allow" as const;
const POLLED = [
  { does: "poll-queue", sid: "PolledQueues", actions: POLL.sqs },
  { does: "poll-table", sid: "PolledTables", actions: POLL.dynamodb },
] as const;
const PIPE = arn("pipes", "pipe/{prefix}-*");

/**
 * Pipes; their queues stand with those of buses. What their roles write into is in the ceilings of streams and delivery
 * streams. Source: service authorization reference, "Amazon EventBridge Pipes".
 */
export const EVENT_PIPE_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_pipes_pipe: [
      on(
        PIPE,
        "pipes:CreatePipe",
        "pipes:DeletePipe",
        "pipes:DescribePipe",
        "pipes:ListTagsForResource",
        "pipes:StartPipe",
        "pipes:StopPipe",
        "pipes:TagResource",
        "pipes:UntagResource",
        "pipes:UpdatePipe",
      ),
      passTo("pipes.amazonaws.com"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place): Statement[] => {
      const { region } = place;
      // Those alone: who may change the policies of the layer's roles reads no other queue or table with them.
      const keys = keysAccessedBy(place, "poll-queue", "poll-table");
      return [
        ...queueCeiling(place),
        ...POLLED.flatMap(({ does, sid, actions }) => {
          const sources = accessedBy(place, does);
          return sources.length === 0 ? [] : [{ Sid: sid, Effect: ALLOW, Action: actions, Resource: sources }];
        }),
        ...(accessedBy(place, "poll-table").length === 0 ? [] : [FIND_STREAMS]),
        ...(keys.length === 0
          ? []
          : [
              {
                Sid: "KeysOfPolled",
                Effect: ALLOW,
                Action: "kms:Decrypt",
                Resource: keys,
                Condition: {
                  StringEquals: {
                    "kms:ViaService": [`sqs.${region}.amazonaws.com`, `dynamodb.${region}.amazonaws.com`],
                  },
                },
              },
            ]),
      ];
    },
  },
};
