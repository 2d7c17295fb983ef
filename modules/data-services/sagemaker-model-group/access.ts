import { accessedBy, type CeilingPlace } from "../../iam/ceiling";
import type { Statement } from "../../iam/policy-document";
import { dataKeyThrough, writtenLogs } from "../ceilings";
import { deliveredFiles } from "../delivered-files";

/** What pulling an image calls. Source: Amazon ECR user guide, "Repository policy examples". */
export const PULL_IMAGE = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
/** What pushing one calls beside that. */
export const PUSH_IMAGE = [
  "ecr:CompleteLayerUpload",
  "ecr:DescribeImages",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
];
/** Signing in to the registry, which knows nothing narrower. */
export const SIGN_IN: Statement = {
  Sid: "SignInToTheRegistry",
  Effect: "Allow",
  Action: "ecr:GetAuthorizationToken",
  Resource: "*",
};
/** What registering versions calls on a group, and on what is in it. */
export const LOOK_AT_GROUP = "sagemaker:DescribeModelPackageGroup";
export const REGISTER_MODEL = [
  "sagemaker:CreateModelPackage",
  "sagemaker:DescribeModelPackage",
  "sagemaker:ListModelPackages",
  "sagemaker:UpdateModelPackage",
];
/** What making an endpoint calls, with its models and configurations. */
export const MAKE_MODEL = [
  "sagemaker:AddTags",
  "sagemaker:CreateModel",
  "sagemaker:DeleteModel",
  "sagemaker:DescribeModel",
];
export const MAKE_CONFIGURATION = [
  "sagemaker:AddTags",
  "sagemaker:CreateEndpointConfig",
  "sagemaker:DeleteEndpointConfig",
  "sagemaker:DescribeEndpointConfig",
];
export const MAKE_ENDPOINT = [
  "sagemaker:AddTags",
  "sagemaker:CreateEndpoint",
  "sagemaker:DeleteEndpoint",
  "sagemaker:DescribeEndpoint",
  "sagemaker:InvokeEndpoint",
  "sagemaker:UpdateEndpoint",
  "sagemaker:UpdateEndpointWeightsAndCapacities",
];
/** What asking one calls. */
export const ASK_ENDPOINT = ["sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"];
/** Versions of a group: its ARN with another word, and a number. */
export const versionsOf = (groupArn: string): string =>
  `${groupArn.replace("model-package-group/", "model-package/")}/*`;
/** What an endpoint consists of, by the same start of the name. */
export const partOf = (endpoints: string, part: "model" | "endpoint-config"): string =>
  endpoints.replace(":endpoint/", `:${part}/`);
/** Namespaces of the metrics of containers. */
export const METRICS = ["/aws/sagemaker/*", "aws/sagemaker/*"];

/** Network of containers in a VPC, which SageMaker makes with their role. Source: SageMaker, "CreateModel API: execution role permissions". */
export const LOOK_AT_NETWORK = [
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
];
export const INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
];

const on = (Sid: string, Action: readonly string[], Resource: readonly string[]): Statement[] =>
  Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource }];

/** The most that roles of service credentials do: bring models, make endpoints and ask them, those that are named. */
export function credentialCeiling(place: CeilingPlace): Statement[] {
  const repositories = accessedBy(place, "push-image");
  const groups = accessedBy(place, "register-model");
  const endpoints = accessedBy(place, "make-endpoint");
  const roles = accessedBy(place, "pass-role");
  return [
    ...on("Images", [...PULL_IMAGE, ...PUSH_IMAGE], repositories),
    ...(repositories.length === 0 ? [] : [SIGN_IN]),
    ...on("GroupsOfModels", [LOOK_AT_GROUP], groups),
    ...on("VersionsOfModels", REGISTER_MODEL, groups.map(versionsOf)),
    ...on(
      "EndpointsOfJobs",
      [...MAKE_CONFIGURATION, ...MAKE_ENDPOINT, ...MAKE_MODEL],
      endpoints.flatMap((one) => [one, partOf(one, "endpoint-config"), partOf(one, "model")]),
    ),
    ...(roles.length === 0
      ? []
      : [
          {
            Sid: "RolesOfEndpoints",
            Effect: "Allow" as const,
            Action: "iam:PassRole",
            Resource: roles,
            Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
          },
          // The disks of their instances.
          {
            Sid: "KeyOfEndpoints",
            Effect: "Allow" as const,
            Action: "kms:CreateGrant",
            Resource: place.dataKeyArn,
            Condition: { StringEquals: { "kms:ViaService": `sagemaker.${place.region}.amazonaws.com` } },
          },
        ]),
    ...on("AskEndpoints", ASK_ENDPOINT, accessedBy(place, "ask-endpoint")),
  ];
}

/** The most that roles of containers do. */
export function containerCeiling(place: CeilingPlace): Statement[] {
  const { region } = place;
  const images = accessedBy(place, "pull-image");
  if (images.length === 0) return [];
  return [
    ...on("PulledImages", PULL_IMAGE, images),
    SIGN_IN,
    ...deliveredFiles(place),
    dataKeyThrough(place, "s3"),
    writtenLogs(place, "/aws/sagemaker/*"),
    {
      Sid: "MetricsOfEndpoints",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringLike: { "cloudwatch:namespace": METRICS } },
    },
    ...(accessedBy(place, "stand-in-vpc").length === 0
      ? []
      : [
          {
            Sid: "NetworkOfEndpoints",
            Effect: "Allow" as const,
            Action: [...INTERFACES, ...LOOK_AT_NETWORK],
            Resource: "*",
            Condition: { StringEquals: { "aws:RequestedRegion": region } },
          },
        ]),
  ];
}
