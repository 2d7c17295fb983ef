import type { PolicyStatement } from "../../../../../emitted/policies";
import { at, type ObjectValue } from "../../../schema/value";
import { allows, keyNamed, keyPolicy, queuePolicy, topicPolicy } from "../../aws/policies";
import type { Rule, RuleRequest } from "../../rule";
import type { CloudObject, StoreView } from "../../store";
import { textsAt } from "../../values";

const S3 = "s3.amazonaws.com";

interface Destination {
  /** Path of the ARN in the notification. */
  readonly path: string;
  readonly type: string;
  readonly action: string;
  policy(store: StoreView, target: CloudObject): readonly PolicyStatement[];
  readonly allowedBy: string;
  /** Under which the service gives KMS the destination. Absent: it has no key. */
  readonly encryptionContext?: string;
}

const DESTINATIONS: readonly Destination[] = [
  {
    path: "topic.topic_arn",
    type: "aws_sns_topic",
    action: "SNS:Publish",
    policy: topicPolicy,
    allowedBy: "aws_sns_topic_policy",
    encryptionContext: "kms:EncryptionContext:aws:sns:topicArn",
  },
  {
    path: "queue.queue_arn",
    type: "aws_sqs_queue",
    action: "SQS:SendMessage",
    policy: queuePolicy,
    allowedBy: "aws_sqs_queue_policy",
    encryptionContext: "kms:EncryptionContext:aws:sqs:arn",
  },
  {
    path: "lambda_function.lambda_function_arn",
    type: "aws_lambda_function",
    action: "lambda:InvokeFunction",
    policy: permissions,
    allowedBy: "aws_lambda_permission",
  },
];

/** S3 sends a test to every destination before it takes a notification configuration. */
export const notificationDestination: Rule = {
  id: "notification-destination",
  source:
    "S3 user guide, event notifications: Unable to validate the following destination configurations (InvalidArgument)",
  types: ["aws_s3_bucket_notification"],
  operations: ["create", "update"],
  refuses(request) {
    const { planned } = request;
    if (planned === null) return undefined;
    for (const destination of DESTINATIONS) {
      for (const arn of textsAt(planned, destination.path)) {
        const problem = problemOf(request, planned, destination, arn);
        if (problem) return refusal(destination, arn, problem);
      }
    }
    return undefined;
  },
};

interface Problem {
  readonly what: string;
  readonly fix: string;
}

function problemOf(
  { store, context }: RuleRequest,
  planned: ObjectValue,
  destination: Destination,
  arn: string,
): Problem | undefined {
  const target = store.find(destination.type, "arn", arn);
  if (!target) return { what: "it does not exist", fix: `refer to the ${destination.type}` };
  const bucket = store.find("aws_s3_bucket", "bucket", at(planned, "bucket"));
  const source = {
    "aws:SourceArn": String(at(bucket?.attributes, "arn")),
    "aws:SourceAccount": bucket?.account ?? context.accountId ?? "",
    ...(destination.encryptionContext !== undefined && { [destination.encryptionContext]: arn }),
  };
  const ask = (action: string, resource: string) => [{ principal: S3, action, resource, context: source }];
  if (!allows(destination.policy(store, target), ask(destination.action, arn))) {
    return {
      what: `its policy does not let ${S3} do ${destination.action}`,
      fix: `allow it in ${destination.allowedBy}, and let the notification depend on that (depends_on)`,
    };
  }
  const key = keyNamed(store, at(target.attributes, "kms_master_key_id"));
  const keyArn = String(at(key?.attributes, "arn"));
  const needed = ["kms:GenerateDataKey", "kms:Decrypt"].flatMap((action) => ask(action, keyArn));
  if (!key || allows(keyPolicy(store, key), needed)) return undefined;
  return {
    what: `its key ${keyArn} does not let ${S3} use it`,
    fix: `allow kms:GenerateDataKey* and kms:Decrypt to ${S3} in the key's policy`,
  };
}

function refusal({ type, path }: Destination, arn: string, { what, fix }: Problem) {
  return {
    summary: "InvalidArgument",
    detail: `Unable to validate the following destination configurations: ${type} ${arn}: ${what}`,
    fix,
    path: [{ attribute: path.split(".")[0] ?? "" }],
  };
}

/** The permissions of a function are the statements of its policy. */
function permissions(store: StoreView, target: CloudObject): readonly PolicyStatement[] {
  const { arn = null, function_name: name = null } = target.attributes;
  return store
    .ofType("aws_lambda_permission")
    .filter(({ attributes }) => [arn, name].includes(attributes.function_name ?? null))
    .map(({ attributes }): PolicyStatement => {
      const [sourceArn] = textsAt(attributes, "source_arn");
      const [account] = textsAt(attributes, "source_account");
      const only = (operator: string, key: string, value: string | undefined) =>
        value === undefined ? [] : [{ operator, key, values: [value] }];
      return {
        sid: undefined,
        effect: "Allow",
        principals: textsAt(attributes, "principal").map((value) => ({ type: "Service", value })),
        notPrincipals: [],
        actions: textsAt(attributes, "action"),
        notActions: [],
        resources: [String(arn)],
        notResources: [],
        conditions: [
          ...only("ArnLike", "aws:SourceArn", sourceArn),
          ...only("StringEquals", "aws:SourceAccount", account),
        ],
      };
    });
}
