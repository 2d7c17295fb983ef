import { describe, expect, it } from "vitest";
import { type GlueJobModel, glueJob } from "../../config/kinds/data-services/glue-job";
import { addresses } from "../../emitted/stacks";
import { GLUE_ACTIONS } from "../../modules/data-services/glue-job/actions";
import { jdbcUrl } from "../../modules/data-services/glue-job/jdbc";
import { glueStatements, glueTrust } from "../../modules/data-services/glue-job/policies";
import { exportJob, plainJob, withGlue } from "../support/glue";
import { DEV_NAMES } from "../support/names";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const remote = (layer: string, output: string) => `\${data.terraform_remote_state.${layer}.outputs.${output}}`;
const ZONE = remote("unity-catalog", "zone_bucket_names.raw");

const input = devInput();
withGlue(input);
input.dataServices = {
  ...input.dataServices,
  held: plainJob({ folder: "orders/held", trigger: { mode: "schedule", cron: "cron(0 5 * * ? *)", paused: true } }),
};
const stacks = synthPlatform(platformOf(accountInput(), input));
const emitted = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const services = () => emitted("dev-data-services");
const model = (key: "export" | "plain", change: Parameters<typeof withGlue>[1] = {}): GlueJobModel => {
  const entry = devEnvironment((made) => withGlue(made, change)).dataServices[key];
  if (entry?.kind !== "glue-job") throw new Error("no job");
  return entry;
};

