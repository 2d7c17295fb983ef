import { describe, expect, it } from "vitest";
import { databricksJobRunAs as rule } from "../../policy/rules/databricks-job-run-as";
import { check, found } from "./support";

const job = {
  run_as: { service_principal_name: "00000000-0000-0000-0000-000000000000" },
  email_notifications: { on_failure: ["team@acme.example"] },
  task: [{ task_key: "load", max_retries: 2, pipeline_task: { pipeline_id: "p" } }],
};
const jobs = (changed: object) => ({ databricks_job: { j: { ...job, ...changed } } });

describe(rule.id, () => {
  it.each([
    ["a whole job", {}],
    [
      "a webhook for failures",
      { email_notifications: undefined, webhook_notifications: { on_failure: [{ id: "1" }] } },
    ],
    ["no retry on purpose", { task: [{ task_key: "send", max_retries: 0 }] }],
    ["a condition, which cannot be retried", { task: [{ task_key: "if", condition_task: { op: "EQUAL_TO" } }] }],
    ["a loop whose task is retried", { task: [{ task_key: "l", for_each_task: { task: { max_retries: 1 } } }] }],
    [
      "a continuous job, which restarts by itself",
      { continuous: { pause_status: "PAUSED" }, task: [{ task_key: "t" }] },
    ],
  ])("accepts %s", (_, changed) => {
    expect(check(rule, jobs(changed))).toEqual([]);
  });

  it.each([
    ["nobody to run as", { run_as: undefined }, "service principal"],
    ["a person to run as", { run_as: { user_name: "a@acme.example" } }, "service principal"],
    ["nobody to tell", { email_notifications: { on_success: ["a@acme.example"] } }, "nobody is told"],
    ["a task without retries", { task: [...job.task, { task_key: "check" }] }, "check"],
    ["a loop without retries", { task: [{ task_key: "l", for_each_task: { task: { task_key: "in" } } }] }, "in"],
  ])("finds a job with %s", (_, changed, message) => {
    expect(check(rule, jobs(changed))).toMatchObject([
      { address: "databricks_job.j", message: expect.stringContaining(message) },
    ]);
  });

  it("names each thing that is missing", () => {
    expect(found(rule, { databricks_job: { j: { task: [{ task_key: "t" }] } } })).toHaveLength(3);
  });
});
