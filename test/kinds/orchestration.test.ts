import { describe, expect, it } from "vitest";
import type { EventTriggerModel } from "../../config/kinds/workloads/event-trigger";
import type { StateMachineModel } from "../../config/kinds/workloads/state-machine";
import { addresses } from "../../emitted/stacks";
import { EVENT_TRIGGER_ACTIONS } from "../../modules/workloads/event-trigger/actions";
import { callStatements, dataKeyStatements, putEvents } from "../../modules/workloads/event-trigger/policies";
import { requestOf } from "../../modules/workloads/event-trigger/request";
import { STATE_MACHINE_ACTIONS } from "../../modules/workloads/state-machine/actions";
import { definitionOf } from "../../modules/workloads/state-machine/definition";
import { machineStatements } from "../../modules/workloads/state-machine/policies";
import { remote, stackOfDev } from "../support/made";
import { DEV_NAMES } from "../support/names";
import { FUNCTION, withOrchestration } from "../support/orchestration";
import { devEnvironment } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { resource } from "../support/synth";

const ACCOUNT = "111111111111";
const URL = "https://dbc-1.cloud.databricks.com";
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const MACHINE = arn("states", "stateMachine:acme-dev-run-closing");
const CONNECTION = arn("events", "connection/acme-dev-run-closing/0a1b");
const SECRET = arn("secretsmanager", "secret:events!connection/acme-dev-run-closing/0a1b-x1y2z3");
const KNOWN = { workspaceUrl: URL, connectionArn: CONNECTION, jobId: (key: string) => (key === "told" ? "7" : "8") };

const json = stackOfDev(withOrchestration);
const entries = () => devEnvironment(withOrchestration).workloads;
const trigger = (key: string) => entries()[key] as EventTriggerModel;
const machine = (key: string) => entries()[key] as StateMachineModel;
const URL_OF_MAIN = remote("workspace", "workspace_urls.main");

