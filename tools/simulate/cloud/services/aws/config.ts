import { at } from "../../../schema/value";
import { named, setting } from "../../computed/aws-rows";
import { folder } from "../../effects/buckets";
import { ANY_BUCKET, partOf, ROLE_ARN } from "../../references/aws-targets";
import { CONFLICTING_OWNERS, inPlace, turnedOn } from "../../uniques/aws";
import { textOf } from "../../values";
import type { Service } from "../service";

/** AWS Config. */
export const config: Service = {
  aws_config_aggregate_authorization: {
    computed: named(
      "config",
      "aggregation-authorization/{account_id}/{authorized_aws_region}",
      {},
      "{account_id}:{authorized_aws_region}",
    ),
    // Putting one again changes the one that is there: two resources would write over each other.
    unique: [inPlace(CONFLICTING_OWNERS, "account_id", "authorized_aws_region")],
  },
  aws_config_configuration_aggregator: {
    computed: named("config", "config-aggregator/config-aggregator-{base36:8}"),
    references: { "organization_aggregation_source.role_arn": ROLE_ARN },
    unique: [inPlace(CONFLICTING_OWNERS, "name")],
    trusts: { path: "organization_aggregation_source.role_arn", service: "config", summary: "InvalidRoleException" },
  },
  aws_config_configuration_recorder: {
    computed: { id: "{name|default}" },
    unique: [turnedOn("MaxNumberOfConfigurationRecordersExceededException")],
    trusts: { path: "role_arn", service: "config", summary: "InvalidRoleException" },
  },
  aws_config_configuration_recorder_status: {
    computed: setting("name"),
    references: { name: partOf("aws_config_configuration_recorder", "name") },
  },
  aws_config_delivery_channel: {
    computed: { id: "{name|default}" },
    references: { s3_bucket_name: ANY_BUCKET },
    unique: [turnedOn("MaxNumberOfDeliveryChannelsExceededException")],
    delivers: {
      bucket: (channel) => textOf(at(channel, "s3_bucket_name")),
      key: (channel, account) =>
        `${folder(at(channel, "s3_key_prefix"))}AWSLogs/${account}/Config/ConfigWritabilityCheckFile`,
    },
  },
  aws_config_config_rule: {
    computed: named("config", "config-rule/{rule_id}", {
      rule_id: "config-rule-{base36:6}",
      arn: "arn:{partition}:config:{region}:{account}:config-rule/{rule_id}",
    }),
  },
  aws_config_conformance_pack: { computed: named("config", "conformance-pack/{name}/conformance-pack-{base36:9}") },
};
