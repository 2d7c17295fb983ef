import type { CreatedEndpoint, EndpointModel } from "../../../config/kinds/data-services/sagemaker-endpoint";
import { modelsOf } from "../../../config/kinds/data-services/sagemaker-endpoint";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { ASK_ENDPOINT, INTERFACES, LOOK_AT_NETWORK } from "../sagemaker-model-group/access";
import { containerStatements } from "../sagemaker-model-group/policies";

/** Group of the logs of what compares; SageMaker has one for all. */
const MONITOR_LOGS = "/aws/sagemaker/ProcessingJobs";

type Served = Pick<CreatedEndpoint, "hosting" | "logGroupName">;

/** What the role of an endpoint may do: start its images with its archives, and keep what is asked and found. */
export function endpointStatements(endpoint: Served, dataKeyArn: string, place: Place): Statement[] {
  const { hosting } = endpoint;
  const models = Object.values(modelsOf(hosting));
  return [
    ...containerStatements(
      {
        repositories: models.map(({ repositoryArn }) => repositoryArn),
        archives: models.flatMap(({ artifact }) =>
          artifact === undefined ? [] : [`${bucketArnOf(place.partition, artifact.bucket)}/${artifact.path}`],
        ),
        logGroup: endpoint.logGroupName,
        dataKeyArn,
      },
      place,
    ),
    ...(hosting.mode === "serverless"
      ? []
      : [
          ...capturing(hosting, dataKeyArn, place),
          ...monitoring(hosting, place),
          ...(hosting.vpc === undefined ? [] : standing(place)),
        ]),
  ];
}

type OnInstances = Extract<CreatedEndpoint["hosting"], { readonly mode: "instances" }>;

/** Questions and answers go into files. Source: SageMaker, "Capture data from real-time endpoint". */
function capturing({ capture }: OnInstances, dataKeyArn: string, { partition, region }: Place): Statement[] {
  if (capture === undefined) return [];
  return [
    {
      Sid: "KeepRequests",
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: `${bucketArnOf(partition, capture.bucket)}/${capture.folder}/*`,
    },
    {
      Sid: "EncryptRequests",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}

/** Source: SageMaker, "CreateProcessingJob API: execution role permissions". */
function monitoring({ capture, monitoring: compared }: OnInstances, place: Place): Statement[] {
  if (compared === undefined || capture === undefined) return [];
  const { partition, region, accountId } = place;
  const { baseline, reports, repositoryArn } = compared;
  const files = [capture, baseline, reports].map(({ bucket, folder }) => ({
    bucket: bucketArnOf(partition, bucket),
    folder,
  }));
  const [captured, compares, found] = files.map(({ bucket, folder }) => `${bucket}/${folder}/*`);
  return [
    {
      Sid: "PullTheAnalyzer",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: repositoryArn,
    },
    {
      Sid: "ReadWhatIsCompared",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: [captured, compares, found].flatMap((one) => one ?? []),
    },
    {
      Sid: "ListWhatIsCompared",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: [...new Set(files.map(({ bucket }) => bucket))],
    },
    { Sid: "PutReports", Effect: "Allow", Action: "s3:PutObject", Resource: found ?? [] },
    {
      Sid: "LogComparisons",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [MONITOR_LOGS, `${MONITOR_LOGS}:*`].map(
        (group) => `arn:${partition}:logs:${region}:${accountId}:log-group:${group}`,
      ),
    },
  ];
}

/** Interfaces in the VPC. None of the descriptions can be narrowed. */
const standing = ({ partition, region, accountId }: Place): Statement[] => [
  { Sid: "LookAtTheNetwork", Effect: "Allow", Action: LOOK_AT_NETWORK, Resource: "*" },
  {
    Sid: "StandInTheNetwork",
    Effect: "Allow",
    Action: INTERFACES,
    Resource: ["network-interface/*", "security-group/*", "subnet/*"].map(
      (one) => `arn:${partition}:ec2:${region}:${accountId}:${one}`,
    ),
  },
];

/** What the role of the service credential of callers may do: ask this endpoint. */
export const askStatements = ({ arn }: Pick<EndpointModel, "arn">, roleArn: string): Statement[] => [
  { Sid: "AskTheEndpoint", Effect: "Allow", Action: ASK_ENDPOINT, Resource: arn },
  assumeItself(roleArn),
];

/** Statement of the topic of alarms: the rules of these endpoints tell what monitoring found. */
export function topicStatements(
  endpoints: readonly EndpointModel[],
  topicArn: string,
  { partition, region, accountId }: Place,
): Statement[] {
  const rules = endpoints.flatMap((endpoint) =>
    endpoint.mode === "create" && endpoint.hosting.mode === "instances" && endpoint.hosting.monitoring !== undefined
      ? [`arn:${partition}:events:${region}:${accountId}:rule/${endpoint.hosting.monitoring.rule}`]
      : [],
  );
  return rules.length === 0
    ? []
    : [
        {
          Sid: "MonitoredModels",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topicArn,
          Condition: { ArnEquals: { "aws:SourceArn": rules } },
        },
      ];
}
