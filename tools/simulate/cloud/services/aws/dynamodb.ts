import { at } from "../../../schema/value";
import { named, setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon DynamoDB. */
export const dynamodb: Service = {
  aws_dynamodb_table: {
    computed: named("dynamodb", "table/{name}", {
      stream_label: (made) => streaming(made, "2026-01-15T12:00:00.000"),
      stream_arn: (made) => streaming(made, made.fill("{arn}/stream/{stream_label}")),
      stream_view_type: "",
      read_capacity: 0,
      write_capacity: 0,
    }),
    unique: [inPlace("ResourceInUseException", "name")],
    lookup: ["name"],
  },
  aws_dynamodb_resource_policy: { computed: { id: "{resource_arn}", revision_id: "{digits:13}" } },
  aws_dynamodb_kinesis_streaming_destination: { computed: setting("table_name", "stream_arn") },
};

function streaming(made: Made, text: string): string {
  return at(made.request.planned, "stream_enabled") === true ? text : "";
}
