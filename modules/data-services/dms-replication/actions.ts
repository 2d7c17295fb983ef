import { arn, ec2, inRegion, KEY_GRANTED, KEY_LOOKED_AT, linkedRole, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { KEY_USED } from "../key-use";
import { ceiling } from "./ceiling";

/** By ids that AWS gives. */
const ENDPOINT = arn("dms", "endpoint:*");
const CERTIFICATE = arn("dms", "cert:*");
const INSTANCE = arn("dms", "rep:*");
const CONFIG = arn("dms", "replication-config:{prefix}-*");
const TASK = arn("dms", "task:{prefix}-*");
const SUBNETS = arn("dms", "subgrp:{prefix}-*");
const SUBSCRIPTION = arn("dms", "es:{prefix}-*");

const TAGS = ["dms:AddTagsToResource", "dms:ListTagsForResource", "dms:RemoveTagsFromResource"];

/** DMS uses the key of its caller. Source: AWS DMS user guide, "Setting an encryption key and specifying AWS KMS permissions". */
const ENCRYPTED = [KEY_USED, KEY_LOOKED_AT, KEY_GRANTED];

/** Roles that write. */
const PASSED = passTo("dms.amazonaws.com");

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
        on(ENDPOINT, "dms:DeleteEndpoint", "dms:ModifyEndpoint", ...TAGS),
        // Asked of the endpoint, and of the certificate that it gets.
        on(CERTIFICATE, "dms:ModifyEndpoint"),
        PASSED,
        // Roles that read secrets, which DMS of the region takes.
        passTo("dms.{region}.amazonaws.com"),
        ...ENCRYPTED,
      ],
      aws_dms_replication_config: [
        inRegion("dms:CreateReplicationConfig", "dms:DescribeReplicationConfigs", "dms:DescribeReplications"),
        on(
          CONFIG,
          "dms:DeleteReplicationConfig",
          "dms:ModifyReplicationConfig",
          "dms:StartReplication",
          "dms:StopReplication",
          ...TAGS,
        ),
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
      aws_dms_event_subscription: [
        inRegion("dms:CreateEventSubscription", "dms:DescribeEventSubscriptions", "dms:ModifyEventSubscription"),
        on(SUBSCRIPTION, "dms:DeleteEventSubscription", ...TAGS),
      ],
    }),
  ],
  ceiling: { layer: "data-services", statements: ceiling },
};
