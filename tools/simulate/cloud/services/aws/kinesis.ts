import { byArn, setting } from "../../computed/aws-rows";
import { of } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon Kinesis Data Streams. */
export const kinesis: Service = {
  aws_kinesis_stream: {
    computed: byArn("kinesis", "stream/{name}"),
    unique: [inPlace("ResourceInUseException", "name")],
    lookup: ["name"],
  },
  aws_kinesis_stream_consumer: {
    computed: {
      arn: "{stream_arn}/consumer/{name}:1768478400",
      id: "{arn}",
      creation_timestamp: "{time}",
    },
    references: { stream_arn: of("aws_kinesis_stream", "arn", { blocksDelete: "ResourceInUseException" }) },
  },
  aws_kinesis_resource_policy: {
    computed: setting("resource_arn"),
    unique: [wholeDocument("resource_arn")],
  },
};
