import { arn, KEY_LOOKED_AT, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { KEY_USED } from "../key-use";
import { containerCeiling, credentialCeiling } from "../sagemaker-model-group/access";
import { OF_SAGEMAKER } from "../scaling-actions";

const TAGS = ["sagemaker:AddTags", "sagemaker:DeleteTags", "sagemaker:ListTags"];

/**
 * Endpoints with their models, configurations and monitoring. Source: service authorization reference, "Amazon SageMaker";
 * SageMaker, "API permissions: actions, permissions, and resources reference".
 */
export const SAGEMAKER_ENDPOINT_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    "data.aws_ecr_image": [on(arn("ecr", "repository/{prefix}-*"), "ecr:DescribeImages", "ecr:DescribeRepositories")],
    aws_sagemaker_data_quality_job_definition: [
      on(
        OF_SAGEMAKER,
        "sagemaker:CreateDataQualityJobDefinition",
        "sagemaker:DeleteDataQualityJobDefinition",
        "sagemaker:DescribeDataQualityJobDefinition",
        ...TAGS,
      ),
      passTo("sagemaker.amazonaws.com"),
    ],
    aws_sagemaker_endpoint: [
      on(
        OF_SAGEMAKER,
        "sagemaker:CreateEndpoint",
        "sagemaker:DeleteEndpoint",
        "sagemaker:DescribeEndpoint",
        "sagemaker:UpdateEndpoint",
        ...TAGS,
      ),
      KEY_LOOKED_AT,
      KEY_USED,
    ],
    aws_sagemaker_endpoint_configuration: [
      on(
        OF_SAGEMAKER,
        "sagemaker:CreateEndpointConfig",
        "sagemaker:DeleteEndpointConfig",
        "sagemaker:DescribeEndpointConfig",
        ...TAGS,
      ),
      KEY_LOOKED_AT,
      KEY_USED,
    ],
    aws_sagemaker_model: [
      on(OF_SAGEMAKER, "sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel", ...TAGS),
      passTo("sagemaker.amazonaws.com"),
    ],
    aws_sagemaker_monitoring_schedule: [
      on(
        OF_SAGEMAKER,
        "sagemaker:CreateMonitoringSchedule",
        "sagemaker:DeleteMonitoringSchedule",
        "sagemaker:DescribeMonitoringSchedule",
        "sagemaker:UpdateMonitoringSchedule",
        ...TAGS,
      ),
    ],
  }),
  ceiling: { layer: "data-services", statements: containerCeiling },
  otherCeilings: [{ layer: "unity-catalog", statements: credentialCeiling }],
};
