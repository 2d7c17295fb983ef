import { describe, expect, it } from "vitest";
import { flowLogDeliveryStatements, flowLogTrustStatements } from "../../../modules/network/flow-log-policies";
import { type Decision, type PolicyRequest, simulate, simulateIdentity } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const where = { partition: "aws", region: "eu-west-1", accountId: ACCOUNT };
const GROUP = "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/vpc-flow-logs";
const FLOW_LOGS = { service: "vpc-flow-logs.amazonaws.com" };
const from = (account: string, source: string) => ({ "aws:SourceAccount": account, "aws:SourceArn": source });
const OWN_LOG = `arn:aws:ec2:eu-west-1:${ACCOUNT}:vpc-flow-log/fl-1`;

describe("the role of flow logs", () => {
  it.each<[Decision, PolicyRequest["by"], string, Record<string, string>]>([
    ["allow", FLOW_LOGS, "sts:AssumeRole", from(ACCOUNT, OWN_LOG)],
    ["deny", FLOW_LOGS, "sts:AssumeRole", from("999999999999", OWN_LOG.replace(ACCOUNT, "999999999999"))],
    ["deny", FLOW_LOGS, "sts:AssumeRole", from(ACCOUNT, OWN_LOG.replace("eu-west-1", "us-east-1"))],
    ["deny", FLOW_LOGS, "sts:AssumeRole", {}],
    ["deny", FLOW_LOGS, "sts:TagSession", from(ACCOUNT, OWN_LOG)],
    ["deny", { service: "ec2.amazonaws.com" }, "sts:AssumeRole", from(ACCOUNT, OWN_LOG)],
    ["deny", { arn: `arn:aws:iam::${ACCOUNT}:role/somebody` }, "sts:AssumeRole", from(ACCOUNT, OWN_LOG)],
  ])("%s %j %s %j", (decision, by, action, context) => {
    expect(simulate(flowLogTrustStatements(where), ACCOUNT, { by, action, context })).toBe(decision);
  });

  it.each<["allow" | "deny", string, string]>([
    ["allow", "logs:CreateLogStream", GROUP],
    ["allow", "logs:PutLogEvents", `${GROUP}:log-stream:eni-1`],
    ["allow", "logs:DescribeLogGroups", "*"],
    ["deny", "logs:PutLogEvents", GROUP.replace("vpc-flow-logs", "vpc-flow-logs-of-others")],
    ["deny", "logs:PutLogEvents", GROUP.replace(ACCOUNT, "999999999999")],
    ["deny", "logs:CreateLogGroup", GROUP],
    ["deny", "logs:DeleteLogStream", `${GROUP}:log-stream:eni-1`],
    ["deny", "logs:GetLogEvents", `${GROUP}:log-stream:eni-1`],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
  ])("%s %s on %s", (decision, action, resource) => {
    const statements = flowLogDeliveryStatements({ ...where, logGroupName: "/acme-dev/vpc-flow-logs" });
    expect(simulateIdentity(statements, { action, resource })).toBe(decision);
  });
});
