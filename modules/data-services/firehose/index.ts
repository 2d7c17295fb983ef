import type { FirehoseModel } from "../../../config/kinds/data-services/firehose";
import type { Contributions } from "../../kinds/contribution";
import { FirehoseAlarms } from "./alarms";
import { DeliveryStream } from "./delivery-stream";

export const contributions: Contributions<FirehoseModel> = {
  "data-services"(scope, id, { entry, place, tags, protection, read, keyArn, serviceKeyArn }) {
    const made = new DeliveryStream(scope, id, {
      entry,
      streamArn: entry.stream && read("data-services", "stream_arns", entry.stream.service),
      keyArn,
      serviceKeyArn,
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      protection,
    });
    return { delivery_stream_names: made.streamName, delivery_stream_arns: made.streamArn };
  },
  operations(scope, id, { entry, alarmTopicArn }) {
    new FirehoseAlarms(scope, id, { entry, topicArn: alarmTopicArn });
    return {};
  },
};
