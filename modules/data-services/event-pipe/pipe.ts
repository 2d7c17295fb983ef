import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  PipesPipe,
  type PipesPipeSourceParameters,
  type PipesPipeTargetParameters,
} from "@cdktf/provider-aws/lib/pipes-pipe";
import { Construct } from "constructs";
import { type EventPipeModel, RECORD_PART } from "../../../config/kinds/data-services/event-pipe";
import { serviceTrust } from "../../events/policies";
import { Queue } from "../../events/queue";
import { policyDocument } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { pipeStatements } from "./policies";

export interface PipeProps {
  readonly pipe: EventPipeModel;
  /** ARN of the Kinesis stream or the queue of an API that it reads; a reference, so that it is there. Default: what it reads is there already. */
  readonly sourceArn: string | undefined;
  /** ARN of the stream or delivery stream that records go to; a reference. */
  readonly targetArn: string;
  /** Keys of the environment. */
  readonly keyArn: KeyArn;
  /** ARN of the key of the stream that records go to; undefined where they go to a delivery stream. */
  readonly streamKeyArn: string | undefined;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A pipe with its role, and the queue for what does not go through. */
export class Pipe extends Construct {
  readonly pipeName: string;

  constructor(scope: Construct, id: string, props: PipeProps) {
    super(scope, id);
    const { pipe, place, tags, keyArn } = props;
    const { deadLetters } = pipe;
    const failed =
      deadLetters &&
      new Queue(this, "failed", {
        name: deadLetters.queueName,
        arn: deadLetters.queueArn,
        kmsKeyArn: keyArn("data"),
        sentBy: [],
        tags,
      });
    const role = new IamRole(this, "role", {
      name: pipe.role.name,
      description: `Reads and writes for ${pipe.name}`,
      assumeRolePolicy: policyDocument(serviceTrust("pipes.amazonaws.com", pipe.arn, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "pipe",
      role: role.name,
      policy: policyDocument(pipeStatements(props)),
    });
    this.pipeName = new PipesPipe(this, "Resource", {
      name: pipe.name,
      description: pipe.description ?? `Records for ${pipe.key}`,
      desiredState: pipe.enabled && !pipe.paused ? "RUNNING" : "STOPPED",
      roleArn: role.arn,
      source: props.sourceArn ?? pipe.source.arn,
      sourceParameters: sourceParameters(pipe, failed?.queueArn),
      target: props.targetArn,
      targetParameters: targetParameters(pipe),
      tags: { ...tags },
      dependsOn: [policy, ...(failed === undefined ? [] : [failed.policy])],
    }).name;
  }
}

const START = { oldest: "TRIM_HORIZON", newest: "LATEST" } as const;

/** How records are taken. */
function sourceParameters(
  { from, batch, filterPattern }: EventPipeModel,
  failedArn: string | undefined,
): PipesPipeSourceParameters {
  const window = { maximumBatchingWindowInSeconds: batch.seconds };
  const filter = filterPattern === undefined ? {} : { filterCriteria: { filter: [{ pattern: filterPattern }] } };
  if (from.mode === "queue" || from.mode === "api") {
    return { ...filter, sqsQueueParameters: { batchSize: batch.records ?? (batch.seconds > 0 ? 100 : 10), ...window } };
  }
  const stream = {
    batchSize: batch.records ?? 100,
    ...window,
    startingPosition: START[from.start],
    maximumRetryAttempts: from.retries,
    // A batch that fails is halved, until the record at fault is alone.
    onPartialBatchItemFailure: "AUTOMATIC_BISECT",
    deadLetterConfig: { arn: failedArn },
  };
  return {
    ...filter,
    ...(from.mode === "stream" ? { kinesisStreamParameters: stream } : { dynamodbStreamParameters: stream }),
  };
}

/** Ids that AWS gives records: what keeps its place in the order without a field that says so. */
const OWN_KEY = { stream: "$.partitionKey", queue: "$.messageId", api: "$.messageId", table: "$.eventID" } as const;

/** What goes where. */
function targetParameters({ from, to, send }: EventPipeModel): PipesPipeTargetParameters {
  const part = RECORD_PART[from.mode];
  return {
    ...(send === "data" && { inputTemplate: `<$.${part}>` }),
    ...(to.mode === "stream" && {
      kinesisStreamParameters: {
        partitionKey: to.partitionKey === undefined ? OWN_KEY[from.mode] : `$.${part}.${to.partitionKey}`,
      },
    }),
  };
}
