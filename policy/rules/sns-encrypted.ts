import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const snsEncrypted: Rule = {
  id: "sns-encrypted",
  description:
    "Every SNS topic is encrypted with a customer-managed key. The policy of the AWS managed key alias/aws/sns lets no AWS service in, so alarms and events sent to such a topic are lost.",
  check: ({ json }) =>
    resourcesOf(json, "aws_sns_topic").flatMap(({ address, args }) => {
      const key = args.kms_master_key_id;
      if (typeof key === "string" && key !== "" && !key.endsWith("alias/aws/sns")) return [];
      return {
        address,
        message: key ? "the topic uses the AWS managed key" : "the topic is not encrypted",
        fix: "set kms_master_key_id to a customer-managed key whose policy allows the services that publish",
      };
    }),
};
