import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { DELIVER_ITEMS, deliveryStatements } from "../../modules/consumers/reverse-etl/policies";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { withReverseEtl } from "../support/reverse-etl";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = devInput();
withReverseEtl(input);
const platform = platformOf(accountInput(), input);
const stacks = synthPlatform(platform);
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const jobs = json("dev-activation-main");
const job = (key: string) => resource(jobs, `databricks_job.consumer-${key}`);
const remote = "data.terraform_remote_state";
/** A value of an entry of another layer, whose key has a hyphen. */
const credential = (key: string) => `\${${remote}.unity-catalog.outputs.service_credential_names["${key}"]}`;

const targetText = (key: string, target: object) => JSON.stringify(target).replace("CREDENTIAL", credential(key));

interface Task {
  readonly spark_python_task: { readonly parameters: readonly string[] };
}
/** Option of the program → its value. */
function told(key: string): Record<string, string> {
  const [task] = job(key).task as readonly Task[];
  const words = task?.spark_python_task.parameters ?? [];
  return Object.fromEntries(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ""]] : [])));
}

describe("what brings tables into stores", () => {
  it("is a job each, in the layer of what needs data first, with one program", () => {
    const own = addresses(jobs).filter((address) => /consumer-|program-/.test(address));
    expect(own).toEqual([
      "databricks_directory.program-reverse-etl_directory",
      "databricks_job.consumer-contacts-out",
      "databricks_job.consumer-customers-out",
      "databricks_job.consumer-invoices-out",
      "databricks_job.consumer-orders-out",
      "databricks_job.consumer-prices-out",
      "databricks_job.consumer-sales-out",
      "databricks_job.consumer-segments-out",
      "databricks_job.consumer-stock-out",
      "databricks_permissions.consumer-customers-out_permissions",
      "databricks_permissions.program-reverse-etl_permissions",
      "databricks_workspace_file.program-reverse-etl_file",
    ]);
  });

  it("is a role and a credential for what is AWS's, and none for a database", () => {
    const own = addresses(json("dev-unity-catalog")).filter((address) => /consumer-/.test(address));
    expect(own.filter((address) => /^databricks_credential|^aws_iam_role\./.test(address))).toEqual(
      ["orders", "prices", "sales", "segments", "stock"]
        .flatMap((key) => [`aws_iam_role.consumer-${key}-out_role`])
        .concat(
          ["orders", "prices", "sales", "segments", "stock"].map(
            (key) => `databricks_credential.consumer-${key}-out_credential`,
          ),
        ),
    );
    expect(own.join(" ")).not.toMatch(/customers-out|contacts-out/);
  });

  it("is told of a database by its host, and of the password by its place", () => {
    expect(told("customers-out")).toEqual({
      "--table": `\${${remote}.unity-catalog.outputs.catalog_names.sales}.gold.customers`,
      "--keys": '["customer_id"]',
      "--columns": '["customer_id","name","segment"]',
      "--target": JSON.stringify({
        kind: "postgresql",
        host: `\${${remote}.data-services.outputs.database_hosts.shop}`,
        port: 5432,
        database: "shop",
        schema: "lake",
        table: "customers",
        sslMode: "require",
        secrets: { user: { scope: "crm", key: "user" }, password: { scope: "crm", key: "password" } },
      }),
      "--state": `\${${remote}.unity-catalog.outputs.catalog_names.sales}.gold.customers_out_delivered`,
      "--counts": `\${${remote}.unity-catalog.outputs.catalog_names.sales}.gold.customers_out_deliveries`,
      "--name": "customers-out",
      "--deletes": "follow",
      "--most-deleted-percent": "5",
      "--attempts": "4",
      "--run-id": "{{job.run_id}}",
    });
  });

  it("is told of tables and streams of AWS with the credential", () => {
    expect(told("prices-out")["--target"]).toBe(
      targetText("prices-out", {
        kind: "dynamodb",
        table: `\${${remote}.data-services.outputs.table_names.prices}`,
        region: "eu-west-1",
        credential: "CREDENTIAL",
        newerBy: "changed_at",
        expires: { column: "valid_until", attribute: "expires_at" },
      }),
    );
    expect(told("segments-out")["--target"]).toBe(
      targetText("segments-out", {
        kind: "kinesis",
        stream: `\${${remote}.data-services.outputs.stream_names.events}`,
        region: "eu-west-1",
        credential: "CREDENTIAL",
      }),
    );
  });

  it("is told of MySQL without a schema, and loads its driver", () => {
    expect(JSON.parse(told("contacts-out")["--target"] ?? "")).toEqual({
      kind: "mysql",
      host: `\${${remote}.data-services.outputs.database_hosts.crm}`,
      port: 3306,
      database: "crm",
      table: "contacts",
      secrets: { user: { scope: "crm", key: "user" }, password: { scope: "crm", key: "password" } },
    });
    expect(job("contacts-out").task).toMatchObject([{ library: [{ pypi: { package: "PyMySQL==1.2.4" } }] }]);
  });

  it("is told of SQL Server with its schema, and loads its driver", () => {
    expect(JSON.parse(told("invoices-out")["--target"] ?? "")).toEqual({
      kind: "sql-server",
      host: `\${${remote}.data-services.outputs.database_hosts.erp}`,
      port: 1433,
      database: "erp",
      schema: "dbo",
      table: "invoices",
      secrets: { user: { scope: "crm", key: "user" }, password: { scope: "crm", key: "password" } },
    });
    expect(job("invoices-out").task).toMatchObject([{ library: [{ pypi: { package: "pymssql==2.4.6" } }] }]);
  });

  it("is told of a topic by the brokers that take IAM, with a name for its transactions", () => {
    expect(told("stock-out")["--target"]).toBe(
      targetText("stock-out", {
        kind: "kafka",
        brokers: `\${${remote}.data-services.outputs.kafka_brokers.broker}`,
        topic: "stock",
        region: "eu-west-1",
        credential: "CREDENTIAL",
        delivery: "transactional",
        transactionalId: "acme-dev-stock-out",
        headers: { "content-type": "application/json", version: "2" },
      }),
    );
    expect(job("stock-out").task).toMatchObject([
      {
        library: [
          { pypi: { package: "confluent-kafka==2.16.1" } },
          { pypi: { package: "aws-msk-iam-sasl-signer-python==1.0.2" } },
        ],
      },
    ]);
  });

  it("is told of a warehouse with the folder between, of which the warehouse's role reads no more", () => {
    expect(told("sales-out")["--target"]).toBe(
      targetText("sales-out", {
        kind: "redshift",
        host: `\${${remote}.data-services.outputs.database_hosts.dwh}`,
        port: 5439,
        database: "dwh",
        schema: "lake",
        table: "sales",
        sslMode: "require",
        secrets: { user: { scope: "crm", key: "user" }, password: { scope: "crm", key: "password" } },
        region: "eu-west-1",
        credential: "CREDENTIAL",
        staging: { bucket: "acme-dev-exchange-111111111111", folder: "to-redshift", name: "sales-out" },
      }),
    );
    expect(job("sales-out").task).toMatchObject([{ library: [{ pypi: { package: "psycopg2-binary==2.9.13" } }] }]);
    const role = JSON.stringify(
      resource(json("dev-data-services"), "aws_iam_role_policy.data-service-dwh_files_policy"),
    );
    expect(role).toContain("arn:aws:s3:::acme-dev-exchange-111111111111/to-redshift/*");
    expect(role).not.toContain("s3:PutObject");
  });

  it("runs once at a time, is tried again, and tells of failures", () => {
    const made = job("customers-out");
    expect(made).toMatchObject({
      name: "acme-dev-customers-out",
      max_concurrent_runs: 1,
      timeout_seconds: 3600,
      email_notifications: { on_failure: ["a@acme.example"] },
      schedule: { quartz_cron_expression: "0 10 * * * ?", timezone_id: "UTC", pause_status: "UNPAUSED" },
    });
    expect(made.task).toMatchObject([
      { max_retries: 1, job_cluster_key: "delivery", library: [{ pypi: { package: "psycopg2-binary==2.9.13" } }] },
    ]);
    expect(made.job_cluster).toMatchObject([{ job_cluster_key: "delivery" }]);
    expect(job("prices-out")).toMatchObject({
      task: [{ environment_key: "delivery" }],
      environment: [{ environment_key: "delivery", spec: { environment_version: "4" } }],
    });
  });

  it("reads the table, writes its state, and reads the secrets, and is granted nothing else", () => {
    const grants = Object.values(json("dev-unity-catalog").resource?.databricks_grants ?? {});
    const of = (id: string) =>
      grants
        .flatMap(({ grant }) => grant as { principal: string; privileges: string[] }[])
        .filter(({ principal }) => principal.includes(id))
        .map(({ privileges }) => privileges);
    expect(of("ingestion")).toContainEqual(["ACCESS"]);
    const acls = json("dev-settings-main").resource?.databricks_secret_acl ?? {};
    expect(Object.values(acls)).toContainEqual(
      expect.objectContaining({ permission: "READ", principal: expect.stringContaining("ingestion") as unknown }),
    );
  });
});

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/acme-dev-prices";
const STREAM = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const OTHER = KEY.replace("0a1b", "ffff");
const ROLE = { name: "acme-dev-uc-svc-out", arn: "arn:aws:iam::111111111111:role/acme-dev-uc-svc-out" };
type Written = Parameters<typeof deliveryStatements>[0];
const written = (
  does: Exclude<Written["does"], "deliver-messages" | "stage-files">,
  key: Written["key"] = { mode: "data" },
): Written => ({
  does,
  arn: does === "deliver-items" ? TABLE : STREAM,
  key,
  credentialName: "acme-dev-svc-out",
  role: ROLE,
});
const inTable = {
  "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com",
  "kms:EncryptionContext:aws:dynamodb:tableName": "acme-dev-prices",
};
const inStream = {
  "kms:ViaService": "kinesis.eu-west-1.amazonaws.com",
  "kms:EncryptionContext:aws:kinesis:arn": STREAM,
};

