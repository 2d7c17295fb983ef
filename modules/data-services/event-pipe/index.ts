import { Construct } from "constructs";
import type { EventPipeModel } from "../../../config/kinds/data-services/event-pipe";
import { alarmsOf, FAILED, watchedQueue } from "../../events/alarms";
import type { Contributions } from "../../kinds/contribution";
import { Pipe } from "./pipe";

export const contributions: Contributions<EventPipeModel> = {
  "data-services": (scope, id, { entry: pipe, place, tags, read, keyArn, serviceKeyArn }) => ({
    event_pipe_names: new Pipe(scope, id, {
      pipe,
      sourceArn:
        pipe.from.mode === "stream"
          ? read("data-services", "stream_arns", pipe.from.stream)
          : pipe.from.mode === "api"
            ? read("data-services", "api_queue_arns", pipe.from.api)
            : undefined,
      targetArn:
        pipe.to.mode === "stream"
          ? read("data-services", "stream_arns", pipe.to.stream)
          : read("data-services", "delivery_stream_arns", pipe.to.deliveryStream),
      keyArn,
      streamKeyArn: pipe.to.mode === "stream" ? serviceKeyArn(pipe.to.stream) : undefined,
      place,
      tags,
    }).pipeName,
  }),
  operations(parent, id, { entry: pipe, alarmTopicArn: topicArn }) {
    const scope = new Construct(parent, id);
    const { name, deadLetters } = pipe;
    // Source of the metrics: EventBridge user guide, "Logging and monitoring Amazon EventBridge Pipes".
    alarmsOf(
      scope,
      { name, about: `Pipe ${name}`, namespace: "AWS/EventBridge/Pipes", dimensions: { PipeName: name }, topicArn },
      {
        failures: {
          metric: "ExecutionFailed",
          statistic: "Sum",
          threshold: 0,
          means: "records cannot be read or written, again and again",
        },
        throttling: {
          metric: "ExecutionThrottled",
          statistic: "Sum",
          threshold: 0,
          means: "it is held back, because more pipes run at a time than the account may",
        },
      },
    );
    if (deadLetters !== undefined) {
      alarmsOf(scope, watchedQueue(deadLetters.queueName, topicArn), { depth: FAILED });
    }
    return {};
  },
};
