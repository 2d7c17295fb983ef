import { ACCOUNT, arn } from "../common";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Who publishes an event: `aws.s3`, `acme.shop`. Source: EventBridge API, PutEventsRequestEntry. */
export const eventSource = named(
  { one: "source of events", many: "sources of events" },
  formed(
    /^[A-Za-z0-9][\w./-]{0,255}$/,
    "is not a source of events",
    "write it as aws.s3 or acme.shop: letters, digits and . / _ -",
  ),
);

/** A value in an event. */
export const eventValue = named({ one: "text", many: "texts" }, textOf({ least: 1, most: 256 }, oneLine, notPadded));

/** A value in an event, of which a part may be anything. Source: EventBridge user guide, "Wildcard matching". */
export const eventWildcard = named(
  { one: "text with wildcards", many: "texts with wildcards" },
  textOf(
    { most: 256 },
    oneLine,
    notPadded,
    form(
      /^(?!.*\*\*)(?=.*\*)(?!.*\\).+$/,
      "has no single *, which stands for any text",
      "write it as orders/*.csv, with each * apart from the next",
    ),
  ),
);

/** Where a value is in an event or record: `order.state`. */
export const eventField = named(
  { one: "field of an event", many: "fields of events" },
  formed(
    /^[A-Za-z_][\w-]{0,99}(\.[A-Za-z_][\w-]{0,99}){0,9}$/,
    "is not a field of an event",
    "write it as order.state: names of letters, digits, _ and -, with dots between them",
  ),
);

/** Queue of SQS; a FIFO queue cannot be told apart by AWS services that need the order. */
export const queueArn = named(
  { one: "ARN of a queue", many: "ARNs of queues" },
  arn("an SQS queue", "sqs:[a-z0-9-]+:#:[\\w-]{1,75}(\\.fifo|[\\w-]{0,5})", "arn:aws:sqs:eu-west-1:123456789012:name"),
);

/** Stream of the changes of a table of DynamoDB. */
export const tableStreamArn = named(
  { one: "ARN of a table's stream", many: "ARNs of tables' streams" },
  formed(
    new RegExp(
      `^arn:aws(-us-gov)?:dynamodb:[a-z0-9-]+:${ACCOUNT}:table/[\\w.-]{3,255}/stream/\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,15}$`,
    ),
    "is not the ARN of a DynamoDB stream",
    "copy the table's latest stream ARN: arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<time>",
  ),
);
