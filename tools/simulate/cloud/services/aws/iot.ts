import { named } from "../../computed/aws-rows";
import { REGION_SETTING } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS IoT Core. */
export const iot: Service = {
  aws_iot_topic_rule: { computed: named("iot", "rule/{name}") },
  aws_iot_thing_type: { computed: named("iot", "thingtype/{name}") },
  aws_iot_policy: { computed: named("iot", "policy/{name}", { default_version_id: "1" }) },
  aws_iot_logging_options: { unique: [REGION_SETTING] },
};
