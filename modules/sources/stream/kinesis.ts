import type { StreamModel } from "../../../config/kinds/sources/stream";
import type { KinesisInput } from "../../../config/kinds/sources/stream-input";
import { keyForStream } from "../../data-services/kinesis-stream/policies";
import { keyArnOf } from "../../kms/key-arn";
import { allow, type Reader } from "./reader";

/** Prefix that Databricks puts before the names of consumers. Source: Databricks, "read_kinesis". */
const CONSUMER_PREFIX = "databricks_";

/** One Kinesis stream, read the way the source says. Source: Databricks, "Connect to Amazon Kinesis". */
export const kinesis: Reader<KinesisInput> = {
  options: ({ startAt, reading }) => ({ ...startOptions(startAt), ...readingOptions(reading) }),
  place: ({ stream }, read) => ({ streamName: read("data-services", "stream_names", stream) }),
  // It cannot register a consumer; that is done where the stream is made.
  statements({ reading }, { arn, key }, keyArn, place) {
    const streamKeyArn = keyArnOf(key, keyArn);
    return [
      allow("FindShards", ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:ListShards"], arn),
      reading.mode === "enhanced-fan-out"
        ? allow(
            "ReadAsConsumer",
            ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
            // A consumer's ARN ends with the time of its registration.
            `${arn}/consumer/${reading.consumer}:*`,
          )
        : allow("PollRecords", ["kinesis:GetRecords", "kinesis:GetShardIterator"], arn),
      ...(streamKeyArn === undefined
        ? []
        : [{ ...allow("DecryptRecords", "kms:Decrypt", streamKeyArn), Condition: keyForStream(place, arn) }]),
    ];
  },
};

function startOptions(startAt: StreamModel["startAt"]): Record<string, string> {
  switch (startAt.mode) {
    case "latest":
      return { initialPosition: "latest" };
    case "trim-horizon":
      return { initialPosition: "trim_horizon" };
    case "at-timestamp":
      return { initialPosition: JSON.stringify(atTimestamp(new Date(startAt.time))) };
  }
}

/** As the reader takes it: text, and the pattern that it is written in. */
function atTimestamp(time: Date): Readonly<Record<string, string>> {
  const [date = "", clock = ""] = time.toISOString().split("T");
  return { at_timestamp: `${date} ${clock.slice(0, 8)} UTC`, format: "yyyy-MM-dd HH:mm:ss ZZZ" };
}

function readingOptions(reading: StreamModel["reading"]): Record<string, string> {
  switch (reading.mode) {
    case "kafka":
      throw new Error("reading of a Kinesis stream is checked not to be that of Kafka");
    case "enhanced-fan-out":
      return {
        consumerMode: "efo",
        consumerName: reading.consumer.slice(CONSUMER_PREFIX.length),
        // The consumer is the stream's, and stays when the query ends.
        requireConsumerDeregistration: "false",
      };
    case "polling": {
      const { maxRecordsPerFetch, maxFetchRate } = reading;
      return {
        consumerMode: "polling",
        ...(maxRecordsPerFetch !== undefined && { maxRecordsPerFetch: String(maxRecordsPerFetch) }),
        ...(maxFetchRate !== undefined && { maxFetchRate: String(maxFetchRate) }),
      };
    }
  }
}
