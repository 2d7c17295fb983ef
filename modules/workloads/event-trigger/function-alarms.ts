import type { Construct } from "constructs";
import type { TriggerFunction } from "../../../config/kinds/workloads/trigger-function";
import { alarmsOf, never, watchedQueue } from "../../events/alarms";

/** Seconds that an event may wait before somebody should look. */
const WAITS_SECONDS = 3600;

/** Alarms of a function and its queue. Source of the metrics: AWS Lambda developer guide, "Types of metrics". */
export function functionAlarms(
  scope: Construct,
  name: string,
  { starts }: Pick<TriggerFunction, "starts">,
  topicArn: string,
): void {
  alarmsOf(
    scope,
    {
      name: `${name}-function`,
      about: `Function ${name}`,
      namespace: "AWS/Lambda",
      dimensions: { FunctionName: name },
      topicArn,
    },
    {
      errors: never("Errors", "a start has failed and is tried again; the log says why"),
      throttles: never("Throttles", "a start had to wait, because the account has no functions left"),
    },
  );
  alarmsOf(scope, watchedQueue(starts.queueName, topicArn), {
    waits: {
      metric: "ApproximateAgeOfOldestMessage",
      statistic: "Maximum",
      threshold: WAITS_SECONDS,
      means: "an event has waited for an hour to start its job",
    },
  });
}
