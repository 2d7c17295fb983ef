import { named, setting } from "../../computed/aws-rows";
import { writtenOnceMore } from "../../effects/aws-log-groups";
import { inside, LOG_GROUP } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** CloudWatch Logs. */
export const logs: Service = {
  aws_cloudwatch_log_group: {
    computed: named("logs", "log-group:{name}", {
      name_prefix: "",
      log_group_class: "STANDARD",
      deletion_protection_enabled: false,
    }),
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
    lookup: ["name"],
    effects: { deleted: writtenOnceMore },
  },
  aws_cloudwatch_log_stream: {
    importedBy: [["log_group_name", "name"], ":"],
    computed: named("logs", "log-group:{log_group_name}:log-stream:{name}"),
    references: { log_group_name: inside(LOG_GROUP) },
  },
  aws_cloudwatch_log_anomaly_detector: {
    computed: { arn: "arn:{partition}:logs:{region}:{account}:anomaly-detector:{uuid}" },
  },
  aws_cloudwatch_log_metric_filter: {
    computed: setting("name"),
    references: { log_group_name: inside(LOG_GROUP) },
  },
  aws_cloudwatch_log_subscription_filter: {
    computed: { id: "cwlsf-{digits:10}" },
    references: { log_group_name: inside(LOG_GROUP) },
    quota: { per: "log_group_name", limit: 2, summary: "LimitExceededException" },
  },
  aws_cloudwatch_log_resource_policy: {
    computed: setting("policy_name"),
    quota: { limit: 10, summary: "LimitExceededException" },
    policies: { policy_document: "resource" },
  },
};
