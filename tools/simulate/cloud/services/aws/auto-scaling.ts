import { named } from "../../computed/aws-rows";
import type { Service } from "../service";

/** Application Auto Scaling. */
export const autoScaling: Service = {
  aws_appautoscaling_target: {
    computed: {
      id: "{resource_id}",
      arn: "arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{base36:24}",
      role_arn:
        "arn:{partition}:iam::{account}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable",
    },
  },
  aws_appautoscaling_policy: {
    computed: named("autoscaling", "scalingPolicy:{uuid}:resource/{resource_id}:policyName/{name}", {
      alarm_arns: [],
    }),
  },
};
