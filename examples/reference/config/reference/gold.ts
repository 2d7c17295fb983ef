import { definePart } from "../../../../config/define";

/** Lane transform: gold from silver, and a job that brings everything up to date once a day. */
export const gold = definePart({
  workloads: {
    "sales-gold": {
      kind: "pipeline",
      workspace: "main",
      program: { folder: "programs/sales-gold", definitions: ["revenue.py", "customers.sql"] },
      catalog: "sales",
      schema: "gold",
      tables: ["revenue_per_day", "customers"],
      reads: [{ catalog: "sales", schema: "silver" }],
      run: { mode: "triggered" },
      alerts: {
        warehouse: "bi",
        schedule: { quartzCron: "0 0 7 * * ?" },
        brokenPercent: 0,
        failedUpdates: 0,
        staleHours: 28,
        destinations: ["data-team"],
      },
      notify: ["data-platform@acme.example"],
      runAs: "transformation",
    },
    nightly: {
      kind: "job",
      workspace: "main",
      description: "Brings gold up to date",
      tasks: {
        gold: { type: "pipeline", pipeline: "sales-gold" },
        // The picture of the day is in people's mail when they begin.
        report: {
          type: "dashboard",
          dashboard: "revenue",
          warehouse: "bi",
          subscription: { destinations: ["data-team"], subject: "Revenue of yesterday" },
          dependsOn: [{ task: "gold" }],
        },
      },
      trigger: { mode: "scheduled", schedule: { quartzCron: "0 0 3 * * ?" } },
      notify: { onFailure: ["data-platform@acme.example"] },
      runAs: "transformation",
    },
    // Started from AWS: by an event of the shop, and as one of several steps.
    "on-closing": {
      kind: "event-trigger",
      workspace: "main",
      job: "nightly",
      on: { mode: "event", bus: "shop-events", pattern: { sources: ["acme.shop"], detailTypes: ["DayClosed"] } },
      startsAs: "orchestration",
    },
    "month-end": {
      kind: "state-machine",
      workspace: "main",
      description: "Closes the month",
      definition: {
        mode: "steps",
        steps: [
          { type: "run-job", name: "gold", job: "nightly" },
          { type: "wait", name: "pause", seconds: 60 },
        ],
      },
      schedule: { cron: "0 4 1 * ? *" },
      startsAs: "orchestration",
    },
  },
});
