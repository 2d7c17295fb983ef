import type { StreamModel } from "../../../config/kinds/sources/stream";
import type { KafkaInput } from "../../../config/kinds/sources/stream-input";
import { iamArn } from "../../data-services/msk-cluster/policies";
import { allow, type Reader } from "./reader";

/** Topics of one cluster. Sources: Databricks, "Kafka authentication" and "Connect to Apache Kafka"; Amazon MSK, "IAM access control". */
export const kafka: Reader<KafkaInput> = {
  options({ startAt, reading }, { group }) {
    const { topics, maxRecordsPerStep, minPartitions, failOnDataLoss } = ofKafka(reading);
    return {
      subscribe: [...topics].sort().join(","),
      groupIdPrefix: group,
      failOnDataLoss: String(failOnDataLoss),
      ...startOptions(startAt),
      ...(maxRecordsPerStep !== undefined && { maxOffsetsPerTrigger: String(maxRecordsPerStep) }),
      ...(minPartitions !== undefined && { minPartitions: String(minPartitions) }),
    };
  },
  place: ({ stream }, read) => ({ brokers: read("data-services", "kafka_brokers", stream) }),
  statements: ({ reading }, input) => [
    allow("Connect", "kafka-cluster:Connect", iamArn(input, "cluster")),
    allow(
      "ReadTopics",
      ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"],
      [...ofKafka(reading).topics].sort().map((topic) => iamArn(input, "topic", topic)),
    ),
    allow(
      "OwnGroups",
      ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
      // Spark adds an id of its own.
      iamArn(input, "group", `${input.group}-*`),
    ),
  ],
};

function ofKafka(reading: StreamModel["reading"]) {
  if (reading.mode !== "kafka") throw new Error("reading of a Kafka cluster is checked to be that of Kafka");
  return reading;
}

function startOptions(startAt: StreamModel["startAt"]): Record<string, string> {
  switch (startAt.mode) {
    case "latest":
      return { startingOffsets: "latest" };
    case "trim-horizon":
      return { startingOffsets: "earliest" };
    case "at-timestamp":
      return {
        startingTimestamp: String(Date.parse(startAt.time)),
        // A partition without a record since then is read from its end on.
        startingOffsetsByTimestampStrategy: "latest",
      };
  }
}
