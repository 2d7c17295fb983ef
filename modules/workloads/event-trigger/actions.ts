import { ROLES } from "../../../config/derive/purposes";
import { queueRows, scheduleRows } from "../../events/actions";
import { queueCeiling } from "../../events/policies";
import { arn, linkedRole, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

/** Everything that starts something, by its name. */
const OWN = `{prefix}-${ROLES.run("*")}`;
const CONNECTION = arn("events", `connection/${OWN}`);
/** EventBridge keeps what a connection signs in with, in the name of the caller. */
const CONNECTION_SECRET = arn("secretsmanager", `secret:events!connection/${OWN}`);
const DESTINATION = arn("events", `api-destination/${OWN}`);

/**
 * Connections, API destinations, schedules and queues; rules stand with those of alarms. Source: service authorization
 * reference, "Amazon EventBridge" and "Amazon EventBridge Scheduler"; AWS managed policy AmazonEventBridgeFullAccess.
 */
export const EVENT_TRIGGER_ACTIONS: KindActions = {
  rows: [
    ...queueRows("operations", arn("sqs", OWN)),
    ...scheduleRows("operations", OWN),
    ...rows(["operations"], {
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
