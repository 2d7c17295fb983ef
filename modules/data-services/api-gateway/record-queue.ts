import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ApiGatewayModel } from "../../../config/kinds/data-services/api-gateway";
import { Queue } from "../../events/queue";

export interface RecordQueueProps {
  readonly queue: ApiGatewayModel["queue"];
  readonly records: NonNullable<ApiGatewayModel["records"]>;
  /** ARN of the environment's data key. */
  readonly dataKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** `arn:aws:sqs:eu-west-1:111111111111:` */
const START_OF_NAME = /^.*:/;
/** `https://sqs.eu-west-1.amazonaws.com/111111111111/acme-dev-api-orders`: what stands between slashes, from 0. */
const NAME_IN_URL = 4;

/** Records of an API that wait for their reader, and those that were read too often. */
export class RecordQueue extends Construct {
  /** ARN for whoever reads it; known once its policy is there. */
  readonly queueArn: string;
  readonly queueUrl: string;
  /** Who puts records into it waits for this. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, { queue, records, dataKeyArn, tags }: RecordQueueProps) {
    super(scope, id);
    const common = { kmsKeyArn: dataKeyArn, sentBy: [], tags };
    const { failed } = records;
    const aside = new Queue(this, "failed", { ...common, name: failed.queueName, arn: failed.queueArn });
    const made = new Queue(this, "queue", {
      ...common,
      name: records.queueName,
      arn: records.queueArn,
      retentionHours: queue.retentionHours,
      visibilityMinutes: queue.visibilityMinutes,
      givenUp: { to: aside, receives: queue.receives },
    });
    this.queueArn = `${START_OF_NAME.exec(records.queueArn)?.[0]}${Fn.element(Fn.split("/", made.queueUrl), NAME_IN_URL)}`;
    this.queueUrl = made.queueUrl;
    this.policy = made.policy;
  }
}
