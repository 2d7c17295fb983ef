import { inRegion, rows } from "../iam/deploy-row";

const TAGS = "config:ListTagsForResource";

/** CloudTrail and AWS Config. */
export const AUDIT_ROWS = rows(["foundation"], {
  aws_cloudtrail: [
    inRegion(
      "cloudtrail:DescribeTrails",
      "cloudtrail:GetEventSelectors",
      "cloudtrail:GetInsightSelectors",
      "cloudtrail:GetTrailStatus",
      "cloudtrail:ListTags",
    ),
  ],
  aws_config_aggregate_authorization: [inRegion("config:DescribeAggregationAuthorizations", TAGS)],
  aws_config_config_rule: [inRegion("config:DescribeConfigRules", TAGS)],
  aws_config_configuration_aggregator: [inRegion("config:DescribeConfigurationAggregators", TAGS)],
  aws_config_configuration_recorder: [inRegion("config:DescribeConfigurationRecorders", TAGS)],
  aws_config_configuration_recorder_status: [
    inRegion("config:DescribeConfigurationRecorderStatus", "config:DescribeConfigurationRecorders"),
  ],
  aws_config_conformance_pack: [inRegion("config:DescribeConformancePackStatus", "config:DescribeConformancePacks")],
  aws_config_delivery_channel: [inRegion("config:DescribeDeliveryChannels")],
});
