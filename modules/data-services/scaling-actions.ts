import { arn, inRegion, linkedRole, on, rows } from "../iam/deploy-row";
import { TABLES } from "./dynamodb-table/arns";

const CLUSTER = arn("kafka", "cluster/{prefix}-*/*");
/** Whatever SageMaker has of the environment: a role takes ten policies, which have no room for each sort of it. */
export const OF_SAGEMAKER = arn("sagemaker", "*/{prefix}-*");
/** Made by Application Auto Scaling in the name of the caller. */
const ALARM = arn("cloudwatch", "alarm:TargetTracking-*");

/** What Application Auto Scaling scales, whatever kind it is of. Source: its user guide, "Identity-based policy examples". */
export const SCALING_ROWS = rows(["data-services"], {
  aws_appautoscaling_policy: [
    inRegion(
      "application-autoscaling:DeleteScalingPolicy",
      "application-autoscaling:DescribeScalingPolicies",
      "application-autoscaling:PutScalingPolicy",
    ),
    on(CLUSTER, "kafka:DescribeCluster", "kafka:UpdateBrokerStorage"),
    on(TABLES, "dynamodb:DescribeTable", "dynamodb:UpdateTable"),
    on(
      OF_SAGEMAKER,
      "sagemaker:DescribeEndpoint",
      "sagemaker:DescribeEndpointConfig",
      "sagemaker:UpdateEndpointWeightsAndCapacities",
    ),
    on(ALARM, "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"),
  ],
  aws_appautoscaling_target: [
    inRegion(
      "application-autoscaling:DeregisterScalableTarget",
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:ListTagsForResource",
      "application-autoscaling:RegisterScalableTarget",
      "application-autoscaling:TagResource",
      "application-autoscaling:UntagResource",
    ),
    linkedRole(
      "kafka.application-autoscaling.amazonaws.com",
      "dynamodb.application-autoscaling.amazonaws.com",
      "sagemaker.application-autoscaling.amazonaws.com",
    ),
  ],
});
