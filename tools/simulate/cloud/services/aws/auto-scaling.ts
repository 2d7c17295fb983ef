import { named } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** What a service calls the role that Application Auto Scaling has for it, and the part of a resource that it scales. */
const ROLES: Readonly<Record<string, readonly [service: string, role: string]>> = {
  dynamodb: ["dynamodb", "DynamoDBTable"],
  kafka: ["kafka", "KafkaCluster"],
  sagemaker: ["sagemaker", "SageMakerEndpoint"],
};

/** Application Auto Scaling. Source: its user guide, "Service-linked roles", and its API reference. */
export const autoScaling: Service = {
  aws_appautoscaling_target: {
    computed: {
      id: "{resource_id}",
      arn: "arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{base36:24}",
      role_arn: linkedRole,
    },
    references: {
      // Functions and services go by other names.
      resource_id: [
        { ...of("aws_msk_cluster", "arn", { missing: "ValidationException" }), part: /^(arn:[^:]+:kafka:.+)$/ },
        {
          ...of("aws_dynamodb_table", "name", { missing: "ValidationException", goesWith: true }),
          part: /^table\/([^/]+)$/,
        },
        {
          ...of("aws_sagemaker_endpoint", "name", { missing: "ValidationException", goesWith: true }),
          part: /^endpoint\/([^/]+)\/variant\/[^/]+$/,
        },
      ],
    },
    unique: [inPlace("ValidationException", "service_namespace", "resource_id", "scalable_dimension")],
  },
  aws_appautoscaling_policy: {
    computed: named("autoscaling", "scalingPolicy:{uuid}:resource/{resource_id}:policyName/{name}", {
      alarm_arns: [],
    }),
    references: {
      resource_id: of("aws_appautoscaling_target", "resource_id", {
        missing: "ObjectNotFoundException",
        goesWith: true,
      }),
    },
  },
};

function linkedRole(made: Made): string {
  const namespace = made.text("service_namespace|");
  const [service, role] = ROLES[namespace] ?? [namespace, "Scaling"];
  return made.fill(
    `arn:{partition}:iam::{account}:role/aws-service-role/${service}.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_${role}`,
  );
}
