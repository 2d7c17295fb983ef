import { describe } from "vitest";
import { decides } from "../support/decides";

const TASK = "aws_datasync_task";

describe("transfer-times", () => {
  const times = (atime: string, mtime: string) => ({ options: [{ atime, mtime }] });
  decides("transfer-times", TASK, {
    taken: [times("BEST_EFFORT", "PRESERVE"), times("NONE", "NONE"), {}],
    refused: [
      [times("NONE", "PRESERVE"), "NONE for both"],
      [times("BEST_EFFORT", "NONE"), "NONE for both"],
    ],
  });
});

describe("transfer-log", () => {
  decides("transfer-log", TASK, {
    taken: [
      { options: [{ log_level: "OFF" }] },
      { options: [{ log_level: "BASIC" }], cloudwatch_log_group_arn: "arn:a" },
      {},
    ],
    refused: [[{ options: [{ log_level: "BASIC" }] }, "cloudwatch_log_group_arn"]],
  });
});

describe("transfer-schedule", () => {
  const schedule = (schedule_expression: string) => ({ schedule: [{ schedule_expression }] });
  decides("transfer-schedule", TASK, {
    taken: [schedule("cron(15 22 * * ? *)"), schedule("rate(1 hour)"), {}],
    refused: [
      [schedule("cron(*/5 * * * ? *)"), "more often than once an hour"],
      [schedule("rate(5 minutes)"), "more often than once an hour"],
    ],
  });
});
