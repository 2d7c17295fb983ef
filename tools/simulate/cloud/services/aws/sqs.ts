import { setting } from "../../computed/aws-rows";
import { partOf } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon SQS. */
export const sqs: Service = {
  aws_sqs_queue: {
    computed: {
      url: "https://sqs.{region}.{suffix}/{account}/{name}",
      id: "{url}",
      arn: "arn:{partition}:sqs:{region}:{account}:{name}",
      name_prefix: "",
      policy: "",
      kms_data_key_reuse_period_seconds: 300,
      sqs_managed_sse_enabled: (made) => made.text("kms_master_key_id") === "",
    },
    unique: [inPlace("QueueNameExists", "name")],
    policies: { policy: "resource" },
    lookup: ["name"],
  },
  aws_sqs_queue_policy: {
    computed: setting("queue_url"),
    references: { queue_url: partOf("aws_sqs_queue", "url", { missing: "AWS.SimpleQueueService.NonExistentQueue" }) },
    unique: [wholeDocument("queue_url")],
    policies: { policy: "resource" },
    policyOf: { of: ["aws_sqs_queue"], argument: "queue_url", by: ["url"] },
  },
};
