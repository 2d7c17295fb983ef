import { describe, expect, it } from "vitest";
import type { Statement } from "../../modules/iam/policy-document";
import { withOrchestration } from "../support/orchestration";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const ACCOUNT = "111111111111";
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const DATA_KEY = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";

const operations = () => {
  const input = devInput();
  withOrchestration(input);
  const stack = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-operations");
  if (stack === undefined) throw new Error("no stack dev-operations");
  return stack.json;
};
let made: ReturnType<typeof operations> | undefined;
/** Statements of a policy of a trigger or state machine, as it is emitted. */
const statementsOf = (address: string, argument: string): Statement[] => {
  made ??= operations();
  return (JSON.parse(String(resource(made, address)[argument])) as { Statement: Statement[] }).Statement;
};

describe("roles and queues of what starts jobs, as they are emitted", () => {
  it.each([
    ["on-orders_role", "events", arn("events", "rule/acme-dev-shop/acme-dev-run-on-orders")],
    ["every-morning_role", "events", arn("events", "rule/acme-dev-run-every-morning")],
    ["every-morning_schedule_role", "scheduler", arn("scheduler", "schedule-group/acme-dev-run-every-morning")],
    ["closing_role", "states", arn("states", "stateMachine:acme-dev-run-closing")],
    ["closing_schedule_role", "scheduler", arn("scheduler", "schedule-group/acme-dev-run-closing")],
    ["reload_role", "states", arn("states", "stateMachine:acme-dev-run-reload")],
  ])("%s is taken by %s for %s alone", (role, service, source) => {
    const trust = statementsOf(`aws_iam_role.workload-${role}`, "assume_role_policy");
    const take = (by: { service: string } | { arn: string }, from = source, account = ACCOUNT) =>
      simulate(trust, ACCOUNT, {
        by,
        action: "sts:AssumeRole",
        context: { "aws:SourceArn": from, "aws:SourceAccount": account },
      });
    expect(take({ service: `${service}.amazonaws.com` })).toBe("allow");
    expect(take({ service: `${service}.amazonaws.com` }, `${source}-2`)).toBe("deny");
    expect(take({ service: `${service}.amazonaws.com` }, source, "999999999999")).toBe("deny");
    expect(take({ service: "lambda.amazonaws.com" })).toBe("deny");
    expect(take({ arn: `arn:aws:iam::${ACCOUNT}:role/admin` })).toBe("deny");
  });

  const QUEUE = arn("sqs", "acme-dev-run-closing-schedule-failed");
  const viaQueue = (queue: string) => ({
    "kms:ViaService": "sqs.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:sqs:arn": queue,
  });
  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "states:StartExecution", arn("states", "stateMachine:acme-dev-run-closing")],
    ["deny", "states:StartExecution", arn("states", "stateMachine:acme-dev-run-reload")],
    ["deny", "states:StopExecution", arn("states", "stateMachine:acme-dev-run-closing")],
    ["allow", "sqs:SendMessage", QUEUE],
    ["deny", "sqs:ReceiveMessage", QUEUE],
    ["deny", "sqs:SendMessage", arn("sqs", "acme-dev-run-on-orders-failed")],
    ["allow", "kms:GenerateDataKey", DATA_KEY, viaQueue(QUEUE)],
    ["deny", "kms:GenerateDataKey", DATA_KEY, viaQueue(arn("sqs", "acme-dev-run-on-orders-failed"))],
    ["deny", "kms:GenerateDataKey", DATA_KEY],
  ])("the schedule of a state machine: %s %s on %s %j", (decision, action, on, context = {}) => {
    const statements = statementsOf("aws_iam_role_policy.workload-closing_schedule_policy", "policy");
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it.each([
    ["on-orders_failed", "acme-dev-run-on-orders-failed", "rule/acme-dev-shop/acme-dev-run-on-orders"],
    ["every-morning_failed", "acme-dev-run-every-morning-failed", "rule/acme-dev-run-every-morning"],
    // What schedules could not start they put there with their own roles.
    ["every-morning_schedule_failed", "acme-dev-run-every-morning-schedule-failed", undefined],
    ["closing_schedule_failed", "acme-dev-run-closing-schedule-failed", undefined],
  ])("%s: the queue %s takes what %s sends, over TLS", (id, name, rule) => {
    const statements = statementsOf(`aws_sqs_queue_policy.workload-${id}_policy`, "policy");
    const send = (source: string, tls = "true", service = "events", action = "sqs:SendMessage") =>
      simulate(statements, ACCOUNT, {
        by: { service: `${service}.amazonaws.com` },
        action,
        resource: arn("sqs", name),
        context: { "aws:SourceArn": source, "aws:SecureTransport": tls },
      });
    const own = arn("events", rule ?? "rule/acme-dev-run-every-morning");
    expect(send(own)).toBe(rule === undefined ? "deny" : "allow");
    expect(send(own, "false")).toBe("deny");
    expect(send(`${own}-2`)).toBe("deny");
    expect(send(own, "true", "sns")).toBe("deny");
    expect(send(own, "true", "events", "sqs:ReceiveMessage")).toBe("deny");
  });
});
