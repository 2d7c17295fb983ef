import { named } from "../../computed/aws-rows";
import type { Service } from "../service";

/** Amazon SageMaker. */
export const sagemaker: Service = {
  aws_sagemaker_model: { computed: named("sagemaker", "model/{name}") },
  aws_sagemaker_endpoint: { computed: named("sagemaker", "endpoint/{name}") },
  aws_sagemaker_endpoint_configuration: { computed: named("sagemaker", "endpoint-config/{name}") },
};
