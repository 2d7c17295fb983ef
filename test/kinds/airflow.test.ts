import { describe, expect, it } from "vitest";
import type { AirflowEnvironment } from "../../config/kinds/workloads/airflow";
import { addresses } from "../../emitted/stacks";
import type { Statement } from "../../modules/iam/policy-document";
import { AIRFLOW_ACTIONS } from "../../modules/workloads/airflow/actions";
import {
  airflowStatements,
  airflowTrust,
  dataKeyStatements,
  s3Statements,
  sqsStatements,
} from "../../modules/workloads/airflow/policies";
import { remote, stackOfDev } from "../support/made";
import { withOrchestrationInVpc } from "../support/orchestration";
import { devEnvironment, devInput } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { resource } from "../support/synth";

const ACCOUNT = "111111111111";
const OTHER = "999999999999";
const PLACE = { partition: "aws", accountId: ACCOUNT, region: "eu-west-1" };
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const NAME = "acme-dev-run-dags";
const BUCKET = "arn:aws:s3:::acme-dev-airflow-dags-111111111111";
const DATA_KEY = arn("kms", "key/data");
const CONNECTION = arn("secretsmanager", `secret:airflow/connections/${NAME}/databricks_default-a1b2c3`);
const TASKS = `arn:aws:sqs:eu-west-1:${OTHER}:airflow-celery-0a1b`;

const json = stackOfDev(withOrchestrationInVpc);
const airflow = () => devEnvironment(withOrchestrationInVpc).workloads.dags as AirflowEnvironment;

