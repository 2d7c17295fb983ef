import type { MskClusterModel, ProvisionedCluster } from "../../../config/kinds/data-services/msk-cluster";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** What a client calls to read topics. Source: Amazon MSK, "IAM access control: actions and resources". */
export const READ_TOPICS = [
  "kafka-cluster:AlterGroup",
  "kafka-cluster:Connect",
  "kafka-cluster:DescribeGroup",
  "kafka-cluster:DescribeTopic",
  "kafka-cluster:ReadData",
];

/** ARN in IAM of the cluster itself, or of something in it. AWS' id of the cluster may be a `*`. */
export function iamArn({ iam }: Pick<MskClusterModel, "iam">, sort: "cluster"): string;
export function iamArn({ iam }: Pick<MskClusterModel, "iam">, sort: "topic" | "group", name: string): string;
export function iamArn({ iam }: Pick<MskClusterModel, "iam">, sort: string, name?: string): string {
  return [`${iam.start}:${sort}/${iam.path}`, ...(name === undefined ? [] : [name])].join("/");
}

/** Policy of the cluster: roles of other accounts connect, find their topics, read and write. */
export function clusterPolicy(
  cluster: Pick<ProvisionedCluster, "iam" | "otherAccounts">,
  clusterArn: string,
  { partition }: Pick<Place, "partition">,
): Statement[] {
  if (cluster.otherAccounts.length === 0) return [];
  const Principal = { AWS: cluster.otherAccounts.map((account) => `arn:${partition}:iam::${account}:root`) };
  return [
    {
      Sid: "Connections",
      Effect: "Allow",
      Principal,
      Action: [
        "kafka:CreateVpcConnection",
        "kafka:DescribeCluster",
        "kafka:DescribeClusterV2",
        "kafka:GetBootstrapBrokers",
        "kafka-cluster:Connect",
      ],
      Resource: clusterArn,
    },
    {
      Sid: "Records",
      Effect: "Allow",
      Principal,
      Action: ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData", "kafka-cluster:WriteData"],
      Resource: iamArn(cluster, "topic", "*"),
    },
    {
      Sid: "Groups",
      Effect: "Allow",
      Principal,
      Action: ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
      Resource: iamArn(cluster, "group", "*"),
    },
  ];
}

/** Policy of a user's secret: MSK reads the password, for this account's clusters alone. */
export const secretPolicy = (secretArn: string, { accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "MskReadsThePassword",
    Effect: "Allow",
    Principal: { Service: "kafka.amazonaws.com" },
    Action: "secretsmanager:GetSecretValue",
    Resource: secretArn,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];
