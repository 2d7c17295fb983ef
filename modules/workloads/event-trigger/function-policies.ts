import type { TriggerFunction } from "../../../config/kinds/workloads/trigger-function";
import { keyForQueues } from "../../events/policies";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** Interfaces that functions have in the VPC. None of this can be narrowed. Source: AWS managed policy AWSLambdaVPCAccessExecutionRole. */
export const INTERFACES = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
];
export const WORK_OFF = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];

/** Lambda takes the role; it does not say for which function. */
export const functionTrust = (): Statement[] => [
  {
    Sid: "Lambda",
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
];

export interface FunctionRoleProps {
  /** ARN of the secret that it signs in with. */
  readonly secretArn: string;
  /** ARN of the key of the queue and of the secret. */
  readonly dataKeyArn: string;
  readonly place: Pick<Place, "partition" | "region" | "accountId">;
}

/**
 * What the role of a function may do: work off its queue, read its secret, write its log. Lambda makes interfaces with the
 * same role, and the program itself may not. Source: AWS Lambda developer guide, "Giving Lambda functions access to
 * resources in an Amazon VPC".
 */
export function functionStatements(
  { arn, logGroupName, starts }: Pick<TriggerFunction, "arn" | "logGroupName" | "starts">,
  { secretArn, dataKeyArn, place }: FunctionRoleProps,
): Statement[] {
  const { partition, region, accountId } = place;
  return [
    { Sid: "WorkOffTheQueue", Effect: "Allow", Action: WORK_OFF, Resource: starts.queueArn },
    {
      Sid: "DecryptMessages",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: dataKeyArn,
      Condition: keyForQueues(starts.queueArn, place),
    },
    {
      Sid: "SignIn",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: secretArn,
    },
    {
      Sid: "DecryptTheSecret",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: dataKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}:*`,
    },
    { Sid: "StandInTheNetwork", Effect: "Allow", Action: INTERFACES, Resource: "*" },
    {
      Sid: "NotTheProgram",
      Effect: "Deny",
      Action: INTERFACES,
      Resource: "*",
      Condition: { ArnEquals: { "lambda:SourceFunctionArn": arn } },
    },
  ];
}
