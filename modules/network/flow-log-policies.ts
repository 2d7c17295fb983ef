import type { Statement } from "../iam/policy-document";

export interface FlowLogAccount {
  readonly partition: string;
  readonly region: string;
  /** AWS account of the VPC, 12 digits. */
  readonly accountId: string;
}

/** Only flow logs of this account and region may take the role. */
export function flowLogTrustStatements(where: FlowLogAccount): Statement[] {
  return [
    {
      Sid: "FlowLogs",
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": where.accountId },
        ArnLike: { "aws:SourceArn": `arn:${where.partition}:ec2:${where.region}:${where.accountId}:vpc-flow-log/*` },
      },
    },
  ];
}

/** Writes to one log group that is there already. */
export function flowLogDeliveryStatements(where: FlowLogAccount & { readonly logGroupName: string }): Statement[] {
  const group = `arn:${where.partition}:logs:${where.region}:${where.accountId}:log-group:${where.logGroupName}`;
  return [
    {
      Sid: "WriteToTheGroup",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: [group, `${group}:*`],
    },
    {
      // Cannot be narrowed to one group: it lists them.
      Sid: "FindTheGroup",
      Effect: "Allow",
      Action: "logs:DescribeLogGroups",
      Resource: "*",
    },
  ];
}
