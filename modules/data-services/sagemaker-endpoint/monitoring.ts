import {
  SagemakerDataQualityJobDefinition,
  type SagemakerDataQualityJobDefinitionConfig,
} from "@cdktf/provider-aws/lib/sagemaker-data-quality-job-definition";
import { SagemakerMonitoringSchedule } from "@cdktf/provider-aws/lib/sagemaker-monitoring-schedule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { EndpointMonitoring } from "../../../config/kinds/data-services/sagemaker-endpoint";
import { namedByContent } from "./named-by-content";

export interface MonitoringProps {
  /** Of the schedule, and start of the name of the definition. */
  readonly name: string;
  /** A reference, so that the endpoint is there. */
  readonly endpointName: string;
  readonly monitoring: EndpointMonitoring;
  readonly isolated: boolean;
  readonly roleArn: string;
  readonly dataKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly dependsOn: ITerraformDependable[];
}

/** Where the program looks for what it is given. Source: SageMaker, "Container contract inputs". */
const INPUT = "/opt/ml/processing/input/endpoint";
const OUTPUT = "/opt/ml/processing/output";

/** What is captured is compared with a baseline, again and again. Source: SageMaker, "Monitor data quality". */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { monitoring, tags } = props;
    const definition = new SagemakerDataQualityJobDefinition(this, "definition", {
      name: namedByContent(props.name, definitionOf({ ...props, endpointName: props.name, dataKeyArn: "" }), [
        props.dataKeyArn,
      ]),
      ...definitionOf(props),
      roleArn: props.roleArn,
      tags: { ...tags },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: props.dependsOn,
    });
    if (monitoring.paused) return;
    new SagemakerMonitoringSchedule(this, "schedule", {
      name: props.name,
      monitoringScheduleConfig: {
        monitoringJobDefinitionName: definition.name,
        monitoringType: "DataQuality",
        // SageMaker takes these two forms. Source: SageMaker, "cron expressions for monitoring schedule".
        scheduleConfig: {
          scheduleExpression: monitoring.every === "hour" ? "cron(0 * ? * * *)" : `cron(0 ${monitoring.hour} ? * * *)`,
        },
      },
      tags: { ...tags },
    });
  }
}

function definitionOf({
  endpointName,
  monitoring: { image, baseline, reports, instanceType, diskGb, timeoutMinutes },
  isolated,
  dataKeyArn,
}: MonitoringProps): Omit<SagemakerDataQualityJobDefinitionConfig, "roleArn" | "name"> {
  const at = (file: string) => ({ s3Uri: `s3://${baseline.bucket}/${baseline.folder}/${file}` });
  return {
    dataQualityAppSpecification: {
      imageUri: image,
      // Who is isolated reaches no CloudWatch.
      environment: { publish_cloudwatch_metrics: isolated ? "Disabled" : "Enabled" },
    },
    dataQualityBaselineConfig: {
      constraintsResource: at("constraints.json"),
      statisticsResource: at("statistics.json"),
    },
    dataQualityJobInput: {
      endpointInput: {
        endpointName,
        localPath: INPUT,
        s3DataDistributionType: "FullyReplicated",
        s3InputMode: "File",
      },
    },
    dataQualityJobOutputConfig: {
      kmsKeyId: dataKeyArn,
      monitoringOutputs: {
        s3Output: {
          localPath: OUTPUT,
          s3UploadMode: "EndOfJob",
          s3Uri: `s3://${reports.bucket}/${reports.folder}`,
        },
      },
    },
    // Its disk is encrypted with a key of SageMaker: with the environment's, the role would have to hand out grants of it.
    jobResources: { clusterConfig: { instanceCount: 1, instanceType, volumeSizeInGb: diskGb } },
    networkConfig: { enableNetworkIsolation: isolated },
    stoppingCondition: { maxRuntimeInSeconds: timeoutMinutes * 60 },
  };
}
