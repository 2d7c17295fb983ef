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
  // Source: a table of an application: all of it comes into the zone every night.
  baskets: {
    kind: "dynamodb-table",
    mode: "create",
    partitionKey: { name: "customer_id" },
    export: { schedule: { quartzCron: "0 30 3 * * ?" } },
  },
  // Files of a file server, over the line.
  "paper-orders": {
    kind: "datasync-task",
    from: {
      mode: "nfs",
      server: "files.corp.example",
      path: "/export/orders",
      agentArns: ["arn:aws:datasync:eu-west-1:111111111111:agent/agent-0123456789abcdef0"],
    },
    folder: "orders/paper",
    schedule: { quartzCron: "0 15 22 * * ?" },
  },
  // Source: a database whose changes AWS DMS leaves in the raw zone as files.
  billing: {
    kind: "rds-instance",
    mode: "create",
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.m7g.large",
    storage: { gib: 50 },
    database: "billing",
    captureChanges: true,
    alarms: { connections: 200 },
    acknowledgeHourlyCost: true,
  },
  "billing-login": { kind: "secret", description: "User of the billing database for DMS" },
  "billing-changes": {
    kind: "dms-replication",
    mode: "serverless",
    capacity: { maxUnits: 4 },
    source: {
      mode: "data-service",
      service: "billing",
      database: "billing",
      signIn: { mode: "entry", entry: "billing-login" },
    },
    target: { mode: "zone", folder: "billing", sequenceColumn: "dms_sequence" },
    tables: [{ schema: "public", tables: ["invoices"] }],
    acknowledgeHourlyCost: true,
  },
  // Records of an application that AppFlow fetches; its profile signs in as a person, and is made by hand.
  incidents: {
    kind: "appflow-flow",
    connection: { mode: "existing", profile: "servicenow" },
    from: { connector: "application", application: "servicenow", object: "incident" },
    trigger: { mode: "schedule", every: "rate(1hours)", pull: { mode: "complete" } },
    expectRunsWithinHours: 3,
  },
  // Events of applications.
  events: {
    kind: "kinesis-stream",
    mode: "create",
    retentionHours: 168,
    producers: { web: { mode: "roles", roleArns: ["arn:aws:iam::222222222222:role/web"] } },
  },
  // Events of the shop, which other accounts send: those of orders go into the stream.
  "shop-events": {
    kind: "event-bus",
    mode: "create",
    senders: { accounts: ["222222222222"] },
    archive: { retentionDays: 30 },
    rules: {
      orders: {
        pattern: { sources: ["acme.shop"], detailTypes: ["OrderPlaced"] },
        to: { mode: "stream", stream: "events", partitionKey: "order.id" },
        send: "detail",
      },
    },
  },
  // Of the stream what is looked into at once, among the records of services.
  suspicious: {
    kind: "event-pipe",
    from: { mode: "stream", stream: "events" },
    filter: { page: { match: "equals", values: ["/refund"] } },
    to: { mode: "firehose", deliveryStream: "logs" },
    send: "data",
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
