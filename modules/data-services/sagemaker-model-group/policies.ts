import type { ModelDeployer, ModelGroupModel } from "../../../config/kinds/data-services/sagemaker-model-group";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { byRoles, othersOf } from "../other-accounts";
import {
  LOOK_AT_GROUP,
  MAKE_CONFIGURATION,
  MAKE_ENDPOINT,
  MAKE_MODEL,
  METRICS,
  PULL_IMAGE,
  PUSH_IMAGE,
  partOf,
  REGISTER_MODEL,
  SIGN_IN,
  versionsOf,
} from "./access";

/** Policy of the repository: who pushes and pulls beside identities of the environment. None where nobody does. */
export function repositoryPolicy(
  { images: { pushers, pullers } }: Pick<ModelGroupModel, "images">,
  place: Pick<Place, "partition">,
): Statement[] {
  return [
    ...(pushers.length === 0
      ? []
      : [
          { Sid: "Push", Effect: "Allow" as const, Action: [...PULL_IMAGE, ...PUSH_IMAGE], ...byRoles(pushers, place) },
        ]),
    ...othersOf(pullers, place).map(({ Sid, ...who }) => ({
      Sid: `${Sid}Pull`,
      Effect: "Allow" as const,
      Action: PULL_IMAGE,
      ...who,
    })),
  ];
}

/** SageMaker takes the role for things of this account and region alone. Source: SageMaker, "Cross-service confused deputy prevention". */
export const sagemakerTrust = ({ partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "SageMaker",
    Effect: "Allow",
    Principal: { Service: "sagemaker.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:sagemaker:${region}:${accountId}:*` },
    },
  },
];

export interface ContainerAccess {
  /** ARNs of the repositories of its images. */
  readonly repositories: readonly string[];
  /** ARNs of the objects that it reads; `*` may stand at their ends. */
  readonly archives: readonly string[];
  /** Name of its log group; `*` may stand at its end. */
  readonly logGroup: string;
  /** Key of the environment, which encrypts the zones. */
  readonly dataKeyArn: string;
}

/** What the role of any container does: it is started, reads its model, and says what happens. */
export function containerStatements(
  { repositories, archives, logGroup, dataKeyArn }: ContainerAccess,
  { partition, region, accountId }: Place,
): Statement[] {
  return [
    { Sid: "PullImages", Effect: "Allow", Action: PULL_IMAGE, Resource: [...new Set(repositories)] },
    SIGN_IN,
    ...(archives.length === 0
      ? []
      : [
          { Sid: "ReadArchives", Effect: "Allow" as const, Action: "s3:GetObject", Resource: [...new Set(archives)] },
          {
            Sid: "DecryptArchives",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: dataKeyArn,
            Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
          },
        ]),
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [logGroup, `${logGroup}:*`].map(
        (group) => `arn:${partition}:logs:${region}:${accountId}:log-group:${group}`,
      ),
    },
    {
      Sid: "Measure",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringLike: { "cloudwatch:namespace": METRICS } },
    },
  ];
}

type Group = Pick<ModelGroupModel, "artifacts" | "groupArn" | "repositoryArn" | "jobEndpoints" | "execution"> & {
  readonly deployer: Pick<ModelDeployer, "role" | "endpoints">;
};

/**
 * What the role of the service credential may do: bring images, archives and versions of one model, and make endpoints
 * where that is allowed, of isolated containers on some types of instances.
 */
export function deployerStatements(group: Group, dataKeyArn: string, { partition, region }: Place): Statement[] {
  const { artifacts, groupArn, repositoryArn, deployer } = group;
  const bucket = bucketArnOf(partition, artifacts.bucket);
  const via = (service: string) => ({ "kms:ViaService": `${service}.${region}.amazonaws.com` });
  return [
    { Sid: "PushAndPullImages", Effect: "Allow", Action: [...PULL_IMAGE, ...PUSH_IMAGE], Resource: repositoryArn },
    SIGN_IN,
    {
      Sid: "PutArchives",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
      Resource: `${bucket}/${artifacts.folder}/*`,
    },
    { Sid: "FindTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucket },
    {
      Sid: "ListArchives",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucket,
      Condition: { StringLike: { "s3:prefix": [artifacts.folder, `${artifacts.folder}/*`] } },
    },
    {
      Sid: "EncryptArchives",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: { StringEquals: via("s3") },
    },
    { Sid: "LookAtTheGroup", Effect: "Allow", Action: LOOK_AT_GROUP, Resource: groupArn },
    { Sid: "RegisterVersions", Effect: "Allow", Action: REGISTER_MODEL, Resource: versionsOf(groupArn) },
    ...endpointsOf(group, dataKeyArn, via("sagemaker")),
    assumeItself(deployer.role.arn),
  ];
}

/** Endpoints that a job makes: of isolated containers, encrypted with the environment's key, on types that are named. */
function endpointsOf(
  { deployer: { endpoints }, execution, jobEndpoints }: Group,
  dataKeyArn: string,
  viaSageMaker: Readonly<Record<string, string>>,
): Statement[] {
  if (endpoints === undefined || execution === undefined) return [];
  const only = (actions: readonly string[], created: string) => actions.filter((action) => action !== created);
  const models = partOf(jobEndpoints, "model");
  const configurations = partOf(jobEndpoints, "endpoint-config");
  return [
    {
      Sid: "MakeModels",
      Effect: "Allow",
      Action: "sagemaker:CreateModel",
      Resource: models,
      Condition: { Bool: { "sagemaker:NetworkIsolation": "true" } },
    },
    {
      Sid: "MakeConfigurations",
      Effect: "Allow",
      Action: "sagemaker:CreateEndpointConfig",
      Resource: configurations,
      Condition: {
        // All of them, and there is one: a serverless endpoint has none.
        "ForAllValues:StringEquals": { "sagemaker:InstanceTypes": endpoints.instanceTypes },
        "ForAnyValue:StringEquals": { "sagemaker:InstanceTypes": endpoints.instanceTypes },
      },
    },
    {
      Sid: "LookAtModels",
      Effect: "Allow",
      Action: only(MAKE_MODEL, "sagemaker:CreateModel"),
      Resource: models,
    },
    {
      Sid: "LookAtConfigurations",
      Effect: "Allow",
      Action: only(MAKE_CONFIGURATION, "sagemaker:CreateEndpointConfig"),
      Resource: configurations,
    },
    { Sid: "MakeEndpoints", Effect: "Allow", Action: MAKE_ENDPOINT, Resource: [jobEndpoints, configurations] },
    {
      Sid: "EncryptDisks",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: dataKeyArn,
      Condition: { StringEquals: viaSageMaker },
    },
    {
      Sid: "HandTheRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: execution.arn,
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    },
  ];
}
