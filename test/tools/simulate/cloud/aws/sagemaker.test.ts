import { describe } from "vitest";
import { decides } from "../support/decides";

const CONFIGURATION = "aws_sagemaker_endpoint_configuration";
const instances = (instance_type: string, change: object = {}) => ({
  production_variants: [{ instance_type, initial_instance_count: 1, ...change }],
});
const serverless = (change: object = {}) => ({
  production_variants: [{ serverless_config: [{ max_concurrency: 5, memory_size_in_mb: 2048 }], ...change }],
});

describe("endpoint-key", () => {
  decides("endpoint-key", CONFIGURATION, {
    taken: [{ ...instances("ml.m5.large"), kms_key_arn: "k" }, instances("ml.m5d.large")],
    refused: [
      [{ ...instances("ml.m5d.large"), kms_key_arn: "k" }, "disks of their own"],
      [instances("ml.g5.xlarge", { volume_size_in_gb: 10 }), "disks of their own"],
    ],
  });
});

describe("endpoint-serverless", () => {
  decides("endpoint-serverless", CONFIGURATION, {
    taken: [serverless(), { ...instances("ml.m5.large"), data_capture_config: [{ destination_s3_uri: "s3://b" }] }],
    refused: [
      [{ ...serverless(), data_capture_config: [{ destination_s3_uri: "s3://b" }] }, "is serverless, and has"],
      [serverless({ instance_type: "ml.m5.large" }), "is serverless, and has"],
    ],
  });
});

describe("endpoint-instances", () => {
  decides("endpoint-instances", CONFIGURATION, {
    taken: [instances("ml.m5.large"), serverless()],
    refused: [[{ production_variants: [{ model_name: "m" }] }, "is not serverless, and has no"]],
  });
});

describe("monitoring-hours", () => {
  const at = (schedule_expression: string) => ({
    monitoring_schedule_config: [{ schedule_config: [{ schedule_expression }] }],
  });
  decides("monitoring-hours", "aws_sagemaker_monitoring_schedule", {
    taken: [at("cron(0 * ? * * *)"), at("cron(0 3 ? * * *)"), {}],
    refused: [[at("cron(15 3 ? * * *)"), "a schedule that SageMaker does not take"]],
  });
});
