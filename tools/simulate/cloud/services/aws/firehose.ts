import { at } from "../../../schema/value";
import { byArn } from "../../computed/aws-rows";
import { bucketInArn, folder } from "../../effects/buckets";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf } from "../../values";
import type { Service } from "../service";

/** Amazon Data Firehose. */
export const firehose: Service = {
  aws_kinesis_firehose_delivery_stream: {
    computed: byArn("firehose", "deliverystream/{name}", {
      destination_id: "destinationId-000000000001",
      version_id: "1",
    }),
    references: { "kinesis_source_configuration.kinesis_stream_arn": of("aws_kinesis_stream", "arn") },
    unique: [inPlace("ResourceInUseException", "name")],
    trusts: { path: "extended_s3_configuration.role_arn", service: "firehose", summary: "InvalidArgumentException" },
    delivers: {
      bucket: (stream) => bucketInArn(at(blockOf(stream, "extended_s3_configuration"), "bucket_arn")),
      key: (stream) => folder(at(blockOf(stream, "extended_s3_configuration"), "prefix")),
    },
  },
};
