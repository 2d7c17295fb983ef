import type { MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { iamArn } from "../msk-cluster/policies";
import { historyTopic } from "./properties";

/** Topics and groups that MSK Connect has for itself. Source: Amazon MSK, "IAM roles and policies for MSK Connect". */
const OWN = "__amazon_msk_connect_*";
const WRITE = [
  "kafka-cluster:CreateTopic",
  "kafka-cluster:DescribeTopic",
  "kafka-cluster:DescribeTopicDynamicConfiguration",
  "kafka-cluster:WriteData",
];
const READ = ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"];
const CLUSTER = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster", "kafka-cluster:WriteDataIdempotently"];
const GROUP = ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"];
/** Everything that the roles of connectors call on a cluster. */
export const CALLED_ON_CLUSTERS = [
  ...new Set([...CLUSTER, ...GROUP, ...READ, ...WRITE].map((action) => action.replace(/:Describe.*$/, ":Describe*"))),
].sort();

/** MSK Connect takes the role for connectors of this name alone. Source: Amazon MSK, "Cross-service confused deputy prevention". */
export const connectorTrust = (name: string, { partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "TheConnector",
    Effect: "Allow",
    Principal: { Service: "kafkaconnect.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:kafkaconnect:${region}:${accountId}:connector/${name}/*` },
    },
  },
];

type Connector = Pick<MskConnectorModel, "does" | "iam" | "offsetTopic" | "key">;

/** Topics that a connector writes, and those that it reads. */
function topicsOf({ does, offsetTopic }: Connector): { readonly writes: string[]; readonly reads: string[] } {
  if (does.mode === "other") {
    return { writes: [...does.writes, offsetTopic, OWN], reads: [...does.reads, offsetTopic, OWN] };
  }
  // Those of its tables, and one of its own; PostgreSQL's heartbeats besides.
  const writes = [does.topicPrefix, `${does.topicPrefix}.*`, `__debezium-heartbeat.${does.topicPrefix}`];
  return { writes: [...writes, offsetTopic, OWN], reads: [historyTopic(does), offsetTopic, OWN] };
}

export interface OpenedSecret {
  /** ARN of the secret with user and password. */
  readonly secretArn: string;
  /** Key that encrypts it. */
  readonly keyArn: string;
}

/** What the role of a connector may do: work with its topics on its cluster, and read its secret. */
export function connectorStatements(
  connector: Connector,
  opened: OpenedSecret | undefined,
  { region }: Pick<Place, "region">,
): Statement[] {
  const { writes, reads } = topicsOf(connector);
  const topics = (names: readonly string[]) => [...names].sort().map((name) => iamArn(connector, "topic", name));
  return [
    { Sid: "Connect", Effect: "Allow", Action: CLUSTER, Resource: iamArn(connector, "cluster") },
    { Sid: "WriteTopics", Effect: "Allow", Action: WRITE, Resource: topics(writes) },
    { Sid: "ReadTopics", Effect: "Allow", Action: READ, Resource: topics(reads) },
    {
      Sid: "Groups",
      Effect: "Allow",
      Action: GROUP,
      // Of its workers, of what takes records out, and of what reads the history of tables.
      Resource: [OWN, "connect-*", `${connector.key}-*`].map((name) => iamArn(connector, "group", name)),
    },
    ...(opened === undefined
      ? []
      : [
          {
            Sid: "ReadTheSecret",
            Effect: "Allow" as const,
            Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
            Resource: opened.secretArn,
          },
          {
            Sid: "DecryptTheSecret",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: opened.keyArn,
            Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
          },
        ]),
  ];
}
