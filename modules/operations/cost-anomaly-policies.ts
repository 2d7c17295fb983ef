import type { Statement } from "../iam/policy-document";

/** Who tells of cost anomalies. Source: AWS Cost Management user guide, "Creating an Amazon SNS topic for anomaly notifications". */
const TELLER = "costalerts.amazonaws.com";

/** Lets AWS tell a topic of anomalies of the account. */
export const anomalyTopicStatements = (topicArn: string, accountId: string): Statement[] => [
  {
    Sid: "CostAnomaliesPublish",
    Effect: "Allow",
    Principal: { Service: TELLER },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];

/** Lets it encrypt what it tells, with the key of the topic. */
export const anomalyKeyStatements = (accountId: string): Statement[] => [
  {
    Sid: "CostAnomaliesToTopics",
    Effect: "Allow",
    Principal: { Service: TELLER },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];
