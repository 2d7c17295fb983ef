import type { EventPipeModel, PipeSource } from "../../../config/kinds/data-services/event-pipe";
import { PUT_INTO_DELIVERY_STREAM, PUT_INTO_STREAM, sendStatements } from "../../events/policies";
import type { Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";
import { READ_STREAM } from "../firehose/policies";
import { keyForStream } from "../kinesis-stream/policies";

/** What a pipe calls to read. Source: EventBridge user guide, "Event source permissions for Amazon EventBridge Pipes". */
export const POLL = {
  sqs: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
  dynamodb: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
} as const;

/** AWS knows nothing narrower for it. */
export const FIND_STREAMS: Statement = {
  Sid: "FindStreams",
  Effect: "Allow",
  Action: "dynamodb:ListStreams",
  Resource: "*",
};

function readStatements(source: PipeSource, keyArn: KeyArn, place: Place): Statement[] {
  const sourceKeyArn = keyArnOf(source.key, keyArn);
  return [
    {
      Sid: "Read",
      Effect: "Allow",
      Action: source.service === "kinesis" ? READ_STREAM : POLL[source.service],
      Resource: source.arn,
    },
    ...(source.service === "dynamodb" ? [FIND_STREAMS] : []),
    ...(sourceKeyArn === undefined
      ? []
      : [
          {
            Sid: "DecryptRecords",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: sourceKeyArn,
            Condition:
              source.service === "kinesis"
                ? keyForStream(place, source.arn)
                : { StringEquals: { "kms:ViaService": `${source.service}.${place.region}.amazonaws.com` } },
          },
        ]),
  ];
}

export interface PipeStatementsProps {
  readonly pipe: Pick<EventPipeModel, "source" | "to" | "deadLetters">;
  /** ARN of the stream or delivery stream that records go to. */
  readonly targetArn: string;
  /** Keys of the environment. */
  readonly keyArn: KeyArn;
  /** ARN of the key of the stream that records go to; undefined where they go to a delivery stream. */
  readonly streamKeyArn: string | undefined;
  readonly place: Place;
}

/** What the role of a pipe may do: read its source, write to its target, and put aside what does not go through. */
export function pipeStatements({ pipe, targetArn, keyArn, streamKeyArn, place }: PipeStatementsProps): Statement[] {
  const { source, to, deadLetters } = pipe;
  return [
    ...readStatements(source, keyArn, place),
    {
      Sid: "Write",
      Effect: "Allow",
      Action: to.mode === "stream" ? PUT_INTO_STREAM : PUT_INTO_DELIVERY_STREAM,
      Resource: targetArn,
    },
    ...(streamKeyArn === undefined
      ? []
      : [
          {
            Sid: "EncryptRecords",
            Effect: "Allow" as const,
            Action: "kms:GenerateDataKey",
            Resource: streamKeyArn,
            Condition: keyForStream(place, targetArn),
          },
        ]),
    ...(deadLetters === undefined ? [] : sendStatements(deadLetters.queueArn, keyArn("data"), place)),
  ];
}
