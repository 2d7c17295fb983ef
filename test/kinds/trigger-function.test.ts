import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventTriggerModel } from "../../config/kinds/workloads/event-trigger";
import { FUNCTION_SECONDS } from "../../config/kinds/workloads/trigger-function";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import type { Statement } from "../../modules/iam/policy-document";
import { EVENT_TRIGGER_ACTIONS } from "../../modules/workloads/event-trigger/actions";
import { functionStatements } from "../../modules/workloads/event-trigger/function-policies";
import { dataKeyStatements } from "../../modules/workloads/event-trigger/policies";
import { zip } from "../../modules/workloads/event-trigger/zip";
import { report } from "../config/problems";
import { remote, stackOfDev } from "../support/made";
import { DEV_NAMES } from "../support/names";
import { CALLED_ENDPOINTS, onClosing, withOrchestrationInVpc } from "../support/orchestration";
import { devEnvironment, devInput, ROOT } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { resource } from "../support/synth";

const ACCOUNT = "111111111111";
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const QUEUE = arn("sqs", "acme-dev-run-on-closing-starts");
const SECRET = arn("secretsmanager", "secret:acme-dev-orchestration-secret-a1b2c3");
const DATA_KEY = arn("kms", "key/data");
const FUNCTION = arn("lambda", "function:acme-dev-run-on-closing");

const json = stackOfDev(withOrchestrationInVpc);
const trigger = (key: string) => devEnvironment(withOrchestrationInVpc).workloads[key] as EventTriggerModel;
const throughOf = (key: string) => {
  const { through } = trigger(key);
  if (through.mode !== "function") throw new Error(`${key} is started from the internet`);
  return through;
};

