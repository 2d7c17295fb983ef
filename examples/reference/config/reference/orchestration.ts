import { definePart } from "../../../../config/define";

/** What starts jobs from inside the VPC: a function, and Airflow. Neither needs a workspace that the internet reaches. */
export const orchestration = definePart({
  network: {
    privateLink: { backend: true },
    // Beside those that are there already.
    endpoints: ["airflow.api", "airflow.env", "glue", "kms", "logs", "monitoring", "secretsmanager", "sqs"],
  },
  dataServices: {
    "orchestration-secret": { kind: "secret", description: "OAuth secret of the service principal orchestration" },
  },
  workloads: {
    "on-restatement": {
      kind: "event-trigger",
      workspace: "main",
      job: "nightly",
      on: { mode: "event", bus: "shop-events", pattern: { sources: ["acme.shop"], detailTypes: ["DayRestated"] } },
      through: { mode: "function", signIn: "orchestration-secret" },
      startsAs: "orchestration",
    },
    airflow: {
      kind: "airflow",
      mode: "create",
      workspace: "main",
      jobs: ["nightly"],
      startsAs: "orchestration",
      workers: { least: 1, most: 3 },
      program: { folder: "programs/airflow" },
      acknowledgeHourlyCost: true,
    },
  },
});
