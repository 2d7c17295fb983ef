import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";

/**
 * What API Gateway tries before it takes the role; it makes groups by ids of APIs, and lists them.
 * Source: AWS managed policy AmazonAPIGatewayPushToCloudWatchLogs.
 */
export const API_GATEWAY_LOG_STATEMENTS: readonly Statement[] = [
  {
    Sid: "Logs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:FilterLogEvents",
      "logs:GetLogEvents",
      "logs:PutLogEvents",
    ],
    Resource: "*",
  },
];

/** Who takes the role. It is of the account's setting, for APIs that are not known yet. */
export const API_GATEWAY_LOG_TRUST: readonly Statement[] = [
  {
    Sid: "ApiGateway",
    Effect: "Allow",
    Principal: { Service: "apigateway.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
];

/** The role with which API Gateway writes logs in the account and region. */
export class ApiGatewayLogs extends Construct {
  constructor(scope: Construct, id: string, { roleName }: { readonly roleName: string }) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: roleName,
      description: "Writes logs of REST APIs of API Gateway",
      assumeRolePolicy: policyDocument(API_GATEWAY_LOG_TRUST),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "logs",
      role: role.name,
      policy: policyDocument(API_GATEWAY_LOG_STATEMENTS),
    });
    new ApiGatewayAccount(this, "Resource", { cloudwatchRoleArn: role.arn, dependsOn: [policy] });
  }
}
