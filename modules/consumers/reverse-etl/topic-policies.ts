import type { Statement } from "../../iam/policy-document";

/**
 * What a producer calls on its topic, its cluster and for its transactions. Source: Amazon MSK, "IAM access control:
 * semantics of actions and resources".
 */
export const WRITE_TOPIC = ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"];
export const JOIN_CLUSTER = ["kafka-cluster:Connect", "kafka-cluster:WriteDataIdempotently"];
export const MARK_TRANSACTIONS = ["kafka-cluster:AlterTransactionalId", "kafka-cluster:DescribeTransactionalId"];

/** ARN of the cluster of a topic, `…:topic/<cluster>/<id>/<topic>`. */
export const clusterOfTopic = (topicArn: string): string =>
  topicArn.slice(0, topicArn.lastIndexOf("/")).replace(":topic/", ":cluster/");

/** ARN of transactions on the cluster of a topic; `*` in the name stands for any text. */
export const transactionsBeside = (topicArn: string, transactionalId: string): string =>
  `${topicArn.slice(0, topicArn.lastIndexOf("/")).replace(":topic/", ":transactional-id/")}/${transactionalId}`;

/** What the role of the service credential may do: write into one topic, in transactions of one name. */
export const topicStatements = (topicArn: string, transactionalId: string | undefined): Statement[] => [
  { Sid: "JoinCluster", Effect: "Allow", Action: JOIN_CLUSTER, Resource: clusterOfTopic(topicArn) },
  { Sid: "WriteTopic", Effect: "Allow", Action: WRITE_TOPIC, Resource: topicArn },
  ...(transactionalId === undefined
    ? []
    : [
        {
          Sid: "MarkTransactions",
          Effect: "Allow" as const,
          Action: MARK_TRANSACTIONS,
          Resource: transactionsBeside(topicArn, transactionalId),
        },
      ]),
];
