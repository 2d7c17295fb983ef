import { byArn, setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { of, partOf } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

const STREAM = of("aws_kinesis_stream", "arn", { blocksDelete: "ResourceInUseException" });

/** Amazon Kinesis Data Streams. Source: its API reference, and the provider's documentation of the types. */
export const kinesis: Service = {
  aws_kinesis_stream: {
    computed: byArn("kinesis", "stream/{name}", { max_record_size_in_kib: 1024 }),
    unique: [inPlace("ResourceInUseException", "name")],
    lookup: ["name"],
  },
  aws_kinesis_stream_consumer: {
    computed: { arn: consumerArn, id: "{arn}", creation_timestamp: "{time}" },
    // DeleteStream with EnforceConsumerDeletion takes the consumers along.
    references: { stream_arn: { ...STREAM, goesIf: "enforce_consumer_deletion" } },
    unique: [inPlace("ResourceInUseException", "stream_arn", "name")],
    quota: { per: "stream_arn", limit: 20, summary: "LimitExceededException" },
  },
  aws_kinesis_resource_policy: {
    computed: setting("resource_arn"),
    references: {
      resource_arn: {
        ...partOf("aws_kinesis_stream", "arn"),
        targets: ["aws_kinesis_stream", "aws_kinesis_stream_consumer"],
      },
    },
    unique: [wholeDocument("resource_arn")],
    policies: { policy: "resource" },
  },
};

/** Ends with the second in which the consumer was registered. */
function consumerArn(made: Made): string {
  return made.fill(`{stream_arn}/consumer/{name}:${Math.floor(made.request.context.clock.now() / 1000)}`);
}
