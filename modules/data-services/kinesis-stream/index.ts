import type { KinesisStreamModel } from "../../../config/kinds/data-services/kinesis-stream";
import type { Contributions } from "../../kinds/contribution";
import { KinesisStreamAlarms } from "./alarms";
import { KinesisStream } from "./kinesis-stream";
import { endpointStatements, serviceKeyStatements } from "./policies";

export const contributions: Contributions<KinesisStreamModel> = {
  network: { endpointStatements: { "kinesis-streams": endpointStatements } },
  foundation: { serviceKeyStatements },
  "data-services"(scope, id, { entry: stream, place, tags, protection, serviceKeyArn }) {
    if (stream.mode === "existing") return { stream_names: stream.name, stream_arns: stream.arn };
    const kmsKeyArn = serviceKeyArn(stream.key);
    const made = new KinesisStream(scope, id, { stream, kmsKeyArn, place, tags, protection });
    return { stream_names: made.streamName, stream_arns: made.streamArn };
  },
  operations(scope, id, { entry: stream, alarmTopicArn }) {
    if (stream.mode === "create") new KinesisStreamAlarms(scope, id, { stream, topicArn: alarmTopicArn });
    return {};
  },
};