describe("what an event trigger makes that starts its job through a function", () => {
  it("is a rule, two queues and the function, and nothing that calls from the internet", () => {
    const own = addresses(json("dev-operations")).filter(
      (address) => address.includes("workload-on-closing") && !address.includes("alarm"),
    );
    expect(own).toEqual([
      "aws_cloudwatch_event_rule.workload-on-closing",
      "aws_cloudwatch_event_target.workload-on-closing_target",
      "aws_cloudwatch_log_group.workload-on-closing_function_log",
      "aws_iam_role.workload-on-closing_function_role",
      "aws_iam_role_policy.workload-on-closing_function_policy",
      "aws_lambda_event_source_mapping.workload-on-closing_function_mapping",
      "aws_lambda_function.workload-on-closing_function",
      "aws_s3_object.workload-on-closing_function_program",
      "aws_sqs_queue.workload-on-closing_failed",
      "aws_sqs_queue.workload-on-closing_function_starts",
      "aws_sqs_queue_policy.workload-on-closing_failed_policy",
      "aws_sqs_queue_policy.workload-on-closing_function_starts_policy",
    ]);
  });

  it("stands in subnets of data services, with the program of this project, and signs in with a secret that it looks up", () => {
    const stack = json("dev-operations");
    const program = resource(stack, "aws_s3_object.workload-on-closing_function_program");
    expect(resource(stack, "aws_lambda_function.workload-on-closing_function")).toMatchObject({
      function_name: "acme-dev-run-on-closing",
      runtime: "python3.13",
      handler: "start_job.handler",
      timeout: FUNCTION_SECONDS,
      reserved_concurrent_executions: 2,
      s3_object_version: "${aws_s3_object.workload-on-closing_function_program.version_id}",
      environment: {
        variables: {
          WORKSPACE_URL: remote("workspace", "workspace_urls.main"),
          CLIENT_ID: remote("account", "service_principal_application_ids.ingestion"),
          SECRET_ID: remote("data-services", "secret_arns.orchestration-secret"),
        },
      },
      vpc_config: {
        subnet_ids: devInput().network.availabilityZoneIds.map((zone) =>
          remote("network", `data_service_subnet_ids.${zone}`),
        ),
        security_group_ids: [remote("network", "workload_security_group_ids.on-closing")],
      },
      logging_config: {
        log_format: "JSON",
        log_group: "${aws_cloudwatch_log_group.workload-on-closing_function_log.name}",
      },
    });
    expect(program).toMatchObject({
      bucket: "${aws_s3_bucket_versioning.programs_versioning.bucket}",
      server_side_encryption: "aws:kms",
    });
    const archive = Buffer.from(String(program.content_base64), "base64");
    expect(archive.includes(readFileSync(join(ROOT, "assets/functions/start_job.py")))).toBe(true);
  });

  it("hands each event to the queue, as the request that starts one run, and to the dead letters after all attempts", () => {
    const stack = json("dev-operations");
    expect(resource(stack, "aws_cloudwatch_event_target.workload-on-closing_target")).toMatchObject({
      arn: "${aws_sqs_queue.workload-on-closing_function_starts.arn}",
      input_transformer: {
        input_paths: { id: "$.id", p0: "$.detail.day" },
        input_template: `{"job_id":${remote("serving-main", "job_ids.nightly")},"idempotency_token":"<id>","job_parameters":{"day":"<p0>"}}`,
      },
      dead_letter_config: { arn: "${aws_sqs_queue.workload-on-closing_failed.arn}" },
    });
    expect(resource(stack, "aws_cloudwatch_event_target.workload-on-closing_target")).not.toHaveProperty("role_arn");
    expect(resource(stack, "aws_sqs_queue.workload-on-closing_function_starts")).toMatchObject({
      name: "acme-dev-run-on-closing-starts",
      kms_master_key_id: remote("foundation", "kms_key_arns.data"),
      visibility_timeout_seconds: 480,
      redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.workload-on-closing_failed.arn}","maxReceiveCount":181}',
    });
    expect(resource(stack, "aws_lambda_event_source_mapping.workload-on-closing_function_mapping")).toMatchObject({
      event_source_arn: "${aws_sqs_queue.workload-on-closing_function_starts.arn}",
      batch_size: 1,
      scaling_config: { maximum_concurrency: 2 },
    });
  });

  it.each([
    [24, 185, 8, 181],
    [24, 0, 720, 1],
    [24, 2, 720, 3],
    [1, 185, 6, 11],
    [1, 5, 12, 6],
  ])(
    "within %d hours and %d attempts, a message is hidden for %d minutes and read %d times",
    (hours, attempts, hidden, reads) => {
      const { workloads } = devEnvironment((input) => {
        withOrchestrationInVpc(input);
        input.workloads = { ...input.workloads, "on-closing": onClosing({ retry: { hours, attempts } }) };
      });
      const { through } = workloads["on-closing"] as EventTriggerModel;
      expect(through).toMatchObject({ hiddenMinutes: hidden, receives: reads });
      // Source: Lambda developer guide: six times the timeout of the function.
      expect(hidden * 60).toBeGreaterThanOrEqual(6 * FUNCTION_SECONDS);
      expect(hidden * (reads - 1)).toBeLessThanOrEqual(hours * 60);
    },
  );

  it("is let out to the endpoints of the VPC alone", () => {
    const rules = Object.entries(json("dev-network").resource?.aws_vpc_security_group_egress_rule ?? {}).filter(
      ([id]) => id.startsWith("workload-on-closing"),
    );
    expect(rules.map(([id]) => id)).toEqual(["workload-on-closing_calls_endpoints-443"]);
    expect(rules[0]?.[1]).toMatchObject({
      security_group_id: "${aws_security_group.workload-on-closing.id}",
      referenced_security_group_id: "${aws_security_group.endpoint-security-group.id}",
      from_port: 443,
      to_port: 443,
    });
  });

  it("is alarms on starts that fail, wait or are held up", () => {
    const alarms = Object.keys(json("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {});
    expect(alarms.filter((key) => key.startsWith("workload-on-closing_")).sort()).toEqual(
      ["depth", "errors", "lost", "sent-to-dlq", "throttles", "undelivered", "waits"].map(
        (key) => `workload-on-closing_${key}`,
      ),
    );
  });

  it("lets the function read the secret, among its readers", () => {
    const { policy } = resource(
      json("dev-data-services"),
      "aws_secretsmanager_secret_policy.data-service-orchestration-secret_policy",
    );
    expect(String(policy)).toContain(`role/acme-dev-run-on-closing`);
  });
});

describe("an event trigger through a function in the configuration", () => {
  const problems = (changes: Record<string, unknown>, network: object = {}) => {
    const input: EnvironmentInput = devInput();
    withOrchestrationInVpc(input);
    const { workloads, workspaces, dataServices } = input;
    const all = { workloads, workspaces, dataServices, network: { ...input.network, ...network }, ...changes };
    return report({ dev: all });
  };
  const through = (change: object) => ({
    "workloads.on-closing.through": { mode: "function", signIn: "orchestration-secret", ...change },
  });
  const CLOSED = { backend: true, access: { public: { mode: "closed", runner: "10.20.0.7/32" } } };

  it("is taken where the internet reaches no workspace, and where addresses are listed", () => {
    expect(problems({})).toBe("");
    const said = problems({}, { privateLink: CLOSED });
    expect(said).toContain("workloads.on-orders: calls a workspace from the internet");
    expect(said).not.toContain("workloads.on-closing");
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    ["a secret that is none", through({ signIn: "secrat" }), '"secrat" is not a data service'],
    ["a data service that is no secret", through({ signIn: "shop" }), 'is of kind "event-bus"'],
    ["one start at once", through({ startsAtOnce: 1 }), "1 is too small. Fix: use at least 2."],
    ["too many starts at once", through({ startsAtOnce: 101 }), "101 is too large. Fix: use at most 100."],
    ["starts in a second", through({ startsPerSecond: 5 }), "startsPerSecond"],
    ["a log for other days", through({ logRetentionDays: 10 }), "logRetentionDays"],
    ["a way that is none", { "workloads.on-closing.through": { mode: "lambda" } }, "is not one of the possible values"],
    ["no secret", { "workloads.on-closing.through": { mode: "function" } }, "through.signIn"],
    [
      "a zone that the VPC has not",
      through({ availabilityZoneIds: ["use1-az1"] }),
      "the VPC has no subnet in use1-az1",
    ],
    [
      "subnets of a VPC that is there",
      through({ subnetIds: ["subnet-0123456789abcdef0"] }),
      "is for a VPC that is there",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(problems(changes)).toContain(message);
  });

  it("is refused where nothing in the VPC answers for Databricks, or for Secrets Manager", () => {
    expect(problems({}, { privateLink: { backend: false } })).toContain(
      "workloads.on-closing.through: calls a workspace from subnets that lead nowhere but into the VPC, where nothing answers for Databricks. Fix: set network.privateLink.backend to true.",
    );
    const endpoints = CALLED_ENDPOINTS.filter((service) => service !== "secretsmanager");
    expect(problems({}, { endpoints })).toContain(
      'workloads.on-closing: an event trigger reaches secretsmanager over an endpoint of the VPC, which has none. Fix: add "secretsmanager" to network.endpoints.',
    );
  });
});

describe("policies of a function that starts jobs", () => {
  const via = (service: string, more: Record<string, string> = {}) => ({
    "kms:ViaService": `${service}.eu-west-1.amazonaws.com`,
    ...more,
  });
  const queued = via("sqs", { "kms:EncryptionContext:aws:sqs:arn": QUEUE });
  const LOG = arn("logs", "log-group:/acme-dev/run-on-closing:log-stream:x");

  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "sqs:ReceiveMessage", QUEUE],
    ["deny", "sqs:SendMessage", QUEUE],
    ["deny", "sqs:ReceiveMessage", arn("sqs", "acme-dev-run-on-closing-failed")],
    ["allow", "kms:Decrypt", DATA_KEY, queued],
    ["deny", "kms:GenerateDataKey", DATA_KEY, queued],
    ["deny", "kms:Decrypt", DATA_KEY, via("s3")],
    ["deny", "kms:Decrypt", DATA_KEY],
    ["allow", "secretsmanager:GetSecretValue", SECRET],
    ["deny", "secretsmanager:GetSecretValue", arn("secretsmanager", "secret:acme-dev-crm-a1b2c3")],
    ["deny", "secretsmanager:PutSecretValue", SECRET],
    ["allow", "kms:Decrypt", DATA_KEY, via("secretsmanager")],
    ["allow", "logs:PutLogEvents", LOG],
    ["deny", "logs:CreateLogGroup", LOG],
    ["deny", "logs:PutLogEvents", arn("logs", "log-group:/acme-dev/run-other:log-stream:x")],
    ["allow", "ec2:CreateNetworkInterface", "*"],
    ["deny", "ec2:CreateNetworkInterface", "*", { "lambda:SourceFunctionArn": FUNCTION }],
    ["deny", "ec2:TerminateInstances", "*"],
  ])("its role: %s %s on %s %j", (decision, action, on, context = {}) => {
    const statements = functionStatements(throughOf("on-closing"), {
      secretArn: SECRET,
      dataKeyArn: DATA_KEY,
      place: { partition: "aws", accountId: ACCOUNT, region: "eu-west-1" },
    });
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "sqs:ReceiveMessage", QUEUE],
    ["deny", "sqs:ReceiveMessage", arn("sqs", "acme-dev-run-on-closing-failed")],
    ["allow", "secretsmanager:GetSecretValue", SECRET],
    ["deny", "secretsmanager:GetSecretValue", arn("secretsmanager", "secret:acme-dev-crm-a1b2c3")],
    ["allow", "logs:PutLogEvents", LOG],
    ["deny", "logs:PutLogEvents", arn("logs", "log-group:/acme-prod/run-x:log-stream:x")],
    ["allow", "ec2:CreateNetworkInterface", "*", { "aws:RequestedRegion": "eu-west-1" }],
    ["deny", "ec2:CreateNetworkInterface", "*", { "aws:RequestedRegion": "us-east-1" }],
    ["deny", "lambda:InvokeFunction", FUNCTION],
  ])("roles of the layer at most: %s %s on %s %j", (decision, action, on, context = {}) => {
    const place = {
      partition: "aws",
      accountId: ACCOUNT,
      region: "eu-west-1",
      prefix: "acme-dev",
      names: DEV_NAMES,
      dataKeyArn: DATA_KEY,
      accessed: [{ does: "read-secret", arn: throughOf("on-closing").secretArn, key: { mode: "data" } }],
    } as never;
    const statements = EVENT_TRIGGER_ACTIONS.ceiling?.statements(place) ?? [];
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  const emitted = (address: string, argument: string) =>
    (JSON.parse(String(resource(json("dev-operations"), address)[argument])) as { Statement: Statement[] }).Statement;

  it.each([
    ["allow", "events", "sqs:SendMessage", "true", "rule/acme-dev-shop/acme-dev-run-on-closing"],
    ["deny", "events", "sqs:SendMessage", "false", "rule/acme-dev-shop/acme-dev-run-on-closing"],
    ["deny", "events", "sqs:SendMessage", "true", "rule/acme-dev-shop/acme-dev-run-on-orders"],
    ["deny", "events", "sqs:ReceiveMessage", "true", "rule/acme-dev-shop/acme-dev-run-on-closing"],
    ["deny", "sns", "sqs:SendMessage", "true", "rule/acme-dev-shop/acme-dev-run-on-closing"],
  ])("the queue takes what its rule sends: %s to %s %s, TLS %s, of %s", (decision, service, action, tls, rule) => {
    const statements = emitted("aws_sqs_queue_policy.workload-on-closing_function_starts_policy", "policy");
    const request = {
      by: { service: `${service}.amazonaws.com` },
      action,
      resource: QUEUE,
      context: { "aws:SourceArn": arn("events", rule), "aws:SecureTransport": tls },
    };
    expect(simulate(statements, ACCOUNT, request)).toBe(decision);
  });

  it("its role is taken by Lambda alone", () => {
    const trust = emitted("aws_iam_role.workload-on-closing_function_role", "assume_role_policy");
    const take = (by: { service: string } | { arn: string }) =>
      simulate(trust, ACCOUNT, { by, action: "sts:AssumeRole" });
    expect(take({ service: "lambda.amazonaws.com" })).toBe("allow");
    expect(take({ service: "events.amazonaws.com" })).toBe("deny");
    expect(take({ arn: `arn:aws:iam::${ACCOUNT}:role/admin` })).toBe("deny");
  });

  it("the key lets the rule send into the queue", () => {
    const use = (queue: string) =>
      simulate(dataKeyStatements([trigger("on-closing")]), ACCOUNT, {
        by: { service: "events.amazonaws.com" },
        action: "kms:GenerateDataKey",
        context: { "kms:EncryptionContext:aws:sqs:arn": queue },
      });
    expect(use(QUEUE)).toBe("allow");
    expect(use(QUEUE.replace("closing", "orders"))).toBe("deny");
  });
});

describe("the archive of a program", () => {
  it("is the same for the same files, and what others unpack", () => {
    const files = { "a.py": Buffer.from("print('ä')\n"), "b/c.txt": Buffer.from("") };
    expect(zip(files).equals(zip(files))).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), "zip-"));
    try {
      writeFileSync(join(folder, "a.zip"), zip(files));
      const program =
        "import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(), {i.filename: [z.read(i).decode(), oct(i.external_attr >> 16)] for i in z.infolist()}]))";
      const read = execFileSync("python3", ["-c", program, join(folder, "a.zip")], { encoding: "utf8" });
      expect(JSON.parse(read)).toEqual([null, { "a.py": ["print('ä')\n", "0o100644"], "b/c.txt": ["", "0o100644"] }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
