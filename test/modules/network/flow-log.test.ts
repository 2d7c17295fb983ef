import { describe, expect, it } from "vitest";
import { FlowLog, type FlowLogProps } from "../../../modules/network/flow-log";
import { resource, synthModule } from "../../support/synth";

const flowLog = (props: Pick<FlowLogProps, "destination"> & Partial<FlowLogProps>) =>
  synthModule((stack) => {
    new FlowLog(stack, "flow-log", {
      vpcId: "vpc-1",
      name: "acme-dev",
      bucketArn: "arn:aws:s3:::acme-dev-logs",
      logGroup: {
        logGroupName: "/acme-dev/vpc-flow-logs",
        roleName: "acme-dev-flow-logs",
        accountId: "111111111111",
        region: "eu-west-1",
        partition: "aws",
        kmsKeyArn: "arn:key",
        retentionDays: 30,
        preventDestroy: true,
      },
      traffic: "ALL",
      aggregationSeconds: 600,
      ...props,
    });
  });

describe("flow log", () => {
  it("to S3: writes to the bucket, and makes neither role nor log group", () => {
    const json = flowLog({ destination: "s3", traffic: "REJECT", aggregationSeconds: 60 });
    expect(resource(json, "aws_flow_log.flow-log")).toEqual({
      vpc_id: "vpc-1",
      traffic_type: "REJECT",
      max_aggregation_interval: 60,
      log_destination_type: "s3",
      log_destination: "arn:aws:s3:::acme-dev-logs",
      tags: { Name: "acme-dev" },
    });
    expect(Object.keys(json.resource ?? {})).toEqual(["aws_flow_log"]);
  });

  it("to CloudWatch: writes to an encrypted log group that forgets, with a role that is ready", () => {
    const json = flowLog({ destination: "cloudwatch" });
    expect(resource(json, "aws_flow_log.flow-log")).toMatchObject({
      log_destination_type: "cloud-watch-logs",
      log_destination: "${aws_cloudwatch_log_group.flow-log_log-group.arn}",
      iam_role_arn: "${aws_iam_role.flow-log_log-group_role.arn}",
      depends_on: ["aws_iam_role_policy.flow-log_log-group_role-policy"],
    });
    expect(resource(json, "aws_cloudwatch_log_group.flow-log_log-group")).toEqual({
      name: "/acme-dev/vpc-flow-logs",
      kms_key_id: "arn:key",
      retention_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("lets only flow logs of the account take the role, and the role write to its group only", () => {
    const json = flowLog({ destination: "cloudwatch" });
    const trust = JSON.parse(String(resource(json, "aws_iam_role.flow-log_log-group_role").assume_role_policy));
    expect(trust.Statement).toEqual([
      {
        Sid: "FlowLogs",
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111111111111" },
          ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:111111111111:vpc-flow-log/*" },
        },
      },
    ]);
    const policy = JSON.parse(String(resource(json, "aws_iam_role_policy.flow-log_log-group_role-policy").policy));
    const group = "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/vpc-flow-logs";
    expect(policy.Statement).toEqual([
      {
        Sid: "WriteToTheGroup",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: [group, `${group}:*`],
      },
      { Sid: "FindTheGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    ]);
  });
});
