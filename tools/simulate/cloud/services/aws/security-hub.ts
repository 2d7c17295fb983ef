import { PER_ACCOUNT } from "../../computed/aws-rows";
import { turnedOn } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Security Hub. */
export const securityHub: Service = {
  aws_securityhub_account: {
    computed: {
      ...PER_ACCOUNT,
      arn: "arn:{partition}:securityhub:{region}:{account}:hub/default",
      control_finding_generator: "SECURITY_CONTROL",
    },
    unique: [turnedOn("ResourceConflictException")],
    linkedRole: "securityhub",
  },
  aws_securityhub_standards_subscription: {
    computed: {
      id: (made) =>
        made.fill(
          `arn:{partition}:securityhub:{region}:{account}:subscription/${made
            .text("standards_arn")
            .split(/::?:?(?:standards|ruleset)\//)
            .at(-1)}`,
        ),
    },
  },
};
