import { describe, expect, it } from "vitest";
import { eventTrigger } from "../../config/kinds/workloads/event-trigger";
import { stateMachine } from "../../config/kinds/workloads/state-machine";
import { definitionProblems } from "../../config/kinds/workloads/state-machine-file";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { closing, everyMorning, FUNCTION, onOrders, reload, withOrchestration } from "../support/orchestration";
import { devInput } from "../support/platform";
import { told } from "../support/workloads";

function problems(changes: Record<string, unknown>): string {
  const input: EnvironmentInput = devInput();
  withOrchestration(input);
  const { workloads, workspaces, dataServices } = input;
  return report({ dev: { workloads, workspaces, dataServices, ...changes } });
}
const of = (entry: string) => (changes: Record<string, unknown>) =>
  problems(
    Object.fromEntries(
      Object.entries(changes).map(([field, value]) => [
        field.startsWith("../") ? field.slice(3) : `workloads.${entry}.${field}`,
        value,
      ]),
    ),
  );
const CONTINUOUS = told({
  trigger: { mode: "continuous", acknowledgeContinuousCost: "Prices follow the market" } as never,
});
const step = (change: object) => ({ "definition.steps": [{ type: "run-job", name: "load", job: "told", ...change }] });

describe("an event trigger in the configuration", () => {
  const trigger = of("on-orders");

  it("is taken with an event, on the account's bus too, and with a time", () => {
    expect(trigger({})).toBe("");
    expect(trigger({ on: { mode: "event", pattern: { sources: ["aws.s3"] } }, parameters: {} })).toBe("");
    expect(problems({ "workloads.on-orders": everyMorning() })).toBe("");
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    ["a workspace that is none", { workspace: "lab" }, '"lab" is not a workspace'],
    ["a job that is none", { job: "nigthly" }, '"nigthly" is not a workload'],
    ["a pipeline", { job: "orders-gold" }, 'workload orders-gold is of kind "pipeline"'],
    [
      "a job that runs all the time",
      { job: "told", parameters: {}, "../workloads.told": CONTINUOUS },
      "told runs all the time",
    ],
    ["an event that says nothing", { "on.pattern": {} }, "on.pattern: takes every event"],
    ["a bus that is none", { "on.bus": "shp" }, '"shp" is not a data service'],
    [
      "a bus of another kind",
      {
        "on.bus": "secret",
        "../dataServices.secret": { kind: "secret", description: "x", readers: ["arn:aws:iam::111111111111:role/x"] },
      },
      'is of kind "secret". Fix: name a data service of kind "event-bus".',
    ],
    ["a start that is none", { on: { mode: "message" } }, '"message" is not one of the possible values'],
    [
      "a parameter that the job has not",
      { parameters: { dya: { mode: "value", value: "x" } } },
      "parameters.dya: is no parameter of the job nightly. Fix: use one of day, stage.",
    ],
    [
      "a parameter of a job without any",
      { job: "told" },
      "parameters.day: is no parameter of the job told. Fix: declare it under the job's parameters.",
    ],
    ["a value with a sign of EventBridge", { "parameters.stage.value": "a<b" }, "has < or >, which stand for values"],
    ["a field that is none", { "parameters.day.field": "$.day" }, "is not a field of an event"],
    [
      "a value of an event at a time",
      { on: everyMorning().on },
      "parameters.day: takes a value of an event, and a schedule has none.",
    ],
    [
      "a cron of five fields",
      { on: { mode: "schedule", schedule: { cron: "0 6 * * ?" } } },
      "has 5 fields. Fix: write six",
    ],
    [
      "a cron of two days",
      { on: { mode: "schedule", schedule: { cron: "0 6 1 * MON *" } } },
      'does not have exactly one "?"',
    ],
    [
      "a cron with a wrong hour",
      { on: { mode: "schedule", schedule: { cron: "0 25 * * ? *" } } },
      'has "25" for hours. Fix: write 0 to 23',
    ],
    [
      "a zone that is none",
      { on: { mode: "schedule", schedule: { cron: "0 6 * * ? *", timezone: "Berlin" } } },
      "is not an IANA time zone",
    ],
    [
      "a window that is too long",
      { on: { mode: "schedule", schedule: { cron: "0 6 * * ? *", windowMinutes: 1441 } } },
      "1441 is too large",
    ],
    [
      "too many starts",
      { through: { mode: "internet", startsPerSecond: 301 } },
      "301 is too large. Fix: use at most 300.",
    ],
    ["tries for days", { "retry.hours": 25 }, "25 is too large. Fix: use at most 24."],
    ["whom Terraform runs as", { startsAs: "terraform" }, "startsAs: terraform is who Terraform runs as"],
    ["a principal that is none", { startsAs: "nobody" }, '"nobody" is not a service principal'],
    [
      "addresses that are listed",
      { "../workspaces.main.ipAccessList": { allow: ["203.0.113.0/24"], runner: "203.0.113.7/32" } },
      "workloads.on-orders: calls from addresses of AWS that change, and workspaces.main.ipAccessList lets others in alone. Fix: start the job by its own trigger",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(trigger(changes)).toContain(message);
  });

  it("is refused where workspaces are closed to the internet, with the way out", () => {
    const network = {
      ...devInput().network,
      privateLink: { access: { public: { mode: "closed", runner: "10.20.0.7/32" } } },
    };
    const said = problems({ network });
    const instead = {
      "on-orders": 'through a function in the VPC, with through: { mode: "function" }',
      "every-morning": 'through a function in the VPC, with through: { mode: "function" }',
      closing: "from an event trigger through a function",
      reload: "from an event trigger through a function",
    };
    for (const [entry, otherwise] of Object.entries(instead)) {
      expect(said).toContain(
        `workloads.${entry}: calls a workspace from the internet, and network.privateLink.access closes it. Fix: start the job by its own trigger (file-arrival, table-update or scheduled), or ${otherwise}.`,
      );
    }
  });

  it("takes names for what it makes, those of a schedule too", () => {
    const taken = (entry: object) =>
      eventTrigger.names?.(entry as never, "x").map(({ what, purpose }) => `${what} ${purpose}`);
    const always = [
      "event-rule run-x",
      "event-connection run-x",
      "api-destination run-x",
      "role run-x",
      "queue run-x-failed",
    ];
    expect(taken(onOrders())).toEqual(always);
    expect(taken(everyMorning())).toEqual([
      ...always,
      "schedule-group run-x",
      "role run-x-schedule",
      "queue run-x-schedule-failed",
    ]);
  });
});

describe("a state machine in the configuration", () => {
  const machine = of("closing");

  it("is taken with steps, and with a definition of one's own", () => {
    expect(machine({})).toBe("");
    expect(problems({ "workloads.closing": reload() })).toBe("");
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    ["no steps", { "definition.steps": [] }, "definition.steps"],
    [
      "a step of no type",
      { "definition.steps": [{ type: "query", name: "a" }] },
      '"query" is not one of the possible values',
    ],
    ["a name that is none", step({ name: "Load it" }), "is not a valid key"],
    [
      "two steps of a name",
      { "definition.steps": [1, 2].map((seconds) => ({ type: "wait", name: "a", seconds })) },
      "definition.steps.1.name: there is a step a already.",
    ],
    ["a job that is none", step({ job: "tolt" }), '"tolt" is not a workload'],
    ["a pipeline", step({ job: "orders-gold" }), 'is of kind "pipeline"'],
    ["a job that runs all the time", { ...step({}), "../workloads.told": CONTINUOUS }, "told runs all the time"],
    [
      "a parameter that the job has not",
      step({ parameters: { day: { mode: "value", value: "x" } } }),
      "definition.steps.0.parameters.day: is no parameter of the job told.",
    ],
    ["looks too often", step({ pollSeconds: 5 }), "5 is too small. Fix: use at least 10."],
    ["a pause of days", { "definition.steps": [{ type: "wait", name: "a", seconds: 90_000 }] }, "90000 is too large"],
    [
      "a function by its name",
      { "definition.steps": [{ type: "function", name: "a", functionArn: "check" }] },
      "is not the ARN of a Lambda function",
    ],
    [
      "a function elsewhere",
      {
        "definition.steps": [{ type: "function", name: "a", functionArn: FUNCTION.replace("eu-west-1", "us-east-1") }],
      },
      "definition.steps.0.functionArn: is in us-east-1 of account 111111111111, and the state machine in eu-west-1",
    ],
    ["minutes without end", { "definition.timeoutMinutes": 600_000 }, "600000 is too large"],
    ["a schedule that is none", { "schedule.cron": "rate(1 day)" }, "has 2 fields. Fix: write six"],
    ["a log for other days", { "log.retentionDays": 10 }, "log.retentionDays"],
    ["a level that is none", { "log.level": "OFF" }, '"OFF" is not one of the possible values'],
    ["whom Terraform runs as", { startsAs: "terraform" }, "startsAs: terraform is who Terraform runs as"],
    [
      "a folder that is none",
      { definition: { ...reload().definition, folder: "programs/nothing" } },
      "definition.folder: programs/nothing is no folder of the project",
    ],
    [
      "a file that is none",
      { definition: { ...reload().definition, file: "load.asl.json" } },
      "definition.file: the folder has no file load.asl.json. Fix: use one of reload.asl.json.",
    ],
    [
      "a job that the file names, and nobody lists",
      { definition: { ...reload().definition, jobs: [] } },
      'definition.file: names @job_id.told@, and told is not among definition.jobs. Fix: add "told" there.',
    ],
    [
      "a function of another account",
      { definition: { ...reload().definition, functions: [FUNCTION.replace("111111111111", "222222222222")] } },
      "definition.functions.0: is in eu-west-1 of account 222222222222",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(machine(changes)).toContain(message);
  });

  it.each<[what: string, text: string, message: string]>([
    ["no JSON", "{", "is not JSON"],
    ["no states", '{"StartAt": "A"}', "has no States, where it should have some"],
    ["no start", '{"States": {"A": {"Type": "Succeed"}}}', "it has no StartAt"],
    [
      "a start elsewhere",
      '{"StartAt": "B", "States": {"A": {"Type": "Succeed"}}}',
      "StartAt leads to B, which is no state",
    ],
    ["a state of no type", '{"StartAt": "A", "States": {"A": {}}}', "A has no Type"],
    ["a way to nowhere", '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}', "A leads to B"],
    [
      "a choice of nothing",
      '{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Next": "B"}]}}}',
      "A leads to B",
    ],
    [
      "a branch that is broken",
      '{"StartAt": "A", "States": {"A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"C": {"Type": "Pass"}}}]}}}',
      "StartAt leads to B, which is no state. Fix: use one of C",
    ],
    [
      "a placeholder for nothing",
      '{"StartAt": "A", "States": {"A": {"Type": "Succeed", "Comment": "@jobid.told@"}}}',
      "has @jobid.told@, which stands for nothing",
    ],
    ["more than a megabyte", `{"Comment": "${"x".repeat(1_048_577)}"}`, "is larger than 1 MB"],
  ])("is refused with a file of %s", (_, text, message) => {
    const problem = (_field: unknown, what: string, fix: string) => ({ message: `${what}. Fix: ${fix}` });
    const contentBase64 = Buffer.from(text).toString("base64");
    const view = { problem, folder: () => ({ files: [{ path: "reload.asl.json", contentBase64 }] }) };
    const said = definitionProblems(reload() as never, view as never) as readonly { readonly message: string }[];
    expect(said.map((one) => one.message).join()).toContain(message);
  });

  it("takes names for what it makes", () => {
    expect(stateMachine.names?.(closing() as never, "x").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "state-machine run-x",
      "event-connection run-x",
      "role run-x",
      "state-machine-log run-x",
      "schedule-group run-x",
      "role run-x-schedule",
      "queue run-x-schedule-failed",
    ]);
  });
});