describe("what an event trigger makes", () => {
  it("is a rule that calls the API of jobs, and at set times what puts an event", () => {
    const of = (key: string) =>
      addresses(json("dev-operations")).filter(
        (address) => address.includes(`workload-${key}`) && !address.includes("alarm"),
      );
    const always = (key: string) => [
      `aws_cloudwatch_event_api_destination.workload-${key}_destination`,
      `aws_cloudwatch_event_connection.workload-${key}_connection`,
      `aws_cloudwatch_event_rule.workload-${key}`,
      `aws_cloudwatch_event_target.workload-${key}_target`,
      `aws_iam_role.workload-${key}_role`,
      `aws_iam_role_policy.workload-${key}_policy`,
      `aws_sqs_queue.workload-${key}_failed`,
      `aws_sqs_queue_policy.workload-${key}_failed_policy`,
    ];
    expect(of("on-orders")).toEqual(always("on-orders"));
    expect(of("every-morning")).toEqual(
      [
        ...always("every-morning"),
        "aws_iam_role.workload-every-morning_schedule_role",
        "aws_iam_role_policy.workload-every-morning_schedule_policy",
        "aws_scheduler_schedule.workload-every-morning_schedule",
        "aws_scheduler_schedule_group.workload-every-morning_schedule_group",
        "aws_sqs_queue.workload-every-morning_schedule_failed",
        "aws_sqs_queue_policy.workload-every-morning_schedule_failed_policy",
      ].sort(),
    );
  });

  it("signs in as the service principal, whose secret is nowhere", () => {
    const connection = resource(
      json("dev-operations"),
      "aws_cloudwatch_event_connection.workload-on-orders_connection",
    );
    expect(connection).toMatchObject({
      name: "acme-dev-run-on-orders",
      authorization_type: "OAUTH_CLIENT_CREDENTIALS",
      auth_parameters: {
        oauth: {
          authorization_endpoint: `${URL_OF_MAIN}/oidc/v1/token`,
          http_method: "POST",
          client_parameters: {
            client_id: remote("account", "service_principal_application_ids.ingestion"),
            client_secret: "put-by-hand",
          },
          oauth_http_parameters: {
            body: [
              { key: "grant_type", value: "client_credentials", is_value_secret: false },
              { key: "scope", value: "all-apis", is_value_secret: false },
            ],
          },
        },
      },
    });
  });

  it("starts a run once, however often the event comes", () => {
    const stack = json("dev-operations");
    expect(resource(stack, "aws_cloudwatch_event_api_destination.workload-on-orders_destination")).toMatchObject({
      invocation_endpoint: `${URL_OF_MAIN}/api/2.2/jobs/run-now`,
      http_method: "POST",
      invocation_rate_limit_per_second: 5,
    });
    expect(resource(stack, "aws_cloudwatch_event_target.workload-on-orders_target")).toMatchObject({
      event_bus_name: remote("data-services", "event_bus_names.shop"),
      arn: "${aws_cloudwatch_event_api_destination.workload-on-orders_destination.arn}",
      role_arn: "${aws_iam_role.workload-on-orders_role.arn}",
      input_transformer: {
        input_paths: { id: "$.id", p0: "$.detail.order.day" },
        input_template: `{"job_id":${remote("serving-main", "job_ids.nightly")},"idempotency_token":"<id>","job_parameters":{"day":"<p0>","stage":"dev"}}`,
      },
      dead_letter_config: { arn: "${aws_sqs_queue.workload-on-orders_failed.arn}" },
    });
    const { inputTemplate } = requestOf(trigger("every-morning"), "7");
    expect(JSON.parse(inputTemplate)).toEqual({ job_id: 7, idempotency_token: "<id>" });
  });

  it("puts an event at set times, which its rule alone takes", () => {
    const stack = json("dev-operations");
    expect(resource(stack, "aws_scheduler_schedule.workload-every-morning_schedule")).toMatchObject({
      group_name: "${aws_scheduler_schedule_group.workload-every-morning_schedule_group.name}",
      schedule_expression: "cron(0 6 * * ? *)",
      schedule_expression_timezone: "Europe/Berlin",
      state: "ENABLED",
      flexible_time_window: { mode: "FLEXIBLE", maximum_window_in_minutes: 15 },
      target: {
        arn: arn("events", "event-bus/default"),
        eventbridge_parameters: { source: "acme-dev.every-morning", detail_type: "Scheduled" },
        dead_letter_config: { arn: "${aws_sqs_queue.workload-every-morning_schedule_failed.arn}" },
      },
    });
    expect(resource(stack, "aws_cloudwatch_event_rule.workload-every-morning")).toMatchObject({
      event_bus_name: "default",
      event_pattern: '{"source":["acme-dev.every-morning"],"detail-type":["Scheduled"]}',
    });
  });

  it("lets the service principal start the jobs, and nothing more", () => {
    const { access_control } = resource(json("dev-serving-main"), "databricks_permissions.workload-told_permissions");
    expect(access_control).toContainEqual({
      service_principal_name: remote("account", "service_principal_application_ids.ingestion"),
      permission_level: "CAN_MANAGE_RUN",
    });
  });

  it("is alarms on what could not be started", () => {
    const alarms = Object.keys(json("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {});
    expect(alarms.filter((key) => key.startsWith("workload-every-morning_")).sort()).toEqual(
      ["depth", "lost", "schedule-depth", "sent-to-dlq", "undelivered"].map((key) => `workload-every-morning_${key}`),
    );
    expect(alarms.filter((key) => key.startsWith("workload-closing_")).sort()).toEqual(
      ["aborts", "failures", "schedule-depth", "timeouts"].map((key) => `workload-closing_${key}`),
    );
  });
});

describe("what a state machine makes", () => {
  it("is the machine with its log, traces, role, connection and schedule", () => {
    const stack = json("dev-operations");
    expect(
      addresses(stack).filter((address) => address.includes("workload-closing") && !address.includes("alarm")),
    ).toEqual([
      "aws_cloudwatch_event_connection.workload-closing_connection",
      "aws_cloudwatch_log_group.workload-closing_log",
      "aws_iam_role.workload-closing_role",
      "aws_iam_role.workload-closing_schedule_role",
      "aws_iam_role_policy.workload-closing_policy",
      "aws_iam_role_policy.workload-closing_schedule_policy",
      "aws_scheduler_schedule.workload-closing_schedule",
      "aws_scheduler_schedule_group.workload-closing_schedule_group",
      "aws_sfn_state_machine.workload-closing",
      "aws_sqs_queue.workload-closing_schedule_failed",
      "aws_sqs_queue_policy.workload-closing_schedule_failed_policy",
    ]);
    expect(resource(stack, "aws_sfn_state_machine.workload-closing")).toMatchObject({
      name: "acme-dev-run-closing",
      type: "STANDARD",
      logging_configuration: {
        level: "ERROR",
        include_execution_data: false,
        log_destination: "${aws_cloudwatch_log_group.workload-closing_log.arn}:*",
      },
      tracing_configuration: { enabled: true },
      depends_on: ["aws_iam_role_policy.workload-closing_policy"],
    });
    expect(resource(stack, "aws_cloudwatch_log_group.workload-closing_log")).toMatchObject({
      name: "/aws/vendedlogs/states/acme-dev-run-closing",
      kms_key_id: remote("foundation", "kms_key_arns.logs"),
      retention_in_days: 90,
    });
    expect(resource(stack, "aws_scheduler_schedule.workload-closing_schedule")).toMatchObject({
      flexible_time_window: { mode: "OFF" },
      target: {
        arn: "${aws_sfn_state_machine.workload-closing.arn}",
        input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
      },
    });
  });

  it("starts each job once, looks until its run has ended, and ends where one fails", () => {
    const definition = JSON.parse(definitionOf(machine("closing"), KNOWN));
    expect(definition).toMatchObject({ Comment: "Closes the day", StartAt: "load", TimeoutSeconds: 86_400 });
    const { States: states } = definition;
    expect(states.load).toMatchObject({
      Resource: "arn:aws:states:::http:invoke",
      Parameters: {
        ApiEndpoint: `${URL}/api/2.2/jobs/run-now`,
        Method: "POST",
        Authentication: { ConnectionArn: CONNECTION },
        RequestBody: {
          job_id: 8,
          "idempotency_token.$": "States.Hash(States.Format('{}/load', $$.Execution.Id), 'SHA-256')",
          job_parameters: { "day.$": "States.Format('{}', $['scheduledTime'])", stage: "dev" },
        },
      },
      ResultPath: "$.steps.load",
      Next: "load: wait",
    });
    expect(states["load: wait"]).toEqual({ Type: "Wait", Seconds: 60, Next: "load: look" });
    expect(states["load: look"]).toMatchObject({
      Parameters: {
        ApiEndpoint: `${URL}/api/2.2/jobs/runs/get`,
        Method: "GET",
        QueryParameters: { "run_id.$": "$.steps.load.run_id" },
      },
      Next: "load: ended?",
    });
    const { Choices: choices, Default: otherwise } = states["load: ended?"];
    expect([choices[0].Next, choices[1].Next, otherwise]).toEqual(["check-orders", "load: failed", "load: wait"]);
    expect(states["check-orders"]).toMatchObject({
      Parameters: { FunctionName: FUNCTION },
      ResultPath: "$.steps.check_orders",
      Next: "pause",
    });
    expect(states.pause).toEqual({ Type: "Wait", Seconds: 30, Next: "tell" });
    expect(states["tell: ended?"].Choices[0].Next).toBe("done: all steps");
    expect(states.tell.Parameters.RequestBody).toEqual({ job_id: 7, "idempotency_token.$": expect.any(String) });
    const names = Object.keys(states);
    expect(names.every((name) => name.length <= 80)).toBe(true);
  });

  it("ends with its last step, where that is no job", () => {
    const { definition, ...rest } = machine("closing");
    if (definition.mode !== "steps") throw new Error("no steps");
    const steps = definition.steps.slice(1, 3);
    const { StartAt, States } = JSON.parse(definitionOf({ ...rest, definition: { ...definition, steps } }, KNOWN));
    expect(StartAt).toBe("check-orders");
    expect(States.pause).toEqual({ Type: "Wait", Seconds: 30, End: true });
    expect(Object.keys(States)).toEqual(["check-orders", "pause"]);
  });

  it("keeps signs of JSONata and of Terraform in a definition of one's own", () => {
    const text = String(resource(json("dev-operations"), "aws_sfn_state_machine.workload-reload").definition);
    expect(text).toContain("{% $hash($states.context.Execution.Id, 'SHA-256') %}");
    // As Terraform reads them: twice the sign is the sign.
    expect(text).toContain("{% '$${' & $run.state = '$${done' %}");
    expect(text).toContain("$states.input.n %%{'a': 1}.a %}");
    expect(text).toContain(`"job_id": ${remote("serving-main", "job_ids.told")},`);
    expect(text).toContain(`"ApiEndpoint": "${URL_OF_MAIN}/api/2.2/jobs/run-now"`);
    expect(text).not.toContain("@");
  });
});

describe("policies of what starts jobs", () => {
  it("a trigger calls its own destination, and its schedule puts its own events", () => {
    const own = arn("events", "api-destination/acme-dev-run-on-orders/0a1b");
    const call = (action: string, on: string) => simulateIdentity(callStatements(own), { action, resource: on });
    expect(call("events:InvokeApiDestination", own)).toBe("allow");
    expect(call("events:InvokeApiDestination", own.replace("orders", "others"))).toBe("deny");
    expect(call("events:PutEvents", own)).toBe("deny");
    const bus = arn("events", "event-bus/default");
    const put = (source: string, on = bus) =>
      simulateIdentity([putEvents(bus, "acme-dev.x")], {
        action: "events:PutEvents",
        resource: on,
        context: { "events:source": source },
      });
    expect(put("acme-dev.x")).toBe("allow");
    expect(put("aws.s3")).toBe("deny");
    expect(put("acme-dev.x", arn("events", "event-bus/shop"))).toBe("deny");
  });

  it("the key lets EventBridge send into the queues of triggers", () => {
    const statements = dataKeyStatements([trigger("on-orders")]);
    const use = (queue: string) =>
      simulate(statements, ACCOUNT, {
        by: { service: "events.amazonaws.com" },
        action: "kms:GenerateDataKey",
        context: { "kms:EncryptionContext:aws:sqs:arn": arn("sqs", queue) },
      });
    expect(use("acme-dev-run-on-orders-failed")).toBe("allow");
    expect(use("acme-dev-run-other-failed")).toBe("deny");
  });

  const http = (method: string, path: string, url = URL) => ({
    "states:HTTPMethod": method,
    "states:HTTPEndpoint": `${url}${path}`,
  });
  it.each<[steps: string, file: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "allow", "states:InvokeHTTPEndpoint", MACHINE, http("POST", "/api/2.2/jobs/run-now")],
    ["allow", "allow", "states:InvokeHTTPEndpoint", MACHINE, http("GET", "/api/2.2/jobs/runs/get")],
    ["deny", "allow", "states:InvokeHTTPEndpoint", MACHINE, http("POST", "/api/2.2/jobs/runs/cancel")],
    ["deny", "deny", "states:InvokeHTTPEndpoint", MACHINE, http("GET", "/api/2.2/jobs/run-now")],
    ["deny", "deny", "states:InvokeHTTPEndpoint", MACHINE, http("POST", "/api/2.2/jobs/create")],
    [
      "deny",
      "deny",
      "states:InvokeHTTPEndpoint",
      MACHINE,
      http("POST", "/api/2.2/jobs/run-now", "https://evil.example"),
    ],
    ["deny", "deny", "states:InvokeHTTPEndpoint", `${MACHINE}2`, http("POST", "/api/2.2/jobs/run-now")],
    ["allow", "allow", "events:RetrieveConnectionCredentials", CONNECTION],
    ["deny", "deny", "events:RetrieveConnectionCredentials", CONNECTION.replace("closing", "other")],
    ["allow", "allow", "secretsmanager:GetSecretValue", SECRET],
    ["deny", "deny", "secretsmanager:GetSecretValue", SECRET.replace("closing", "other")],
    ["deny", "deny", "secretsmanager:PutSecretValue", SECRET],
    ["allow", "allow", "lambda:InvokeFunction", FUNCTION],
    ["deny", "deny", "lambda:InvokeFunction", `${FUNCTION}-2`],
    ["allow", "allow", "logs:CreateLogDelivery", "*"],
    ["allow", "allow", "xray:PutTraceSegments", "*"],
    ["deny", "deny", "states:StartExecution", MACHINE],
  ])("a state machine's role: of steps %s, of a file %s: %s on %s %j", (steps, file, action, on, context = {}) => {
    const decide = (key: string) =>
      simulateIdentity(
        machineStatements({
          machine: { ...machine(key), arn: MACHINE },
          workspaceUrl: URL,
          connectionArn: CONNECTION,
          secretArn: SECRET,
        }),
        { action, resource: on, context },
      );
    expect(decide("closing")).toBe(steps);
    expect(decide("reload")).toBe(file);
  });

  it("without functions it calls none", () => {
    const statements = machineStatements({
      machine: { ...machine("closing"), functions: [] },
      workspaceUrl: URL,
      connectionArn: CONNECTION,
      secretArn: SECRET,
    });
    expect(simulateIdentity(statements, { action: "lambda:InvokeFunction", resource: FUNCTION })).toBe("deny");
  });

  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "events:InvokeApiDestination", arn("events", "api-destination/acme-dev-run-x/0a1b")],
    ["deny", "events:InvokeApiDestination", arn("events", "api-destination/acme-prod-run-x/0a1b")],
    ["allow", "events:PutEvents", arn("events", "event-bus/default"), { "events:source": "acme-dev.x" }],
    ["deny", "events:PutEvents", arn("events", "event-bus/default"), { "events:source": "aws.s3" }],
    ["allow", "sqs:SendMessage", arn("sqs", "acme-dev-run-x-failed")],
    ["deny", "sqs:ReceiveMessage", arn("sqs", "acme-dev-run-x-failed")],
    ["allow", "secretsmanager:GetSecretValue", SECRET],
    ["deny", "secretsmanager:GetSecretValue", arn("secretsmanager", "secret:acme-dev-crm-a1b2c3")],
    ["allow", "lambda:InvokeFunction", FUNCTION],
    ["deny", "lambda:InvokeFunction", `${FUNCTION}-2`],
    ["allow", "states:StartExecution", MACHINE],
    ["deny", "states:DeleteStateMachine", MACHINE],
    ["deny", "iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/acme-dev-run-x`],
  ])("roles of the layer at most: %s %s on %s %j", (decision, action, on, context = {}) => {
    const place = {
      partition: "aws",
      accountId: ACCOUNT,
      region: "eu-west-1",
      prefix: "acme-dev",
      names: DEV_NAMES,
      dataKeyArn: arn("kms", "key/0a1b"),
      accessed: [{ does: "call-function", arn: FUNCTION, key: { mode: "none" } }],
    } as never;
    const statements = [EVENT_TRIGGER_ACTIONS, STATE_MACHINE_ACTIONS].flatMap(
      ({ ceiling }) => ceiling?.statements(place) ?? [],
    );
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });
});