describe("what a Glue job makes", () => {
  it("is the job with program, role, logs and encryption, its workflow, and on demand a connection and a crawler", () => {
    const own = addresses(services()).filter((one) => /\.data-service-(export|plain)_/.test(one));
    expect(own.filter((one) => one.includes("-plain_"))).toEqual([
      "aws_cloudwatch_log_group.data-service-plain_job_log-error",
      "aws_cloudwatch_log_group.data-service-plain_job_log-output",
      "aws_glue_job.data-service-plain_job",
      "aws_glue_security_configuration.data-service-plain_job_encryption",
      "aws_glue_trigger.data-service-plain_workflow_start",
      "aws_glue_workflow.data-service-plain_workflow",
      "aws_iam_role.data-service-plain_job_role",
      "aws_iam_role_policy.data-service-plain_job_policy",
      "aws_s3_object.data-service-plain_job_program_file-columns-json",
      "aws_s3_object.data-service-plain_job_program_file-main-py",
      "aws_s3_object.data-service-plain_job_program_file-names-py",
    ]);
    const plain = new Set(
      own.map((one) => one.replace("-plain_", "-export_")).filter((_, at) => own[at]?.includes("-plain_")),
    );
    expect(own.filter((one) => one.includes("-export_") && !plain.has(one))).toEqual([
      "aws_glue_catalog_database.data-service-export_workflow_database",
      "aws_glue_connection.data-service-export_connection",
      "aws_glue_crawler.data-service-export_workflow_crawler",
      "aws_glue_trigger.data-service-export_workflow_after",
      "aws_vpc_security_group_egress_rule.data-service-export_connection_egress-workers",
      "aws_vpc_security_group_ingress_rule.data-service-export_connection_ingress-workers",
    ]);
  });

  it("runs the script of the project with everything that the fields say", () => {
    const scripts = `s3://${ZONE}/glue-scripts/export`;
    expect(resource(services(), "aws_glue_job.data-service-export_job")).toMatchObject({
      name: "acme-dev-export",
      description: "Orders of the shop",
      role_arn: "${aws_iam_role.data-service-export_job_role.arn}",
      glue_version: "5.0",
      command: { name: "glueetl", python_version: "3", script_location: `${scripts}/main.py` },
      worker_type: "G.2X",
      number_of_workers: 4,
      execution_class: "STANDARD",
      execution_property: { max_concurrent_runs: 1 },
      timeout: 60,
      max_retries: 0,
      security_configuration: "${aws_glue_security_configuration.data-service-export_job_encryption.name}",
      connections: ["${aws_glue_connection.data-service-export_connection.name}"],
      default_arguments: {
        "--day": "today",
        "--output_path": `s3://${ZONE}/orders/export/`,
        "--job-language": "python",
        "--job-bookmark-option": "job-bookmark-disable",
        "--TempDir": `${scripts}/temporary/`,
        "--custom-logGroup-prefix": "/acme-dev/svc-export",
        "--enable-metrics": "true",
        "--enable-observability-metrics": "true",
        "--enable-auto-scaling": "true",
        "--enable-glue-datacatalog": "true",
        "--extra-py-files": `${scripts}/names.py`,
        "--extra-files": `${scripts}/columns.json`,
      },
    });
    expect(resource(services(), "aws_s3_object.data-service-export_job_program_file-main-py")).toMatchObject({
      bucket: ZONE,
      key: "glue-scripts/export/main.py",
      server_side_encryption: "aws:kms",
      kms_key_id: remote("foundation", "kms_key_arns.data"),
      override_provider: { default_tags: { tags: {} } },
    });
  });

  it("encrypts what it writes, logs and remembers with the environment's keys", () => {
    const data = remote("foundation", "kms_key_arns.data");
    const logs = remote("foundation", "kms_key_arns.logs");
    expect(
      resource(services(), "aws_glue_security_configuration.data-service-plain_job_encryption")
        .encryption_configuration,
    ).toEqual({
      s3_encryption: { s3_encryption_mode: "SSE-KMS", kms_key_arn: data },
      cloudwatch_encryption: { cloudwatch_encryption_mode: "SSE-KMS", kms_key_arn: logs },
      job_bookmarks_encryption: { job_bookmarks_encryption_mode: "CSE-KMS", kms_key_arn: data },
    });
    expect(resource(services(), "aws_cloudwatch_log_group.data-service-plain_job_log-error")).toMatchObject({
      name: "/acme-dev/svc-plain/error",
      kms_key_id: logs,
      retention_in_days: 90,
    });
  });

  it("reads the database over TLS with a login that stands in a secret, from both ends' security groups", () => {
    const group = remote("network", "data_service_security_group_ids.export");
    expect(resource(services(), "aws_glue_connection.data-service-export_connection")).toMatchObject({
      connection_type: "JDBC",
      connection_properties: {
        JDBC_CONNECTION_URL: "jdbc:postgresql://${aws_db_instance.data-service-shop_instance.address}:5432/shop",
        JDBC_ENFORCE_SSL: "true",
        SECRET_ID: "${aws_secretsmanager_secret_policy.data-service-shop-login_policy.secret_arn}",
      },
      physical_connection_requirements: {
        availability_zone: "${data.aws_subnet.data-service-export_connection_subnet.availability_zone}",
        security_group_id_list: [group],
      },
    });
    const rule = (way: string, name: string) =>
      resource(services(), `aws_vpc_security_group_${way}_rule.data-service-export_connection_${name}`);
    expect(rule("ingress", "ingress-workers")).toMatchObject({ referenced_security_group_id: group, to_port: 65_535 });
    const rules = Object.keys(emitted("dev-network").resource?.aws_vpc_security_group_egress_rule ?? {});
    expect(rules.filter((key) => key.startsWith("data-service-export_calls"))).toHaveLength(3);
    expect(
      String(resource(services(), "aws_secretsmanager_secret_policy.data-service-shop-login_policy").policy),
    ).toContain("role/acme-dev-svc-export");
  });

  it("is started by its schedule, and followed by its crawler", () => {
    const trigger = (name: string) => resource(services(), `aws_glue_trigger.data-service-${name}`);
    const workflow = "${aws_glue_workflow.data-service-export_workflow.name}";
    expect(trigger("export_workflow_start")).toMatchObject({
      type: "SCHEDULED",
      schedule: "cron(15 2 * * ? *)",
      start_on_creation: true,
      workflow_name: workflow,
      actions: [{ job_name: "${aws_glue_job.data-service-export_job.name}" }],
    });
    expect(trigger("export_workflow_after")).toMatchObject({
      type: "CONDITIONAL",
      workflow_name: workflow,
      predicate: {
        conditions: [
          { job_name: "${aws_glue_job.data-service-export_job.name}", state: "SUCCEEDED", logical_operator: "EQUALS" },
        ],
      },
      actions: [{ crawler_name: "${aws_glue_crawler.data-service-export_workflow_crawler.name}" }],
    });
    expect(trigger("export_workflow_start")).not.toHaveProperty("enabled");
    expect(trigger("held_workflow_start")).toMatchObject({ enabled: false, start_on_creation: false });
    expect(trigger("plain_workflow_start")).toMatchObject({ type: "ON_DEMAND" });
    expect(trigger("plain_workflow_start")).not.toHaveProperty("start_on_creation");
    expect(resource(services(), "aws_glue_crawler.data-service-export_workflow_crawler")).toMatchObject({
      database_name: "${aws_glue_catalog_database.data-service-export_workflow_database.name}",
      table_prefix: "shop_",
      s3_target: [{ path: `s3://${ZONE}/orders/export/` }],
    });
    expect(resource(services(), "aws_glue_catalog_database.data-service-export_workflow_database").name).toBe(
      "acme_dev_export",
    );
  });

  it("is alarms on runs that fail, and where some are expected on none that succeeded", () => {
    const alarms = Object.entries(emitted("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {})
      .filter(([key]) => /data-service-(export|plain)_/.test(key))
      .map(([key, one]) => [key, one.metric_name, one.evaluation_periods, one.treat_missing_data]);
    expect(alarms).toEqual([
      ["data-service-export_failed", "glue.error.ALL", 1, "notBreaching"],
      ["data-service-export_no-success", "glue.succeed.ALL", 26, "breaching"],
      ["data-service-plain_failed", "glue.error.ALL", 1, "notBreaching"],
    ]);
  });

  it.each<[Parameters<typeof jdbcUrl>[0]["system"], number, string]>([
    ["postgresql", 5432, "jdbc:postgresql://h:5432/d"],
    ["mysql", 3306, "jdbc:mysql://h:3306/d"],
    ["sql-server", 1433, "jdbc:sqlserver://h:1433;databaseName=d"],
    ["oracle", 1521, "jdbc:oracle:thin://@h:1521/d"],
  ])("calls %s by its URL", (system, port, url) => {
    expect(jdbcUrl({ system, port, database: "d" }, "h")).toBe(url);
  });

  it("knows how another database is reached", () => {
    const at = { system: "oracle" as const, host: "erp.corp.example", cidr: "172.16.4.0/24", database: "ERP" };
    const connection = { mode: "host" as const, ...at, login: "shop-login" };
    expect(model("export", { connection }).connection).toMatchObject({ port: 1521 });
    expect(glueJob.placement?.(exportJob({ connection }))?.calls?.outside).toEqual([
      { cidrs: ["172.16.4.0/24"], ports: [{ from: 1521, to: 1521 }] },
    ]);
  });
});

describe("policies of a Glue job", () => {
  const statements = (key: "export" | "plain") => glueStatements({ entry: model(key), dataKeyArn: KEY, place: PLACE });
  const LOGIN = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:acme-dev-shop-login-a1b2c3";
  const glue = (one: string) => `arn:aws:glue:eu-west-1:111111111111:${one}`;
  const via = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });
  const group = (name: string) => `arn:aws:logs:eu-west-1:111111111111:log-group:${name}`;

  it.each<["allow" | "deny", "allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "deny", "s3:PutObject", `${BUCKET}/orders/export/part-0.parquet`],
    ["deny", "allow", "s3:PutObject", `${BUCKET}/orders/plain/part-0.parquet`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/orders/x`],
    ["allow", "deny", "s3:GetObject", `${BUCKET}/glue-scripts/export/main.py`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/glue-scripts/export/main.py`],
    ["allow", "deny", "s3:PutObject", `${BUCKET}/glue-scripts/export/temporary/x`],
    ["allow", "deny", "s3:ListBucket", BUCKET, { "s3:prefix": "orders/export/" }],
    ["deny", "deny", "s3:ListBucket", BUCKET, { "s3:prefix": "orders/" }],
    ["allow", "allow", "kms:GenerateDataKey", KEY, via("s3")],
    ["allow", "allow", "kms:Encrypt", KEY, via("glue")],
    ["deny", "deny", "kms:Decrypt", KEY, via("rds")],
    ["deny", "deny", "kms:Decrypt", KEY],
    ["allow", "deny", "logs:PutLogEvents", group("/acme-dev/svc-export/error:log-stream:x")],
    ["deny", "allow", "logs:PutLogEvents", group("/acme-dev/svc-plain/output:log-stream:x")],
    ["allow", "deny", "logs:PutLogEvents", group("/aws-glue/crawlers-role/x:log-stream:y")],
    ["deny", "deny", "logs:PutLogEvents", group("/acme-dev/cloudtrail:log-stream:y")],
    ["allow", "allow", "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "Glue" }],
    ["deny", "deny", "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/S3" }],
    ["allow", "deny", "glue:CreateTable", glue("table/acme_dev_export/orders")],
    ["deny", "deny", "glue:CreateTable", glue("table/acme_dev_other/orders")],
    ["deny", "deny", "glue:DeleteTable", glue("table/acme_dev_export/orders")],
    ["allow", "deny", "glue:GetConnection", glue("connection/acme-dev-export")],
    ["deny", "deny", "glue:GetConnection", glue("connection/acme-dev-other")],
    ["allow", "deny", "secretsmanager:GetSecretValue", LOGIN],
    ["deny", "deny", "secretsmanager:GetSecretValue", LOGIN.replace("shop-login", "crm")],
    ["allow", "deny", "kms:Decrypt", KEY, { ...via("secretsmanager"), "kms:EncryptionContext:SecretARN": LOGIN }],
    ["deny", "deny", "kms:Decrypt", KEY, { ...via("secretsmanager"), "kms:EncryptionContext:SecretARN": "other" }],
    ["allow", "deny", "ec2:CreateNetworkInterface", "arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1"],
    ["deny", "deny", "ec2:RunInstances", "*"],
    ["deny", "deny", "iam:PassRole", "*"],
  ])("%s the job with a database, %s the plain one: %s on %s", (exports, plain, action, on, context = {}) => {
    expect(simulateIdentity(statements("export"), { action, resource: on, context })).toBe(exports);
    expect(simulateIdentity(statements("plain"), { action, resource: on, context })).toBe(plain);
  });

  it("are inside what roles of the layer may do at most", () => {
    const ceiling =
      GLUE_ACTIONS.ceiling?.statements({
        ...PLACE,
        prefix: "acme-dev",
        names: DEV_NAMES,
        bucketName: (purpose: string) => `acme-dev-${purpose}-111111111111`,
        databricksMakesVpc: false,
        lakeBuckets: [],
        eventBuckets: [],
        rawBuckets: ["acme-dev-raw-111111111111"],
        dataKeyArn: KEY,
        lakeKeyArns: [KEY],
        otherBuckets: [],
      }) ?? [];
    const most = new Set(ceiling.flatMap(({ Action }) => Action));
    const own = statements("export").flatMap(({ Action }) => Action);
    expect(own.filter((action) => !most.has(action))).toEqual([]);
    const decide = (action: string, on: string) => simulateIdentity(ceiling, { action, resource: on });
    expect(decide("glue:GetConnection", glue("connection/acme-dev-export"))).toBe("allow");
    expect(decide("glue:GetConnection", glue("connection/acme-prod-export"))).toBe("deny");
    expect(decide("secretsmanager:GetSecretValue", LOGIN.replace("dev", "prod"))).toBe("deny");
  });

  it("let Glue take the role for things of this account alone", () => {
    const by = (service: string, account: string) =>
      simulate(glueTrust(PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": account },
      });
    expect(by("glue.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by("glue.amazonaws.com", "999999999999")).toBe("deny");
    expect(by("lambda.amazonaws.com", PLACE.accountId)).toBe("deny");
  });
});

describe("values of a Glue job", () => {
  it.each<[Parameters<typeof plainJob>[0], object]>([
    [{ bookmarks: "on" }, { "--job-bookmark-option": "job-bookmark-enable" }],
    [{ bookmarks: "paused" }, { "--job-bookmark-option": "job-bookmark-pause" }],
    [{ workers: { autoScaling: false } }, { "--enable-auto-scaling": "false" }],
    [{ crawler: { finds: "iceberg" } }, { "--datalake-formats": "iceberg" }],
  ])("are arguments of the job: %j", (change, expected) => {
    const changed = devInput();
    withGlue(changed);
    changed.dataServices = { plain: plainJob(change) };
    const stack = synthPlatform(platformOf(accountInput(), changed)).find(({ name }) => name === "dev-data-services");
    if (!stack) throw new Error("no stack");
    const made = resource(stack.json, "aws_glue_job.data-service-plain_job");
    expect(made.default_arguments).toMatchObject(expected);
    if (change?.crawler === undefined) return;
    const path = [`s3://${ZONE}/orders/plain/`];
    expect(resource(stack.json, "aws_glue_crawler.data-service-plain_workflow_crawler")).toMatchObject({
      iceberg_target: [{ paths: path, maximum_traversal_depth: 10 }],
    });
  });
});

describe("folders of a Glue job", () => {
  it("are the key where none is written", () => {
    const { folder: _, ...rest } = exportJob();
    expect(model("export", { ...rest, folder: undefined } as never).folder).toBe("export");
  });
});
