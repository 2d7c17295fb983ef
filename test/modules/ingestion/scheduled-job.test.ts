import { describe, expect, it } from "vitest";
import { ScheduledJob, type ScheduledJobProps } from "../../../modules/ingestion/scheduled-job";
import { resource, synthModule } from "../../support/synth";

const job = (change: Partial<ScheduledJobProps> = {}) =>
  resource(
    synthModule(
      (stack) =>
        new ScheduledJob(stack, "schedule", {
          name: "acme-dev-orders",
          description: "Loads the source orders",
          pipelineId: "p-1",
          schedule: { quartzCron: "0 30 2 * * ?", timezone: "Europe/Berlin", paused: false },
          retries: 2,
          timeoutMinutes: 120,
          runAs: { applicationId: "loader" },
          notify: ["a@acme.example"],
          tags: { Source: "orders" },
          dependsOn: [],
          ...change,
        }),
    ),
    "databricks_job.schedule_job",
  );

describe("ScheduledJob", () => {
  it("updates the pipeline, never from scratch, and tries again after a minute", () => {
    expect(job().task).toEqual([
      {
        task_key: "load",
        pipeline_task: { pipeline_id: "p-1", full_refresh: false },
        max_retries: 2,
        min_retry_interval_millis: 60_000,
      },
    ]);
  });

  it("runs on schedule in its time zone, or not while it is paused", () => {
    expect(job().schedule).toEqual({
      quartz_cron_expression: "0 30 2 * * ?",
      timezone_id: "Europe/Berlin",
      pause_status: "UNPAUSED",
    });
    expect(job({ schedule: { quartzCron: "0 0 * * * ?", timezone: "UTC", paused: true } }).schedule).toMatchObject({
      pause_status: "PAUSED",
    });
  });

  it("runs once at a time, the next one waiting, and is given up after its time-out", () => {
    expect(job()).toMatchObject({ max_concurrent_runs: 1, queue: { enabled: true }, timeout_seconds: 7200 });
  });

  it("runs as the service principal, in the cheaper performance mode, tagged, and tells of failures", () => {
    expect(job()).toMatchObject({
      name: "acme-dev-orders",
      run_as: { service_principal_name: "loader" },
      performance_target: "STANDARD",
      tags: { Source: "orders" },
      email_notifications: { on_failure: ["a@acme.example"] },
      notification_settings: { no_alert_for_canceled_runs: true, no_alert_for_skipped_runs: true },
    });
  });
});
