import type { EnvironmentInput } from "../../../../config/schema/environment";

const availabilityZoneIds = ["euw1-az1", "euw1-az2"];

/** Lanes source and ingest, in AWS: databases that data is born in, and services that bring it. */
export const dataServices = {
  // Source: a database of an application, whose changes are read.
  shop: {
    kind: "rds-instance",
    mode: "create",
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.m7g.large",
    storage: { gib: 100 },
    database: "shop",
    captureChanges: true,
    alarms: { connections: 400 },
    acknowledgeHourlyCost: true,
  },
  // Source: a database that is asked for what is new.
  crm: {
    kind: "aurora-cluster",
    mode: "create",
    engine: "aurora-mysql",
    engineVersion: "8.0",
    capacity: { mode: "serverless", maxUnits: 8 },
    acknowledgeHourlyCost: true,
  },
  // Events of applications.
  events: {
    kind: "kinesis-stream",
    mode: "create",
    retentionHours: 168,
    producers: { web: { mode: "roles", roleArns: ["arn:aws:iam::222222222222:role/web"] } },
  },
  // The same events as files, for as long as the zone keeps them.
  archive: { kind: "firehose", from: { mode: "stream", stream: "events" }, folder: "events" },
  // Records that services write straight into the zone.
  logs: {
    kind: "firehose",
    from: { mode: "put", producers: { shop: { mode: "roles", roleArns: ["arn:aws:iam::111111111111:role/shop"] } } },
    folder: "logs",
  },
  // Topics of systems that speak Kafka.
  topics: { kind: "msk-cluster", mode: "serverless", availabilityZoneIds, acknowledgeHourlyCost: true },
  // Files of partners.
  partners: {
    kind: "transfer-server",
    endpoint: { access: "internal", clientCidrs: ["172.16.0.0/16"] },
    users: {
      "acme-shop": {
        publicKeys: [
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE6Yc1hoXl2ZlKZ3zX0g1mQ1yq9mM6fT2rYw8gS0nB4p shop@acme.example",
        ],
        folder: "orders/shop",
      },
    },
    expectFilesWithinHours: 26,
    acknowledgeHourlyCost: true,
  },
  // Credentials that a program outside of Terraform fills in.
  "web-shop": {
    kind: "secret",
    description: "Credentials of the web shop's API",
    readers: ["arn:aws:iam::111111111111:role/shop"],
  },
} satisfies EnvironmentInput["dataServices"];
