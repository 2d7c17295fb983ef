import { EVENT_ROWS } from "../../events/actions";
import { arn, inRegion, KEY_LOOKED_AT, linkedRole, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

const BUS = arn("events", "event-bus/{prefix}-*");
const DEFAULT_BUS = arn("events", "event-bus/default");
const ARCHIVE = arn("events", "archive/{prefix}-*");
/** AWS names a discoverer after its bus, and makes a rule for it in the name of the caller. */
const DISCOVERER = [
  arn("schemas", "discoverer/events-event-bus-{prefix}-*"),
  arn("schemas", "discoverer/events-event-bus-default"),
];
const DISCOVERING_RULE = arn("events", "rule/*Schemas-*");

/** Buses. Source: service authorization reference, "Amazon EventBridge" and "Amazon EventBridge Schemas". */
export const EVENT_BUS_ACTIONS: KindActions = {
  rows: [
    ...EVENT_ROWS,
    ...rows(["data-services"], {
      aws_cloudwatch_event_bus: [
        on(
          BUS,
          "events:CreateEventBus",
          "events:DeleteEventBus",
          "events:DescribeEventBus",
          "events:ListTagsForResource",
          "events:TagResource",
          "events:UntagResource",
          "events:UpdateEventBus",
        ),
        KEY_LOOKED_AT,
      ],
      aws_cloudwatch_event_bus_policy: [
        // AWS knows nothing narrower for these.
        inRegion("events:PutPermission", "events:RemovePermission"),
        on(BUS, "events:DescribeEventBus"),
        on(DEFAULT_BUS, "events:DescribeEventBus"),
      ],
      aws_cloudwatch_event_archive: [
        on(ARCHIVE, "events:CreateArchive", "events:DeleteArchive", "events:DescribeArchive", "events:UpdateArchive"),
        // Asked of the bus, too.
        on(BUS, "events:CreateArchive"),
        on(DEFAULT_BUS, "events:CreateArchive"),
        KEY_LOOKED_AT,
      ],
      aws_schemas_discoverer: [
        inRegion("schemas:CreateDiscoverer"),
        on(
          DISCOVERER,
          "schemas:DeleteDiscoverer",
          "schemas:DescribeDiscoverer",
          "schemas:ListTagsForResource",
          "schemas:TagResource",
          "schemas:UntagResource",
          "schemas:UpdateDiscoverer",
        ),
        on(
          DISCOVERING_RULE,
          "events:DeleteRule",
          "events:DisableRule",
          "events:EnableRule",
          "events:ListTargetsByRule",
          "events:PutRule",
          "events:PutTargets",
          "events:RemoveTargets",
        ),
        linkedRole("schemas.amazonaws.com"),
      ],
    }),
  ],
};
