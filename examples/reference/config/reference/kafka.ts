import { definePart } from "../../../../config/define";
import { loader } from "./loader";

/** Reads topics on classic compute inside the VPC. */
const reader = {
  ...loader,
  kind: "stream" as const,
  stream: "topics",
  compute: { mode: "classic", nodeType: "m6id.large" },
} as const;

/** Topics of systems that speak Kafka, and changes of the shop's database that a connector puts there. */
export const kafka = definePart({
  dataServices: {
    topics: {
      kind: "msk-cluster",
      mode: "serverless",
      availabilityZoneIds: ["euw1-az1", "euw1-az2"],
      acknowledgeHourlyCost: true,
    },
    "shop-login": { kind: "secret", description: "User of Debezium in the shop's database", readers: [] },
    "shop-changes": {
      kind: "msk-connector",
      cluster: "topics",
      plugin: {
        mode: "archive",
        bucket: "acme-plugins",
        key: "debezium/postgres-3.0.zip",
        version: "3sL4kqtJlcpXroDTDmJ",
      },
      does: { mode: "debezium", service: "shop", database: "shop", tables: ["public.returns"], signIn: "shop-login" },
      capacity: { mode: "provisioned" },
      acknowledgeHourlyCost: true,
    },
  },
  sources: {
    payments: {
      ...reader,
      run: {
        mode: "continuous",
        acknowledgeContinuousCost: "Payments that fail are called back within a minute",
      },
      reading: { mode: "kafka", topics: ["payments"] },
      payload: {
        format: "json",
        columns: { payment_id: "STRING", order_id: "STRING", amount: "DOUBLE", at: "TIMESTAMP" },
      },
    },
    // In silver the rows as they are now.
    returns: {
      ...reader,
      run: { mode: "scheduled", schedule: { quartzCron: "0 20 * * * ?" } },
      reading: { mode: "kafka", topics: ["shop-changes.public.returns"] },
      payload: {
        format: "json",
        columns: { return_id: "BIGINT", order_id: "STRING", reason: "STRING" },
      },
      changes: { format: "debezium", keys: ["return_id"] },
    },
  },
});
