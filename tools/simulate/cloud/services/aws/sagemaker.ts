import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named } from "../../computed/aws-rows";
import { KMS_KEY, of, ROLE_ARN, SECURITY_GROUP, SUBNET } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, itemsOf, textOf } from "../../values";
import type { Service } from "../service";

const variantsOf = (configuration: ObjectValue) => itemsOf(configuration, "production_variants");
const isServerless = (variant: ObjectValue) => itemsOf(variant, "serverless_config").length > 0;
/** Types with disks of their own; some of those that there are. */
const OWN_DISKS = /^ml\.([cmr]\d[a-z]*d[a-z]*|g4dn|g5|g6|p4d|p5|trn1)\./;

const CONFIGURATION_CHECKS: readonly Check[] = [
  {
    rule: "endpoint-key",
    source: "SageMaker API, CreateEndpointConfig: KmsKeyId",
    when: (it) => variantsOf(it).some((variant) => OWN_DISKS.test(textOf(at(variant, "instance_type")) ?? "")),
    excludes: ["kms_key_arn", "production_variants.volume_size_in_gb"],
    summary: "ValidationException",
    detail: "{type} {name} has instances with disks of their own, and {arguments}",
    fix: "leave out {arguments}",
  },
  {
    rule: "endpoint-serverless",
    source: 'SageMaker developer guide, "Deploy models with Amazon SageMaker Serverless Inference": feature exclusions',
    when: (it) => variantsOf(it).some(isServerless),
    excludes: [
      "data_capture_config.destination_s3_uri",
      "production_variants.instance_type",
      "production_variants.initial_instance_count",
    ],
    summary: "ValidationException",
    detail: "{type} {name} is serverless, and has {arguments}",
    fix: "leave out {arguments}",
  },
  {
    rule: "endpoint-instances",
    source: "SageMaker API, ProductionVariant",
    when: (it) => variantsOf(it).some((variant) => !isServerless(variant)),
    requires: ["production_variants.instance_type", "production_variants.initial_instance_count"],
    summary: "ValidationException",
    detail: "{type} {name} is not serverless, and has no {arguments}",
    fix: "set {arguments}",
  },
];

const MONITORED = "data_quality_job_input.endpoint_input.endpoint_name";

/** Amazon SageMaker. Source: its API reference, and the provider's documentation of the types. */
export const sagemaker: Service = {
  aws_sagemaker_model: {
    computed: named("sagemaker", "model/{name}"),
    references: {
      execution_role_arn: ROLE_ARN,
      "vpc_config.subnets": SUBNET,
      "vpc_config.security_group_ids": SECURITY_GROUP,
    },
    sameVpc: { arguments: ["vpc_config.subnets", "vpc_config.security_group_ids"], summary: "ValidationException" },
    trusts: { path: "execution_role_arn", service: "sagemaker", summary: "ValidationException: Could not assume role" },
    unique: [inPlace("ValidationException: Cannot create already existing model", "name")],
  },
  aws_sagemaker_endpoint_configuration: {
    computed: named("sagemaker", "endpoint-config/{name}"),
    references: {
      kms_key_arn: KMS_KEY,
      "data_capture_config.kms_key_id": KMS_KEY,
      "production_variants.model_name": of("aws_sagemaker_model", "name", { missing: "ValidationException" }),
    },
    unique: [inPlace("ValidationException: Cannot create already existing endpoint configuration", "name")],
    checks: CONFIGURATION_CHECKS,
  },
  aws_sagemaker_endpoint: {
    computed: named("sagemaker", "endpoint/{name}"),
    references: {
      endpoint_config_name: of("aws_sagemaker_endpoint_configuration", "name", {
        missing: "ValidationException",
        blocksDelete: "ValidationException: Cannot delete the configuration of an endpoint",
      }),
    },
    unique: [inPlace("ValidationException: Cannot create already existing endpoint", "name")],
  },
  aws_sagemaker_model_package_group: {
    computed: named("sagemaker", "model-package-group/{model_package_group_name}", {}, "{model_package_group_name}"),
    unique: [inPlace("ValidationException: Model Package Group already exists", "model_package_group_name")],
  },
  aws_sagemaker_data_quality_job_definition: {
    computed: named("sagemaker", "data-quality-job-definition/{name}"),
    references: {
      role_arn: ROLE_ARN,
      [MONITORED]: of("aws_sagemaker_endpoint", "name"),
      "data_quality_job_output_config.kms_key_id": KMS_KEY,
    },
    trusts: { path: "role_arn", service: "sagemaker", summary: "ValidationException" },
    unique: [inPlace("ResourceInUse", "name")],
  },
  aws_sagemaker_monitoring_schedule: {
    computed: named("sagemaker", "monitoring-schedule/{name}"),
    references: {
      "monitoring_schedule_config.monitoring_job_definition_name": of(
        "aws_sagemaker_data_quality_job_definition",
        "name",
        { missing: "ValidationException" },
      ),
    },
    unique: [inPlace("ResourceInUse", "name")],
    checks: [
      {
        rule: "monitoring-hours",
        source: 'SageMaker developer guide, "cron expressions for monitoring schedule"',
        when: (it) =>
          !/^(NOW|cron\(0 (\*|\d{1,2}(\/\d{1,2})?) \? \* \* \*\))$/.test(
            textOf(at(blockOf(blockOf(it, "monitoring_schedule_config"), "schedule_config"), "schedule_expression")) ??
              "NOW",
          ),
        excludes: ["name"],
        summary: "ValidationException: The schedule expression is not valid",
        detail: "{type} {name} has a schedule that SageMaker does not take",
        fix: "write cron(0 * ? * * *) or cron(0 <hour> ? * * *)",
      },
    ],
  },
};
