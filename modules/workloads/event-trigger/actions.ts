import { ROLES } from "../../../config/derive/purposes";
import { queueRows, scheduleRows } from "../../events/actions";
import { queueCeiling } from "../../events/policies";
import { arn, ec2, linkedRole, on, passTo, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { functionCeiling } from "./function-ceiling";

/** Everything that starts something, by its name. */
const OWN = `{prefix}-${ROLES.run("*")}`;
const CONNECTION = arn("events", `connection/${OWN}`);
/** EventBridge keeps what a connection signs in with, in the name of the caller. */
const CONNECTION_SECRET = arn("secretsmanager", `secret:events!connection/${OWN}`);
const FUNCTION = arn("lambda", `function:${OWN}`);
const DESTINATION = arn("events", `api-destination/${OWN}`);

/**
 * Connections, API destinations, functions, schedules and queues; rules stand with those of alarms. Source: service authorization
 * reference, "Amazon EventBridge" and "Amazon EventBridge Scheduler"; AWS managed policy AmazonEventBridgeFullAccess.
 */
export const EVENT_TRIGGER_ACTIONS: KindActions = {
  rows: [
    ...queueRows("operations", arn("sqs", `{queues:${ROLES.run("*")}}`)),
    ...scheduleRows("operations", OWN),
    ...rows(["operations"], {
      aws_lambda_function: [
        on(
          FUNCTION,
          "lambda:CreateFunction",
          "lambda:DeleteFunction",
          "lambda:DeleteFunctionConcurrency",
          "lambda:GetFunction",
          "lambda:GetFunctionCodeSigningConfig",
          "lambda:GetFunctionConcurrency",
          "lambda:ListTags",
          "lambda:ListVersionsByFunction",
          "lambda:PutFunctionConcurrency",
          "lambda:TagResource",
          "lambda:UntagResource",
          "lambda:UpdateFunctionCode",
          "lambda:UpdateFunctionConfiguration",
        ),
        // Lambda looks at the network in the name of the caller.
        ec2(),
        passTo("lambda.amazonaws.com"),
      ],
      aws_lambda_event_source_mapping: [
        when(
          { ArnLike: { "lambda:FunctionArn": FUNCTION } },
          on(
            "*",
            "lambda:CreateEventSourceMapping",
            "lambda:DeleteEventSourceMapping",
            "lambda:UpdateEventSourceMapping",
          ),
        ),
        on(
          arn("lambda", "event-source-mapping:*"),
          "lambda:GetEventSourceMapping",
          "lambda:ListTags",
          "lambda:TagResource",
          "lambda:UntagResource",
        ),
      ],
      aws_cloudwatch_event_connection: [
        on(
          CONNECTION,
          "events:CreateConnection",
          "events:DeleteConnection",
          "events:DescribeConnection",
          "events:UpdateConnection",
        ),
        on(
          CONNECTION_SECRET,
          "secretsmanager:CreateSecret",
          "secretsmanager:DeleteSecret",
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecret",
        ),
        linkedRole("apidestinations.events.amazonaws.com"),
      ],
      aws_cloudwatch_event_api_destination: [
        on(
          DESTINATION,
          "events:CreateApiDestination",
          "events:DeleteApiDestination",
          "events:DescribeApiDestination",
          "events:UpdateApiDestination",
        ),
        // Asked of the connection, too.
        on(CONNECTION, "events:CreateApiDestination"),
      ],
    }),
  ],
  ceiling: {
    layer: "operations",
    statements: (place) => {
      const { partition, accountId, region, prefix } = place;
      const events = (resource: string) => `arn:${partition}:events:${region}:${accountId}:${resource}`;
      return [
        ...queueCeiling(place),
        ...functionCeiling(place),
        {
          Sid: "CallDestinations",
          Effect: "Allow",
          Action: "events:InvokeApiDestination",
          Resource: events(`api-destination/${prefix}-*`),
        },
        {
          Sid: "PutEvents",
          Effect: "Allow",
          Action: "events:PutEvents",
          Resource: events("event-bus/default"),
          Condition: { StringLike: { "events:source": `${prefix}.*` } },
        },
      ];
    },
  },
};
