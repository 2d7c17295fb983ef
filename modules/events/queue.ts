import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";
import { queuePolicy } from "./policies";

export interface QueueProps {
  readonly name: string;
  /** ARN, known before the queue exists. */
  readonly arn: string;
  /** ARN of the key that encrypts messages. */
  readonly kmsKeyArn: string;
  /** Who sends into it without a right of their own. */
  readonly sentBy: readonly Statement[];
  /** Hours for which a message is kept. Default 336, the most there is. */
  readonly retentionHours?: number;
  /** Minutes for which a message that was read is hidden from others. Default: as SQS has it, half a minute. */
  readonly visibilityMinutes?: number;
  /** Queue for what was read too often without being worked off. Default: it is read until it is too old. */
  readonly givenUp?: { readonly to: Queue; readonly receives: number };
  /** Beside those of the stack. Default none. */
  readonly tags?: Readonly<Record<string, string>>;
}

const redriveOf = ({ to, receives }: NonNullable<QueueProps["givenUp"]>): string =>
  JSON.stringify({ deadLetterTargetArn: to.queueArn, maxReceiveCount: receives });

const MOST_HOURS = 336;

/** A queue that is encrypted, and takes messages of those alone who are named. */
export class Queue extends Construct {
  readonly queueArn: string;
  /** Its URL, which is known once its policy is there. */
  readonly queueUrl: string;
  /** Who may send into it: whoever delivers into it waits for this. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    const made = new SqsQueue(this, "Resource", {
      name: props.name,
      kmsMasterKeyId: props.kmsKeyArn,
      messageRetentionSeconds: (props.retentionHours ?? MOST_HOURS) * 3600,
      ...(props.visibilityMinutes !== undefined && { visibilityTimeoutSeconds: props.visibilityMinutes * 60 }),
      ...(props.givenUp !== undefined && {
        redrivePolicy: redriveOf(props.givenUp),
        dependsOn: [props.givenUp.to.policy],
      }),
      ...(props.tags && { tags: { ...props.tags } }),
    });
    const policy = new SqsQueuePolicy(this, "policy", {
      queueUrl: made.url,
      policy: policyDocument(queuePolicy(props.arn, props.sentBy)),
    });
    this.policy = policy;
    this.queueArn = made.arn;
    this.queueUrl = policy.queueUrl;
  }
}
