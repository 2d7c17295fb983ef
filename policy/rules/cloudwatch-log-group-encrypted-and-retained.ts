import { resourcesOf } from "../../emitted/resources";
import type { Rule, Violation } from "../rule";

export const cloudwatchLogGroupEncryptedAndRetained: Rule = {
  id: "cloudwatch-log-group-encrypted-and-retained",
  description:
    "Every CloudWatch log group has a KMS key and a retention: without the latter its events are kept, and paid for, for ever.",
  check: ({ json }) =>
    resourcesOf(json, "aws_cloudwatch_log_group").flatMap(({ address, args }) => {
      const found: Violation[] = [];
      if (!args.kms_key_id) {
        found.push({ address, message: "the log group has no KMS key", fix: "set kms_key_id" });
      }
      // 0 is CloudWatch's word for ever.
      if (!args.retention_in_days) {
        found.push({ address, message: "the log group never expires its events", fix: "set retention_in_days" });
      }
      return found;
    }),
};
