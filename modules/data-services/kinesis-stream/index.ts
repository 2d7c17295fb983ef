import type { KinesisStreamModel } from "../../../config/kinds/data-services/kinesis-stream";
import type { Contributions } from "../../kinds/contribution";
import { KinesisStream } from "./kinesis-stream";

export const contributions: Contributions<KinesisStreamModel> = {
  "data-services"(scope, id, { entry: stream, tags, protection, read }) {
    if (stream.mode === "existing") return { stream_names: stream.name, stream_arns: stream.arn };
    const made = new KinesisStream(scope, id, {
      stream,
      kmsKeyArn: read("foundation", "kms_key_arns", "data"),
      tags,
      protection,
    });
    return { stream_names: made.streamName, stream_arns: made.streamArn };
  },
};
