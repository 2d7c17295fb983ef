import { describe } from "vitest";
import { decides } from "../support/decides";
import { ACCOUNT, REGION } from "../support/world";

const SCHEDULE = "aws_scheduler_schedule";
const MACHINE = "aws_sfn_state_machine";

describe("schedule-expression", () => {
  decides("schedule-expression", SCHEDULE, {
    taken: ["cron(30 3 * * ? *)", "cron(0 4 ? * MON-FRI *)", "rate(1 day)", "at(2026-12-01T03:00:00)"].map(
      (schedule_expression) => ({ schedule_expression }),
    ),
    refused: ["cron(0 30 3 * * ?)", "cron(30 3 * * * *)", "cron(30 3 ? * ? *)", "rate(0 days)", "every day"].map(
      (schedule_expression) => [{ schedule_expression }, `${schedule_expression} is no schedule`],
    ),
  });
});

describe("schedule-input", () => {
  decides("schedule-input", SCHEDULE, {
    taken: [{ target: [{ input: '{"TableArn": "x"}' }] }, {}],
    refused: [[{ target: [{ input: "{TableArn: x}" }] }, "an input that is no JSON"]],
  });
});

describe("schedule-window", () => {
  decides("schedule-window", SCHEDULE, {
    taken: [
      { flexible_time_window: [{ mode: "OFF" }] },
      { flexible_time_window: [{ mode: "FLEXIBLE", maximum_window_in_minutes: 15 }] },
    ],
    refused: [[{ flexible_time_window: [{ mode: "FLEXIBLE" }] }, "flexible_time_window.maximum_window_in_minutes"]],
  });
});

describe("schedule-api-destination", () => {
  const target = (what: string) => ({ target: [{ arn: `arn:aws:events:${REGION}:${ACCOUNT}:${what}` }] });
  decides("schedule-api-destination", SCHEDULE, {
    taken: [target("event-bus/acme")],
    refused: [[target("api-destination/acme/1"), "put an event onto a bus"]],
  });
});

describe("schedule-event", () => {
  const target = (eventbridge_parameters: object[]) => ({
    target: [
      {
        arn: `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/acme`,
        eventbridge_parameters: eventbridge_parameters.map((each) => ({ ...each })),
      },
    ],
  });
  decides("schedule-event", SCHEDULE, {
    taken: [
      target([{ source: "acme", detail_type: "due" }]),
      { target: [{ arn: `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:m` }] },
    ],
    refused: [
      [target([]), "lacks source and detail_type"],
      [target([{ source: "acme" }]), "lacks detail_type"],
    ],
  });
});

describe("state-machine-definition", () => {
  const definition = (StartAt: string, States: object) => ({ definition: JSON.stringify({ StartAt, States }) });
  const end = { Type: "Succeed" };
  decides("state-machine-definition", MACHINE, {
    taken: [
      definition("a", { a: { Type: "Pass", Next: "b" }, b: end }),
      definition("a".repeat(80), { ["a".repeat(80)]: end }),
    ],
    refused: [
      [definition("c", { a: end }), "correct the definition"],
      [definition("a", { a: { Type: "Pass", Next: "b" } }), "correct the definition"],
      [definition("a".repeat(81), { ["a".repeat(81)]: end }), "correct the definition"],
      [{ definition: '{"States": {}}' }, "correct the definition"],
      [{ definition: "StartAt: a" }, "correct the definition"],
      [{ definition: "null" }, "correct the definition"],
    ],
  });
});

describe("state-machine-log", () => {
  const group = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/vendedlogs/states/m`;
  const log = (level: string, log_destination: string) => ({ logging_configuration: [{ level, log_destination }] });
  decides("state-machine-log", MACHINE, {
    taken: [log("ERROR", `${group}:*`), log("OFF", group), {}],
    refused: [[log("ERROR", group), "add :* to the ARN"]],
  });
});
