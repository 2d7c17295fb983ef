import { at } from "../../../schema/value";
import { byArn } from "../../computed/aws-rows";
import { folder } from "../../effects/buckets";
import { ANY_BUCKET, LOG_GROUP_ARN, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { textOf } from "../../values";
import type { Service } from "../service";

/** AWS CloudTrail. */
export const cloudtrail: Service = {
  aws_cloudtrail: {
    computed: byArn("cloudtrail", "trail/{name}", { home_region: "{region}", sns_topic_arn: "" }),
    references: {
      s3_bucket_name: ANY_BUCKET,
      cloud_watch_logs_group_arn: LOG_GROUP_ARN,
      cloud_watch_logs_role_arn: ROLE_ARN,
    },
    unique: [inPlace("TrailAlreadyExistsException", "name")],
    quota: { limit: 5, summary: "MaximumNumberOfTrailsExceededException" },
    delivers: {
      bucket: (trail) => textOf(at(trail, "s3_bucket_name")),
      key: (trail, account) => `${folder(at(trail, "s3_key_prefix"))}AWSLogs/${account}/CloudTrail/`,
    },
  },
};
