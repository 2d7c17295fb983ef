import { accessedBy, type CeilingPlace } from "../../iam/ceiling";
import { arn, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { writtenLogs } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { PUT } from "../firehose/policies";
import { kafkaStatements, provisioningCeiling } from "./policies";

const TAGS = ["iot:ListTagsForResource", "iot:TagResource", "iot:UntagResource"];
const POLICY = arn("iot", "policy/{prefix}-*");
const TEMPLATE = arn("iot", "provisioningtemplate/{prefix}-*");
/** Their names have no hyphens. */
const RULE = arn("iot", "rule/{underscoredPrefix}_*");
const GROUP = arn("iot", "thinggroup/{prefix}-*");
const TYPE = arn("iot", "thingtype/{prefix}-*");

/** Rules put messages into streams, whose ceiling the kinds of the streams have; here is what is left. */
const most = (place: CeilingPlace) => {
  const { partition, accountId, region, prefix } = place;
  return [
    ...deliveredFiles(place),
    {
      Sid: "PutIntoDeliveryStreams",
      Effect: "Allow" as const,
      Action: PUT,
      Resource: `arn:${partition}:firehose:${region}:${accountId}:deliverystream/${prefix}-*`,
    },
    writtenLogs(place),
    ...provisioningCeiling(prefix, place),
    ...kafkaStatements(accessedBy(place, "read-password"), place.dataKeyArn, place),
  ];
};

/** Rules, and what devices are and may do. Source: service authorization reference, "AWS IoT". */
export const IOT_CORE_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_iot_policy: [
      on(
        POLICY,
        "iot:CreatePolicy",
        "iot:CreatePolicyVersion",
        "iot:DeletePolicy",
        "iot:DeletePolicyVersion",
        "iot:GetPolicy",
        "iot:ListPolicyVersions",
        ...TAGS,
      ),
    ],
    aws_iot_policy_attachment: [
      on(GROUP, "iot:AttachPolicy", "iot:DetachPolicy"),
      inRegion("iot:ListAttachedPolicies"),
    ],
    aws_iot_provisioning_template: [
      on(
        TEMPLATE,
        "iot:CreateProvisioningTemplate",
        "iot:CreateProvisioningTemplateVersion",
        "iot:DeleteProvisioningTemplate",
        "iot:DeleteProvisioningTemplateVersion",
        "iot:DescribeProvisioningTemplate",
        "iot:DescribeProvisioningTemplateVersion",
        "iot:ListProvisioningTemplateVersions",
        "iot:UpdateProvisioningTemplate",
        ...TAGS,
      ),
      passTo("iot.amazonaws.com"),
    ],
    aws_iot_thing_group: [
      on(
        GROUP,
        "iot:CreateThingGroup",
        "iot:DeleteThingGroup",
        "iot:DescribeThingGroup",
        "iot:UpdateThingGroup",
        ...TAGS,
      ),
    ],
    aws_iot_thing_type: [
      on(
        TYPE,
        "iot:CreateThingType",
        "iot:DeleteThingType",
        "iot:DeprecateThingType",
        "iot:DescribeThingType",
        "iot:UpdateThingType",
        ...TAGS,
      ),
    ],
    aws_iot_topic_rule: [
      on(RULE, "iot:CreateTopicRule", "iot:DeleteTopicRule", "iot:GetTopicRule", "iot:ReplaceTopicRule", ...TAGS),
      passTo("iot.amazonaws.com"),
    ],
    // Their ids are AWS's, and have no name in them.
    aws_iot_topic_rule_destination: [
      inRegion(
        "iot:CreateTopicRuleDestination",
        "iot:DeleteTopicRuleDestination",
        "iot:GetTopicRuleDestination",
        "iot:UpdateTopicRuleDestination",
      ),
      passTo("iot.amazonaws.com"),
    ],
    "data.aws_iot_endpoint": [inRegion("iot:DescribeEndpoint")],
  }),
  ceiling: { layer: "data-services", statements: most },
};