describe("what an Airflow makes", () => {
  it("is an environment with a bucket, a role, logs and a connection; one that is there already is nothing", () => {
    const of = (key: string) =>
      addresses(json("dev-operations")).filter(
        (address) => address.includes(`workload-${key}`) && !address.includes("alarm"),
      );
    expect(of("dags")).toEqual([
      ...["dagprocessing", "scheduler", "task", "webserver", "worker"].map(
        (component) => `aws_cloudwatch_log_group.workload-dags_log-${component}`,
      ),
      "aws_iam_role.workload-dags_role",
      "aws_iam_role_policy.workload-dags_policy",
      "aws_mwaa_environment.workload-dags",
      "aws_s3_bucket.workload-dags_bucket",
      "aws_s3_bucket_lifecycle_configuration.workload-dags_bucket_lifecycle",
      "aws_s3_bucket_ownership_controls.workload-dags_bucket_ownership-controls",
      "aws_s3_bucket_policy.workload-dags_bucket_policy",
      "aws_s3_bucket_public_access_block.workload-dags_bucket_public-access-block",
      "aws_s3_bucket_server_side_encryption_configuration.workload-dags_bucket_encryption",
      "aws_s3_bucket_versioning.workload-dags_bucket_versioning",
      ...["file-dags-nightly-py", "file-plugins-zip", "file-requirements-txt", "file-startup-sh", "jobs"].map(
        (file) => `aws_s3_object.workload-dags_bucket_${file}`,
      ),
      "aws_secretsmanager_secret.workload-dags_connection",
      "aws_secretsmanager_secret_policy.workload-dags_connection_policy",
    ]);
    expect(of("their-airflow")).toEqual([]);
  });

  it("is private, in two zones, with the environment's key, what is shipped, and its connections in Secrets Manager", () => {
    const zones = devInput().network.availabilityZoneIds.slice(0, 2);
    const version = (file: string) => `\${aws_s3_object.workload-dags_bucket_file-${file}.version_id}`;
    const environment = resource(json("dev-operations"), "aws_mwaa_environment.workload-dags");
    expect(environment).toMatchObject({
      name: NAME,
      airflow_version: "3.0.6",
      environment_class: "mw1.small",
      min_workers: 1,
      max_workers: 4,
      schedulers: 2,
      min_webservers: 2,
      max_webservers: 2,
      dag_s3_path: "dags",
      source_bucket_arn: "${aws_s3_bucket.workload-dags_bucket.arn}",
      requirements_s3_path: "requirements.txt",
      requirements_s3_object_version: version("requirements-txt"),
      plugins_s3_path: "plugins.zip",
      plugins_s3_object_version: version("plugins-zip"),
      startup_script_s3_path: "startup.sh",
      startup_script_s3_object_version: version("startup-sh"),
      kms_key: remote("foundation", "kms_key_arns.data"),
      webserver_access_mode: "PRIVATE_ONLY",
      endpoint_management: "SERVICE",
      weekly_maintenance_window_start: "SUN:03:00",
      worker_replacement_strategy: "GRACEFUL",
      network_configuration: {
        subnet_ids: zones.map((zone) => remote("network", `data_service_subnet_ids.${zone}`)),
        security_group_ids: [remote("network", "workload_security_group_ids.dags")],
      },
      logging_configuration: {
        dag_processing_logs: { enabled: true, log_level: "WARNING" },
        task_logs: { enabled: true, log_level: "INFO" },
      },
    });
    const options = environment.airflow_configuration_options as Record<string, string>;
    expect(options).toMatchObject({
      "core.parallelism": "16",
      "secrets.backend": "airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend",
    });
    expect(JSON.parse(options["secrets.backend_kwargs"] ?? "")).toEqual({
      connections_prefix: `airflow/connections/${NAME}`,
      variables_prefix: `airflow/variables/${NAME}`,
      config_prefix: null,
    });
  });

  it("waits for logs of its own, and for a bucket that is closed, keeps versions and has the program", () => {
    const { depends_on } = resource(json("dev-operations"), "aws_mwaa_environment.workload-dags");
    expect(depends_on).toEqual(
      expect.arrayContaining([
        "aws_cloudwatch_log_group.workload-dags_log-task",
        "aws_iam_role_policy.workload-dags_policy",
        "aws_s3_bucket_public_access_block.workload-dags_bucket_public-access-block",
        "aws_s3_bucket_versioning.workload-dags_bucket_versioning",
        "aws_s3_object.workload-dags_bucket_file-dags-nightly-py",
        "aws_s3_object.workload-dags_bucket_jobs",
      ]),
    );
    expect(resource(json("dev-operations"), "aws_cloudwatch_log_group.workload-dags_log-task")).toMatchObject({
      name: `airflow-${NAME}-Task`,
      kms_key_id: remote("foundation", "kms_key_arns.data"),
      retention_in_days: 90,
    });
  });

  it("tells its DAGs the ids of the jobs, and has a connection whose value is nowhere", () => {
    const stack = json("dev-operations");
    expect(resource(stack, "aws_s3_object.workload-dags_bucket_jobs")).toMatchObject({
      key: "dags/lakehouse_jobs.json",
      content: `{"nightly":${remote("serving-main", "job_ids.nightly")},"told":${remote("serving-main", "job_ids.told")}}`,
    });
    expect(resource(stack, "aws_secretsmanager_secret.workload-dags_connection")).toMatchObject({
      name: `airflow/connections/${NAME}/databricks_default`,
      kms_key_id: remote("foundation", "kms_key_arns.data"),
    });
    expect(Object.keys(stack.resource ?? {})).not.toContain("aws_secretsmanager_secret_version");
  });

  it.each(["nightly", "told"])("lets its service principal start %s, as one that is there already", (job) => {
    const { access_control } = resource(json("dev-serving-main"), `databricks_permissions.workload-${job}_permissions`);
    expect(access_control).toContainEqual({
      service_principal_name: remote("account", "service_principal_application_ids.ingestion"),
      permission_level: "CAN_MANAGE_RUN",
    });
  });

  it("calls itself, endpoints and S3, is called by its people on 443, and by nobody else", () => {
    const rules = (way: "egress" | "ingress") =>
      Object.entries(json("dev-network").resource?.[`aws_vpc_security_group_${way}_rule`] ?? {})
        .filter(([id]) => id.startsWith("workload-dags"))
        .map(([id]) => id.replace("workload-dags_", ""));
    expect(rules("egress")).toEqual(["calls_endpoints-443", "calls_itself-443", "calls_itself-5432", "calls_s3"]);
    expect(rules("ingress")).toEqual([
      "calls_endpoints-443-in",
      "calls_itself-443-in",
      "calls_itself-5432-in",
      "ingress-443-10-99-0-0-24",
    ]);
  });

  it("gets through the policies of the endpoints that it calls", () => {
    const statements = (address: string) => String(resource(json("dev-network"), address).policy);
    expect(statements("aws_vpc_endpoint.s3")).toContain(BUCKET);
    expect(statements("aws_vpc_endpoint.service-sqs")).toContain("arn:aws:sqs:eu-west-1:*:airflow-celery-*");
  });

  it("is alarms on schedulers, tasks, DAGs and workers", () => {
    const alarms = Object.entries(json("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {});
    const own = alarms.filter(([key]) => key.startsWith("workload-dags_"));
    expect(own.map(([key]) => key).sort()).toEqual(
      ["broken-dags", "failed-tasks", "no-heartbeat", "waiting-tasks"].map((key) => `workload-dags_${key}`),
    );
    expect(Object.fromEntries(own)["workload-dags_no-heartbeat"]).toMatchObject({
      namespace: "AmazonMWAA",
      metric_name: "SchedulerHeartbeat",
      dimensions: { Environment: NAME, Function: "Scheduler" },
      comparison_operator: "LessThanThreshold",
      treat_missing_data: "breaching",
    });
  });
});

describe("policies of an Airflow", () => {
  const via = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });
  const CASES: [decision: string, action: string, on: string, context?: Record<string, string>][] = [
    ["allow", "airflow:PublishMetrics", arn("airflow", `environment/${NAME}`)],
    ["deny", "airflow:CreateCliToken", arn("airflow", `environment/${NAME}`)],
    ["allow", "s3:GetObjectVersion", `${BUCKET}/dags/nightly.py`],
    ["allow", "s3:ListBucket", BUCKET],
    ["deny", "s3:PutObject", `${BUCKET}/dags/nightly.py`],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw-111111111111/orders/1.csv"],
    ["deny", "s3:ListAllMyBuckets", "*"],
    ["allow", "s3:GetAccountPublicAccessBlock", "*"],
    ["allow", "logs:PutLogEvents", arn("logs", `log-group:airflow-${NAME}-Task:log-stream:x`)],
    ["deny", "logs:DeleteLogGroup", arn("logs", `log-group:airflow-${NAME}-Task`)],
    ["deny", "logs:PutLogEvents", arn("logs", "log-group:airflow-acme-prod-run-dags-Task:log-stream:x")],
    ["allow", "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AmazonMWAA" }],
    ["deny", "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/Lambda" }],
    ["allow", "sqs:SendMessage", TASKS],
    ["deny", "sqs:SendMessage", arn("sqs", "acme-dev-run-x-failed")],
    ["allow", "kms:GenerateDataKey", DATA_KEY, via("sqs")],
    ["allow", "kms:Decrypt", DATA_KEY, via("secretsmanager")],
    ["deny", "kms:Decrypt", DATA_KEY, via("rds")],
    ["deny", "kms:Decrypt", DATA_KEY],
    ["deny", "kms:CreateGrant", DATA_KEY, via("sqs")],
    ["allow", "secretsmanager:GetSecretValue", CONNECTION],
    ["deny", "secretsmanager:PutSecretValue", CONNECTION],
    ["deny", "secretsmanager:GetSecretValue", arn("secretsmanager", "secret:acme-dev-crm-a1b2c3")],
    ["deny", "secretsmanager:GetSecretValue", CONNECTION.replace("-dev-", "-prod-")],
    ["deny", "iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/${NAME}`],
  ];

  it.each(CASES)("its role: %s %s on %s %j", (decision, action, on, context = {}) => {
    const statements = airflowStatements(airflow(), DATA_KEY, PLACE);
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it.each(CASES)("roles of the layer at most: %s %s on %s %j", (decision, action, on, context = {}) => {
    const bucketName = (purpose: string) => `acme-dev-${purpose}-111111111111`;
    const place = { ...PLACE, prefix: "acme-dev", bucketName, dataKeyArn: DATA_KEY } as never;
    const statements = AIRFLOW_ACTIONS.ceiling?.statements(place) ?? [];
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it.each([
    ["allow", "airflow.amazonaws.com", arn("airflow", `environment/${NAME}`), ACCOUNT],
    ["allow", "airflow-env.amazonaws.com", arn("airflow", `environment/${NAME}`), ACCOUNT],
    ["deny", "airflow.amazonaws.com", arn("airflow", `environment/${NAME}-2`), ACCOUNT],
    ["deny", "airflow.amazonaws.com", arn("airflow", `environment/${NAME}`), OTHER],
    ["deny", "lambda.amazonaws.com", arn("airflow", `environment/${NAME}`), ACCOUNT],
  ])("its role is taken: %s by %s for %s of %s", (decision, service, source, account) => {
    const request = {
      by: { service },
      action: "sts:AssumeRole",
      context: { "aws:SourceArn": source, "aws:SourceAccount": account },
    };
    expect(simulate(airflowTrust(airflow(), PLACE), ACCOUNT, request)).toBe(decision);
  });

  it.each([
    ["allow", "kms:GenerateDataKey", `log-group:airflow-${NAME}-Task`, "logs.eu-west-1.amazonaws.com"],
    ["deny", "kms:CreateGrant", `log-group:airflow-${NAME}-Task`, "logs.eu-west-1.amazonaws.com"],
    ["deny", "kms:GenerateDataKey", "log-group:/acme-dev/x", "logs.eu-west-1.amazonaws.com"],
    ["deny", "kms:GenerateDataKey", `log-group:airflow-${NAME}-Task`, "logs.us-east-1.amazonaws.com"],
  ])("the key of its logs: %s %s for %s to %s", (decision, action, group, service) => {
    const request = {
      by: { service },
      action,
      context: { "kms:EncryptionContext:aws:logs:arn": arn("logs", group) },
    };
    expect(simulate(dataKeyStatements([airflow()], PLACE), ACCOUNT, request)).toBe(decision);
    expect(dataKeyStatements([], PLACE)).toEqual([]);
  });

  it.each([
    ["allow", `role/${NAME}`, "secretsmanager:GetSecretValue"],
    ["deny", `role/${NAME}`, "secretsmanager:PutSecretValue"],
    ["deny", "role/acme-dev-run-other", "secretsmanager:GetSecretValue"],
    ["deny", "role/admin", "secretsmanager:BatchGetSecretValue"],
  ])("its connection: %s %s %s", (decision, role, action) => {
    const { policy } = resource(
      json("dev-operations"),
      "aws_secretsmanager_secret_policy.workload-dags_connection_policy",
    );
    const statements = (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement;
    const caller = `arn:aws:iam::${ACCOUNT}:${role}`;
    const decided = simulate(statements, ACCOUNT, {
      by: { arn: caller },
      action,
      resource: "*",
      context: { "aws:PrincipalArn": caller, "aws:SecureTransport": "true" },
    });
    // The account is named, and the role's own policy allows it, too.
    expect(decided).toBe(decision === "allow" ? "by-iam" : "deny");
  });

  const by = (account: string) => ({ arn: `arn:aws:iam::${account}:role/somebody` });
  it.each([
    ["allow", ACCOUNT, "s3:GetObject", `${BUCKET}/dags/nightly.py`],
    ["deny", ACCOUNT, "s3:PutObject", `${BUCKET}/dags/nightly.py`],
    ["deny", OTHER, "s3:GetObject", `${BUCKET}/dags/nightly.py`],
    ["deny", ACCOUNT, "s3:GetObject", "arn:aws:s3:::somebody-else/x"],
    ["allow", ACCOUNT, "sqs:SendMessage", TASKS],
    ["deny", OTHER, "sqs:SendMessage", TASKS],
    ["deny", ACCOUNT, "sqs:SendMessage", TASKS.replace("airflow-celery-", "")],
    ["deny", ACCOUNT, "sqs:DeleteQueue", TASKS],
  ])("endpoints of the VPC: %s %s %s on %s", (decision, account, action, on) => {
    const statements = [...s3Statements([airflow()], PLACE), ...sqsStatements([airflow()], PLACE)];
    expect(simulate(statements, "endpoint", { by: by(account), action, resource: on })).toBe(decision);
    expect([...s3Statements([], PLACE), ...sqsStatements([], PLACE)]).toEqual([]);
  });
});
