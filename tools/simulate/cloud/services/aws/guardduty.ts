import { setting } from "../../computed/aws-rows";
import { partOf } from "../../references/aws-targets";
import { turnedOn } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon GuardDuty. */
export const guardduty: Service = {
  aws_guardduty_detector: {
    computed: {
      id: "{hex:32}",
      arn: "arn:{partition}:guardduty:{region}:{account}:detector/{id}",
      account_id: "{account}",
      finding_publishing_frequency: "SIX_HOURS",
    },
    unique: [turnedOn("BadRequestException")],
    linkedRole: "guardduty",
  },
  aws_guardduty_detector_feature: {
    computed: setting("detector_id", "name"),
    references: { detector_id: partOf("aws_guardduty_detector", "id") },
  },
};
