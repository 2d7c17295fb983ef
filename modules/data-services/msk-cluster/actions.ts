import { arn, ec2, inRegion, KEY_GRANTED, KEY_LOOKED_AT, linkedRole, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { LOG_DELIVERY } from "../../network/actions/log-delivery";
import { SCALING_ROWS } from "../scaling-actions";

/** Name, and an id that AWS adds. */
const CLUSTER = arn("kafka", "cluster/{prefix}-*/*");
const CONFIGURATION = arn("kafka", "configuration/{prefix}-*/*");
/** By ids that AWS gives. */
const CONNECTION = arn("kafka", "vpc-connection/*");
const TAGS = ["kafka:ListTagsForResource", "kafka:TagResource", "kafka:UntagResource"];

/** MSK makes its endpoints in the VPC with the rights of the caller. */
const ENDPOINTS = ec2("CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint");

/** Clusters with what belongs to them. Source: service authorization reference, "Amazon Managed Streaming for Apache Kafka". */
export const MSK_CLUSTER_ACTIONS: KindActions = {
  rows: [
    ...SCALING_ROWS,
    ...rows(["data-services"], {
      aws_msk_cluster: [
        // AWS knows nothing narrower for these.
        inRegion("kafka:DescribeClusterOperation", "kafka:GetBootstrapBrokers", ...LOG_DELIVERY),
        on(
          CLUSTER,
          "kafka:CreateCluster",
          "kafka:CreateClusterV2",
          "kafka:DeleteCluster",
          "kafka:DescribeCluster",
          "kafka:DescribeClusterV2",
          "kafka:UpdateBrokerCount",
          "kafka:UpdateBrokerStorage",
          "kafka:UpdateBrokerType",
          "kafka:UpdateClusterConfiguration",
          "kafka:UpdateClusterKafkaVersion",
          "kafka:UpdateConnectivity",
          "kafka:UpdateMonitoring",
          "kafka:UpdateSecurity",
          "kafka:UpdateStorage",
          ...TAGS,
        ),
        ec2(),
        KEY_LOOKED_AT,
        KEY_GRANTED,
        linkedRole("kafka.amazonaws.com"),
      ],
      aws_msk_cluster_policy: [
        on(CLUSTER, "kafka:DeleteClusterPolicy", "kafka:GetClusterPolicy", "kafka:PutClusterPolicy"),
      ],
      aws_msk_configuration: [
        on(
          CONFIGURATION,
          "kafka:CreateConfiguration",
          "kafka:DeleteConfiguration",
          "kafka:DescribeConfiguration",
          "kafka:DescribeConfigurationRevision",
          "kafka:UpdateConfiguration",
        ),
      ],
      aws_msk_scram_secret_association: [
        on(CLUSTER, "kafka:BatchAssociateScramSecret", "kafka:BatchDisassociateScramSecret", "kafka:ListScramSecrets"),
        KEY_GRANTED,
      ],
      aws_msk_serverless_cluster: [
        inRegion("kafka:GetBootstrapBrokers"),
        on(CLUSTER, "kafka:CreateClusterV2", "kafka:DeleteCluster", "kafka:DescribeClusterV2", ...TAGS),
        ENDPOINTS,
        linkedRole("kafka.amazonaws.com"),
      ],
      aws_msk_vpc_connection: [
        // To a cluster of any account, which lets this one in.
        inRegion("kafka:CreateVpcConnection"),
        on(
          CONNECTION,
          "kafka:DeleteVpcConnection",
          "kafka:DescribeVpcConnection",
          "kafka:TagResource",
          "kafka:UntagResource",
        ),
        ENDPOINTS,
      ],
      "data.aws_msk_bootstrap_brokers": [inRegion("kafka:GetBootstrapBrokers")],
    }),
  ],
};