describe("the role that brings tables into stores", () => {
  const items = deliveryStatements(written("deliver-items"), () => KEY, PLACE);
  const records = deliveryStatements(written("deliver-records"), () => KEY, PLACE);
  it.each([
    ...DELIVER_ITEMS.map((action) => ["allow", items, action, TABLE] as const),
    ["deny", items, "dynamodb:GetItem", TABLE],
    ["deny", items, "dynamodb:Scan", TABLE],
    ["deny", items, "dynamodb:Query", `${TABLE}/index/by_brand`],
    ["deny", items, "dynamodb:UpdateTable", TABLE],
    ["deny", items, "dynamodb:DeleteTable", TABLE],
    ["deny", items, "dynamodb:PutItem", `${TABLE}-old`],
    ["deny", items, "kinesis:PutRecords", STREAM],
    ["allow", items, "sts:AssumeRole", ROLE.arn],
    ["deny", items, "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
    ["allow", records, "kinesis:PutRecords", STREAM],
    ["deny", records, "kinesis:GetRecords", STREAM],
    ["deny", records, "kinesis:PutRecords", STREAM.replace("events", "others")],
    ["deny", records, "dynamodb:PutItem", TABLE],
  ] as const)("%s", (decision, statements, action, on) => {
    expect(simulateIdentity(statements, { action, resource: on })).toBe(decision);
  });

  it.each([
    ["allow", items, "kms:Decrypt", KEY, inTable],
    ["deny", items, "kms:Decrypt", OTHER, inTable],
    ["deny", items, "kms:Decrypt", KEY, { ...inTable, "kms:EncryptionContext:aws:dynamodb:tableName": "others" }],
    ["deny", items, "kms:Decrypt", KEY, { ...inTable, "kms:ViaService": "s3.eu-west-1.amazonaws.com" }],
    ["allow", records, "kms:GenerateDataKey", KEY, inStream],
    ["deny", records, "kms:Decrypt", KEY, inStream],
    ["deny", records, "kms:GenerateDataKey", KEY, inTable],
  ] as const)("uses the key for the store alone: %s", (decision, statements, action, on, context) => {
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it("uses another key of a table that is there already, and none of one that has none", () => {
    const other = deliveryStatements(written("deliver-items", { mode: "other", arn: OTHER }), () => KEY, PLACE);
    const none = deliveryStatements(written("deliver-items", { mode: "none" }), () => KEY, PLACE);
    const use = (statements: typeof other, on: string) =>
      simulateIdentity(statements, { action: "kms:Decrypt", resource: on, context: inTable });
    expect([use(other, OTHER), use(other, KEY), use(none, KEY), use(none, OTHER)]).toEqual([
      "allow",
      "deny",
      "deny",
      "deny",
    ]);
  });
});

const TOPIC = "arn:aws:kafka:eu-west-1:111111111111:topic/acme-dev-broker/*/stock";
const real = (sort: string, name = "") =>
  `arn:aws:kafka:eu-west-1:111111111111:${sort}/acme-dev-broker/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2${name}`;
const topic = (transactionalId: string | undefined) =>
  deliveryStatements(
    {
      does: "deliver-messages",
      arn: TOPIC,
      key: { mode: "none" },
      transactionalId,
      credentialName: "acme-dev-svc-out",
      role: ROLE,
    },
    () => KEY,
    PLACE,
  );

describe("the role that brings tables into topics", () => {
  const transactional = topic("acme-dev-stock-out");
  const idempotent = topic(undefined);
  it.each([
    ["allow", transactional, "kafka-cluster:Connect", real("cluster")],
    ["allow", transactional, "kafka-cluster:WriteDataIdempotently", real("cluster")],
    ["allow", transactional, "kafka-cluster:DescribeTopic", real("topic", "/stock")],
    ["allow", transactional, "kafka-cluster:WriteData", real("topic", "/stock")],
    ["allow", transactional, "kafka-cluster:AlterTransactionalId", real("transactional-id", "/acme-dev-stock-out")],
    ["allow", transactional, "kafka-cluster:DescribeTransactionalId", real("transactional-id", "/acme-dev-stock-out")],
    ["deny", transactional, "kafka-cluster:AlterTransactionalId", real("transactional-id", "/acme-dev-other")],
    ["deny", transactional, "kafka-cluster:WriteData", real("topic", "/orders")],
    ["deny", transactional, "kafka-cluster:ReadData", real("topic", "/stock")],
    ["deny", transactional, "kafka-cluster:CreateTopic", real("topic", "/stock")],
    ["deny", transactional, "kafka-cluster:AlterCluster", real("cluster")],
    ["deny", transactional, "kafka-cluster:Connect", real("cluster").replace("acme-dev-broker", "acme-dev-other")],
    ["allow", idempotent, "kafka-cluster:WriteDataIdempotently", real("cluster")],
    ["deny", idempotent, "kafka-cluster:AlterTransactionalId", real("transactional-id", "/acme-dev-stock-out")],
    ["allow", idempotent, "sts:AssumeRole", ROLE.arn],
  ] as const)("%s", (decision, statements, action, on) => {
    expect(simulateIdentity(statements, { action, resource: on })).toBe(decision);
  });
});

const FOLDER = "arn:aws:s3:::acme-dev-exchange-111111111111/to-redshift/sales-out";
const inFolder = {
  "kms:ViaService": "s3.eu-west-1.amazonaws.com",
  "kms:EncryptionContext:aws:s3:arn": `${FOLDER}/1/x`,
};

describe("the role that puts files there for a warehouse", () => {
  const files = deliveryStatements(
    {
      does: "stage-files",
      arn: FOLDER,
      key: { mode: "data" },
      bucket: "acme-dev-exchange-111111111111",
      folder: "to-redshift",
      credentialName: "acme-dev-svc-out",
      role: ROLE,
    },
    () => KEY,
    PLACE,
  );
  it.each([
    ["allow", "s3:PutObject", `${FOLDER}/1/rows-0/0.json.gz`, {}],
    ["allow", "s3:DeleteObject", `${FOLDER}/1/rows-0/0.json.gz`, {}],
    ["deny", "s3:GetObject", `${FOLDER}/1/rows-0/0.json.gz`, {}],
    ["deny", "s3:DeleteObjectVersion", `${FOLDER}/1/rows-0/0.json.gz`, {}],
    ["deny", "s3:PutObject", `${FOLDER}-more/1/rows-0/0.json.gz`, {}],
    ["deny", "s3:PutObject", FOLDER.replace("sales-out", "other/x"), {}],
    ["deny", "s3:ListBucket", "arn:aws:s3:::acme-dev-exchange-111111111111", {}],
    ["allow", "kms:GenerateDataKey", KEY, inFolder],
    [
      "allow",
      "kms:GenerateDataKey",
      KEY,
      { ...inFolder, "kms:EncryptionContext:aws:s3:arn": FOLDER.split("/")[0] ?? "" },
    ],
    ["deny", "kms:GenerateDataKey", OTHER, inFolder],
    ["deny", "kms:Decrypt", KEY, inFolder],
    ["deny", "kms:GenerateDataKey", KEY, { ...inFolder, "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::other/x" }],
    ["allow", "sts:AssumeRole", ROLE.arn, {}],
  ] as const)("%s %s", (decision, action, on, context) => {
    expect(simulateIdentity(files, { action, resource: on, context })).toBe(decision);
  });
});

describe("tables for stores in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are brought, have nothing to change afterwards, and go", async () => {
    await expectComesAndGoes(site, platform, ["dev-activation-main"]);
  });
});
