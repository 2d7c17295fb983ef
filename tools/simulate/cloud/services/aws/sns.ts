import type { Made } from "../../computed/aws-template";
import { inside, TOPIC } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon SNS. */
export const sns: Service = {
  aws_sns_topic: {
    computed: {
      arn: "arn:{partition}:sns:{region}:{account}:{name}",
      id: "{arn}",
      owner: "{account}",
      name_prefix: "",
      beginning_archive_time: "",
      policy: (made) => ownerPolicy(made),
    },
    unique: [inPlace("InvalidParameter", "name")],
    policies: { policy: "resource" },
    lookup: ["name"],
  },
  aws_sns_topic_policy: {
    computed: { id: "{arn}", owner: "{account}" },
    references: { arn: inside(TOPIC) },
    unique: [wholeDocument("arn")],
    policies: { policy: "resource" },
    policyOf: { of: ["aws_sns_topic"], argument: "arn", by: ["arn"] },
  },
  aws_sns_topic_subscription: {
    computed: {
      arn: "{topic_arn}:{uuid}",
      id: "{arn}",
      owner_id: "{account}",
      // A person has to follow the link in the mail first.
      pending_confirmation: (made) => made.text("protocol").startsWith("email"),
      confirmation_was_authenticated: (made) => !made.text("protocol").startsWith("email"),
      filter_policy_scope: "",
    },
    references: { topic_arn: { ...TOPIC, goesWith: true, within: "anywhere" } },
  },
};

/** What SNS gives a topic that is made without a policy. */
function ownerPolicy(made: Made): string {
  const actions = ["GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic"];
  const statement = {
    Sid: "__default_statement_ID",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: [...actions, "Subscribe", "ListSubscriptionsByTopic", "Publish"].map((action) => `SNS:${action}`),
    Resource: made.text("arn"),
    Condition: { StringEquals: { "AWS:SourceOwner": made.text("account") } },
  };
  return JSON.stringify({ Version: "2008-10-17", Id: "__default_policy_ID", Statement: [statement] });
}
