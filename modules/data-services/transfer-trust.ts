import type { Statement } from "../iam/policy-document";
import type { Place } from "../place";

/**
 * Transfer Family takes the role for one thing of this account alone: an agreement, a connector, a workflow, a server, or
 * whoever signs in to one. Source: Transfer Family user guide, "Create an IAM role and policy" and "Confused deputy".
 * @param takenFor what it is taken for, by its ARN after the account: `workflow/*`
 */
export const transferTrust = (takenFor: string, { partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "TransferFamily",
    Effect: "Allow",
    Principal: { Service: "transfer.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:transfer:${region}:${accountId}:${takenFor}` },
    },
  },
];
