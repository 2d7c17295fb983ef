import { describe } from "vitest";
import { decides } from "../support/decides";

const RULE = "aws_iot_topic_rule";

describe("iot-rule-name", () => {
  decides("iot-rule-name", RULE, {
    taken: ["acme_dev_telemetry", "a".repeat(128)].map((name) => ({ name })),
    refused: ["acme-dev", "acme dev", "a".repeat(129)].map((name) => [{ name }, "letters, digits and _ alone"]),
  });
});

describe("iot-rule-statement", () => {
  decides("iot-rule-statement", RULE, {
    taken: ["SELECT * FROM 'acme/+/telemetry'", "select temperature as t\nfrom 'acme/#' where temperature > 5"].map(
      (sql) => ({ sql }),
    ),
    refused: ["SELECT *", "SELECT * FROM acme/telemetry", "FROM 'acme'"].map((sql) => [
      { sql },
      "SELECT … FROM '<topic>'",
    ]),
  });
});

describe("iot-rule-action", () => {
  decides("iot-rule-action", RULE, {
    taken: ["kinesis", "s3", "dynamodb", "dynamodbv2", "http", "step_functions", "timestream"].map((action) => ({
      [action]: [{}],
    })),
    refused: [
      [{}, "does nothing"],
      [{ kinesis: [] }, "does nothing"],
      // What is done when an action fails is none itself.
      [{ error_action: [{ s3: [{}] }] }, "does nothing"],
    ],
  });
});

describe("iot-template-name", () => {
  decides("iot-template-name", "aws_iot_provisioning_template", {
    taken: ["acme-dev_fleet", "a".repeat(36)].map((name) => ({ name })),
    refused: ["acme dev", "a".repeat(37)].map((name) => [{ name }, "at most 36"]),
  });
});
