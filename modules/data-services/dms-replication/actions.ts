import { arn, ec2, inRegion, KEY_GRANTED, KEY_LOOKED_AT, linkedRole, on, ROLE, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { ceiling } from "./ceiling";

/** By ids that AWS gives. */
const ENDPOINT = arn("dms", "endpoint:*");
const CERTIFICATE = arn("dms", "cert:*");
const INSTANCE = arn("dms", "rep:*");
const CONFIG = arn("dms", "replication-config:{prefix}-*");
const TASK = arn("dms", "task:{prefix}-*");
const SUBNETS = arn("dms", "subgrp:{prefix}-*");
const SUBSCRIPTION = arn("dms", "es:{prefix}-*");
const RULE = arn("events", "rule/{prefix}-*-stopped");
/** One that is there already has any name. */
const SECRET = arn("secretsmanager", "secret:*");
const KEY = arn("kms", "key/*", "*");

const TAGS = ["dms:AddTagsToResource", "dms:ListTagsForResource", "dms:RemoveTagsFromResource"];

/** DMS uses the key of its caller. Source: AWS DMS user guide, "Setting an encryption key and specifying AWS KMS permissions". */
const ENCRYPTED = [
  when(
    { StringEquals: { "kms:ViaService": "dms.{region}.amazonaws.com" } },
    on(KEY, "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"),
  ),
  KEY_LOOKED_AT,
  KEY_GRANTED,
];

/** Roles that write, and roles that read secrets, which DMS of the region takes. */
const PASSED = when(
  { StringEquals: { "iam:PassedToService": ["dms.amazonaws.com", "dms.{region}.amazonaws.com"] } },
  on(ROLE, "iam:PassRole"),
);

/** Replications with their endpoints. Source: service authorization reference, "AWS Database Migration Service". */
export const DMS_REPLICATION_ACTIONS: KindActions = {
  rows: [
    ...rows(["data-services"], {
      aws_dms_certificate: [
        inRegion("dms:DescribeCertificates", "dms:ImportCertificate"),
        on(CERTIFICATE, "dms:DeleteCertificate", ...TAGS),
      ],
      aws_dms_endpoint: [
        inRegion("dms:CreateEndpoint", "dms:DescribeEndpoints"),
        on([ENDPOINT, CERTIFICATE], "dms:ModifyEndpoint"),
        on(ENDPOINT, "dms:DeleteEndpoint", ...TAGS),
        on(SECRET, "secretsmanager:DescribeSecret"),
        PASSED,
        ...ENCRYPTED,
      ],
      aws_dms_replication_config: [
        inRegion("dms:CreateReplicationConfig", "dms:DescribeReplicationConfigs", "dms:DescribeReplications"),
        on([CONFIG, ENDPOINT], "dms:ModifyReplicationConfig"),
        on(CONFIG, "dms:DeleteReplicationConfig", "dms:StartReplication", "dms:StopReplication", ...TAGS),
        ec2(),
        linkedRole("dms.amazonaws.com"),
        ...ENCRYPTED,
      ],
      aws_dms_replication_instance: [
        inRegion("dms:CreateReplicationInstance", "dms:DescribeReplicationInstances"),
        on(INSTANCE, "dms:DeleteReplicationInstance", "dms:ModifyReplicationInstance", ...TAGS),
        ec2(),
        ...ENCRYPTED,
      ],
      aws_dms_replication_subnet_group: [
        inRegion(
          "dms:CreateReplicationSubnetGroup",
          "dms:DescribeReplicationSubnetGroups",
          "dms:ModifyReplicationSubnetGroup",
        ),
        on(SUBNETS, "dms:DeleteReplicationSubnetGroup", ...TAGS),
        ec2(),
      ],
      aws_dms_replication_task: [
        inRegion("dms:CreateReplicationTask", "dms:DescribeReplicationTasks"),
        on(
          TASK,
          "dms:DeleteReplicationTask",
          "dms:ModifyReplicationTask",
          "dms:StartReplicationTask",
          "dms:StopReplicationTask",
          ...TAGS,
        ),
      ],
      aws_dms_s3_endpoint: [
        inRegion("dms:CreateEndpoint", "dms:DescribeEndpoints"),
        on(ENDPOINT, "dms:DeleteEndpoint", "dms:ModifyEndpoint", ...TAGS),
        PASSED,
        ...ENCRYPTED,
      ],
    }),
    ...rows(["operations"], {
      aws_cloudwatch_event_rule: [
        on(
          RULE,
          "events:DeleteRule",
          "events:DescribeRule",
          "events:DisableRule",
          "events:EnableRule",
          "events:ListTagsForResource",
          "events:PutRule",
          "events:TagResource",
          "events:UntagResource",
        ),
      ],
      aws_cloudwatch_event_target: [on(RULE, "events:ListTargetsByRule", "events:PutTargets", "events:RemoveTargets")],
      aws_dms_event_subscription: [
        inRegion("dms:CreateEventSubscription", "dms:DescribeEventSubscriptions", "dms:ModifyEventSubscription"),
        on(SUBSCRIPTION, "dms:DeleteEventSubscription", ...TAGS),
      ],
    }),
  ],
  ceiling: { layer: "data-services", statements: ceiling },
};
