import type {
  SagemakerEndpointConfigurationConfig,
  SagemakerEndpointConfigurationDataCaptureConfig,
  SagemakerEndpointConfigurationProductionVariants,
} from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { OWN_DISKS } from "../../../config/facts/sagemaker";
import {
  type CreatedEndpoint,
  type EndpointCapture,
  SERVERLESS_VARIANT,
} from "../../../config/kinds/data-services/sagemaker-endpoint";

type Configuration = Pick<
  SagemakerEndpointConfigurationConfig,
  "productionVariants" | "kmsKeyArn" | "dataCaptureConfig"
>;

const MODES = { input: "Input", output: "Output" } as const;

/**
 * What an endpoint runs on.
 * @param modelNames by variant
 */
export function configurationOf(
  hosting: CreatedEndpoint["hosting"],
  modelNames: Readonly<Record<string, string>>,
  dataKeyArn: string,
): Configuration {
  const modelName = (variant: string) => {
    const { [variant]: name } = modelNames;
    if (name === undefined) throw new Error(`the variant ${variant} has no model`);
    return name;
  };
  if (hosting.mode === "serverless") {
    const serverlessConfig = {
      maxConcurrency: hosting.mostConcurrent,
      memorySizeInMb: hosting.memoryMb,
      ...(hosting.provisioned && { provisionedConcurrency: hosting.provisioned.concurrent }),
    };
    return {
      productionVariants: [
        { variantName: SERVERLESS_VARIANT, modelName: modelName(SERVERLESS_VARIANT), serverlessConfig },
      ],
    };
  }
  const variants = Object.entries(hosting.variants);
  return {
    productionVariants: variants.map(
      ([
        variantName,
        { instanceType, instances, weight, diskGb },
      ]): SagemakerEndpointConfigurationProductionVariants => ({
        variantName,
        modelName: modelName(variantName),
        instanceType,
        initialInstanceCount: instances,
        initialVariantWeight: weight,
        ...(diskGb !== undefined && { volumeSizeInGb: diskGb }),
      }),
    ),
    // Instances with disks of their own encrypt those by themselves, and SageMaker takes no key with them.
    ...(!variants.some(([, { instanceType }]) => OWN_DISKS.value.test(instanceType)) && { kmsKeyArn: dataKeyArn }),
    ...(hosting.capture && { dataCaptureConfig: captured(hosting.capture, dataKeyArn) }),
  };
}

const captured = (
  { percent, keeps, bucket, folder }: EndpointCapture,
  kmsKeyId: string,
): SagemakerEndpointConfigurationDataCaptureConfig => ({
  enableCapture: true,
  initialSamplingPercentage: percent,
  destinationS3Uri: `s3://${bucket}/${folder}`,
  kmsKeyId,
  captureOptions: keeps.map((what) => ({ captureMode: MODES[what] })),
  // These stand in the files as they are; all else is in base64.
  captureContentTypeHeader: { csvContentTypes: ["text/csv"], jsonContentTypes: ["application/json"] },
});
