import { definePart } from "../../../../config/define";
import { loader } from "./loader";

/** A database that services of AWS read: DMS its changes, a job of Glue the books of each day. */
export const billing = definePart({
  foundation: {
    dmsRoles: "create",
    // Lake Formation beside IAM: whoever administers it now, and its tags.
    lakeFormation: {
      mode: "create",
      administrators: ["arn:aws:iam::111111111111:role/platform-admins"],
      tags: { domain: ["sales", "billing"] },
    },
  },
  dataServices: {
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
    "books-login": { kind: "secret", description: "User of the billing database for the job that reads the books" },
    // A job that ran on Glue before, and still does.
    books: {
      kind: "glue-job",
      description: "Books of the day before",
      program: { folder: "programs/books", script: "main.py" },
      connection: { mode: "data-service", service: "billing", database: "billing", login: "books-login" },
      crawler: { tablePrefix: "billing_" },
      trigger: { mode: "schedule", cron: "cron(15 2 * * ? *)" },
      expectSuccessWithinHours: 26,
    },
    // Auditors ask the books with Athena; what they may do there is Lake Formation's to say.
    governed: {
      kind: "lake-formation",
      databases: { books: { mode: "glue-job", job: "books", tags: { domain: "billing" } } },
      locations: { books: { mode: "zone", zone: "raw", folder: "books" } },
      grants: {
        auditors: {
          to: { mode: "role", roleArn: "arn:aws:iam::111111111111:role/auditors" },
          on: { mode: "tags", tags: { domain: ["billing"] }, optIn: ["books"] },
        },
      },
    },
  },
  sources: {
    // Changes that DMS has written: every one in bronze, in silver the rows as they are now.
    ledger: {
      ...loader,
      kind: "cdc-files",
      path: "billing",
      format: "parquet",
      changes: { writtenBy: "dms", timestampColumn: "dms_timestamp", sequenceColumn: "dms_sequence" },
      tables: [{ schema: "public", table: "invoices", keys: ["invoice_id"] }],
      run: { mode: "scheduled", schedule: { quartzCron: "0 10 * * * ?" } },
    },
    // What the job of Glue writes.
    books: {
      ...loader,
      kind: "s3-files",
      format: "parquet",
      expectations: { booking_has_account: { condition: "account IS NOT NULL", action: "drop" } },
      schedule: { quartzCron: "0 0 4 * * ?" },
    },
  },
});
