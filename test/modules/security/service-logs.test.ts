import { describe, expect, it } from "vitest";
import { serviceTrust } from "../../../modules/iam/service-trust";
import { API_GATEWAY_LOG_STATEMENTS, API_GATEWAY_LOG_TRUST } from "../../../modules/security/api-gateway-logs";
import { bedrockLogStatements } from "../../../modules/security/bedrock-logs";
import { iotLogStatements } from "../../../modules/security/iot-logs";
import { report } from "../../config/problems";
import { withIot } from "../../support/iot";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { simulate, simulateIdentity } from "../../support/policy-simulator";
import { synthPlatform } from "../../support/shipped";
import { resource } from "../../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };

describe("logs of API Gateway, Amazon Bedrock and AWS IoT", () => {
  it("go into a group with key and retention that is there before the setting, with a role that waits for its policy", () => {
    const input = devInput();
    withIot(input);
    input.foundation = {
      ...input.foundation,
      apiGatewayLogs: "create",
      bedrockLogs: { mode: "create", contents: ["text"], retentionDays: 365 },
      iotLogs: { mode: "create", level: "WARN" },
    };
    const json = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-foundation")?.json;
    if (json === undefined) throw new Error("no foundation");
    expect(resource(json, "aws_cloudwatch_log_group.iot-logs_group")).toMatchObject({
      name: "AWSIotLogsV2",
      retention_in_days: 90,
    });
    expect(resource(json, "aws_iot_logging_options.iot-logs")).toMatchObject({
      default_log_level: "WARN",
      disable_all_logs: false,
      depends_on: ["aws_cloudwatch_log_group.iot-logs_group", "aws_iam_role_policy.iot-logs_policy"],
    });
    expect(resource(json, "aws_cloudwatch_log_group.bedrock-logs_group")).toMatchObject({
      name: "/acme-dev/bedrock",
      retention_in_days: 365,
      kms_key_id: "${aws_kms_key.key-logs.arn}",
    });
    expect(resource(json, "aws_bedrock_model_invocation_logging_configuration.bedrock-logs")).toEqual({
      logging_config: [
        {
          cloudwatch_config: [
            {
              log_group_name: "${aws_cloudwatch_log_group.bedrock-logs_group.name}",
              role_arn: "${aws_iam_role.bedrock-logs_role.arn}",
            },
          ],
          text_data_delivery_enabled: true,
          image_data_delivery_enabled: false,
          embedding_data_delivery_enabled: false,
          video_data_delivery_enabled: false,
        },
      ],
      depends_on: ["aws_iam_role_policy.bedrock-logs_policy"],
    });
    expect(resource(json, "aws_api_gateway_account.api-gateway-logs")).toMatchObject({
      cloudwatch_role_arn: "${aws_iam_role.api-gateway-logs_role.arn}",
      depends_on: ["aws_iam_role_policy.api-gateway-logs_policy"],
    });
  });

  it.each([
    ["allow", "deny", "logs:PutLogEvents", "log-group:API-Gateway-Execution-Logs_a1b2c3/v1:log-stream:x"],
    ["allow", "allow", "logs:PutLogEvents", "log-group:AWSIotLogsV2:log-stream:x"],
    ["deny", "deny", "logs:DeleteLogGroup", "log-group:AWSIotLogsV2"],
  ])("are written by the roles, and nothing else: %s, %s, %s on %s", (gateway, iot, action, group) => {
    const on = { action, resource: `arn:aws:logs:eu-west-1:111111111111:${group}` };
    expect([simulateIdentity(API_GATEWAY_LOG_STATEMENTS, on), simulateIdentity(iotLogStatements(PLACE), on)]).toEqual([
      gateway,
      iot,
    ]);
  });

  it.each([
    ["allow", "logs:PutLogEvents", "log-group:/acme-dev/bedrock:log-stream:aws/bedrock/modelinvocations"],
    ["allow", "logs:CreateLogStream", "log-group:/acme-dev/bedrock:log-stream:aws/bedrock/modelinvocations"],
    ["deny", "logs:PutLogEvents", "log-group:/acme-dev/bedrock:log-stream:other"],
    ["deny", "logs:PutLogEvents", "log-group:/acme-dev/cloudtrail:log-stream:aws/bedrock/modelinvocations"],
    ["deny", "logs:GetLogEvents", "log-group:/acme-dev/bedrock:log-stream:aws/bedrock/modelinvocations"],
  ])("are written by Bedrock into its stream alone: %s, %s on %s", (outcome, action, group) =>
    expect(
      simulateIdentity(bedrockLogStatements(PLACE, "/acme-dev/bedrock"), {
        action,
        resource: `arn:aws:logs:eu-west-1:111111111111:${group}`,
      }),
    ).toBe(outcome),
  );

  it.each<[string, object, string]>([
    ["contents that are none", { contents: ["audio"] }, '"audio" is not one of the possible values'],
    ["contents twice", { contents: ["text", "text"] }, "text"],
    ["a mode that is none", { mode: "on" }, '"on" is not one of the possible values'],
    ["days that CloudWatch has not", { retentionDays: 100 }, "retentionDays"],
  ])("are refused with %s", (_, change, message) =>
    expect(report({ dev: { "foundation.bedrockLogs": { mode: "create", ...change } } })).toContain(message),
  );

  it("are written with a role that Bedrock takes for models of the account alone", () => {
    const by = (service: string, account: string) =>
      simulate(serviceTrust("bedrock.amazonaws.com", PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": account },
      });
    expect(by("bedrock.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by("bedrock.amazonaws.com", "999999999999")).toBe("deny");
    expect(by("iot.amazonaws.com", PLACE.accountId)).toBe("deny");
  });

  it("are written with a role that API Gateway alone takes", () => {
    const by = (service: string) =>
      simulate(API_GATEWAY_LOG_TRUST, PLACE.accountId, { by: { service }, action: "sts:AssumeRole" });
    expect(by("apigateway.amazonaws.com")).toBe("allow");
    expect(by("iot.amazonaws.com")).toBe("deny");
  });
});
