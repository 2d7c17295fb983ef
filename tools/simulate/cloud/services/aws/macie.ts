import { PER_ACCOUNT } from "../../computed/aws-rows";
import { turnedOn } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon Macie. */
export const macie: Service = {
  aws_macie2_account: {
    computed: {
      ...PER_ACCOUNT,
      status: "ENABLED",
      finding_publishing_frequency: "FIFTEEN_MINUTES",
      service_role:
        "arn:{partition}:iam::{account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie",
      created_at: "{time}",
      updated_at: "{time}",
    },
    unique: [turnedOn("ConflictException")],
    linkedRole: "macie",
  },
};
