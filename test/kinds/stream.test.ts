import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { credentialGrants } from "../../config/derive/grants";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { readerStatements } from "../../modules/sources/stream/policy";
import { report } from "../config/problems";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { clicks, eventStream, withStream } from "../support/streams";
import { resource } from "../support/synth";

type Loader = NonNullable<Parameters<typeof clicks>[0]>;
const FAN_OUT = { mode: "enhanced-fan-out", consumer: "databricks_clicks" } as const;
const CONTINUOUS = { mode: "continuous", acknowledgeContinuousCost: "Fraud is stopped within seconds" } as const;

function emit(loader: Loader = {}, change: (input: EnvironmentInput) => void = () => {}) {
  const input: EnvironmentInput = devInput();
  withStream(input, {}, loader);
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const problems = (loader: Loader, more: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { "dataServices.events": eventStream(), "sources.clicks": clicks(loader), ...more } });

describe("a loaded stream in the configuration", () => {
  it.each<[string, Loader]>([
    ["on a schedule", {}],
    ["on and on", { run: CONTINUOUS }],
    ["with a consumer of its own", { reading: FAN_OUT }],
    ["at a point in time", { startAt: { mode: "at-timestamp", time: "2026-11-01T00:00:00+01:00" } }],
    [
      "of text, each record once",
      { payload: { format: "text" }, deduplicate: { columns: ["payload"], withinMinutes: 5 } },
    ],
    [
      "of nested JSON",
      { payload: { format: "json", columns: { items: "ARRAY<STRUCT<id: BIGINT, n: DECIMAL(9, 2)>>" } } },
    ],
    [
      "of any JSON",
      { payload: { format: "json", columns: "inferred" }, deduplicate: { columns: ["id"], withinMinutes: 5 } },
    ],
  ])("is taken: %s", (_, loader) => {
    expect(problems(loader)).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["no such stream", { "sources.clicks.stream": "evnts" }, 'sources.clicks.stream: "evnts" is not a data service'],
    [
      "no reason for running on and on",
      { "sources.clicks.run": { mode: "continuous" } },
      "sources.clicks.run.acknowledgeContinuousCost: is missing.",
    ],
    [
      "a consumer that Databricks cannot use",
      { "sources.clicks.reading": { ...FAN_OUT, consumer: "clicks" } },
      'sources.clicks.reading.consumer: "clicks" is not a consumer that Databricks reads with.',
    ],
    [
      "a consumer that the stream does not have",
      { "sources.clicks.reading": { ...FAN_OUT, consumer: "databricks_orders" } },
      "sources.clicks.reading.consumer: databricks_orders is not registered on events. Fix: add it to dataServices.events.consumers.",
    ],
    [
      "a consumer that another source has",
      { "sources.clicks.reading": FAN_OUT, "sources.again": clicks({ reading: FAN_OUT, table: "again" }) },
      "sources.again.reading.consumer: source clicks uses the consumer databricks_clicks of data service events already. Fix: name another one.",
    ],
    [
      "columns that are not there",
      { "sources.clicks.deduplicate": { columns: ["click_id", "id"], withinMinutes: 5, timeColumn: "when" } },
      "sources.clicks.deduplicate.columns.1: id is no column of the table.",
    ],
    [
      "a time that is not there",
      { "sources.clicks.deduplicate": { columns: ["click_id"], withinMinutes: 5, timeColumn: "when" } },
      "sources.clicks.deduplicate.timeColumn: when is no column of the table.",
    ],
    ["a type that is none", { "sources.clicks.payload.columns.at": "datetime" }, "sources.clicks.payload.columns"],
    [
      "a table of another source",
      { "sources.clicks.table": "orders" },
      "sources.clicks.table: source orders writes sales.bronze.orders too.",
    ],
    [
      "one schema for both tables",
      { "sources.clicks.silverSchema": "bronze" },
      "sources.clicks.silverSchema: is the bronze schema too",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(problems({}, changes)).toContain(`dev: ${message}`);
  });

  it("says nothing of consumers where the stream itself is wrong or not there", () => {
    expect(problems({ reading: FAN_OUT }, { "dataServices.events.consumers": "none" })).not.toContain("registered");
    expect(problems({ reading: FAN_OUT, stream: "evnts" })).not.toContain("registered");
  });
});

describe("the service credential of a loaded stream", () => {
  const CREDENTIAL = "databricks_credential.source-clicks_credential";

  it("is made before its role, bound to the source's workspace, and handed out once it works", () => {
    const json = emit({ workspace: "lab" }, (input) => {
      input.workspaces.lab = { networkSlot: 1, access: { servicePrincipals: { ingestion: "USER" } } };
      input.governanceWorkspace = "main";
    })("dev-unity-catalog");
    expect(addresses(json).filter((address) => address.includes("source-clicks"))).toEqual([
      "aws_iam_role.source-clicks_role",
      "aws_iam_role_policy.source-clicks_role-policy",
      CREDENTIAL,
      "databricks_grants.source-clicks_grants",
      "databricks_workspace_binding.source-clicks_workspaces_lab",
      "time_sleep.source-clicks_propagation",
    ]);
    expect(resource(json, CREDENTIAL)).toEqual({
      name: "acme-dev-svc-clicks",
      comment: "Reads the stream of the source clicks",
      purpose: "SERVICE",
      aws_iam_role: { role_arn: "arn:aws:iam::111111111111:role/acme-dev-uc-svc-clicks" },
      isolation_mode: "ISOLATION_MODE_ISOLATED",
      skip_validation: true,
      force_destroy: true,
    });
    const role = resource(json, "aws_iam_role.source-clicks_role");
    expect(role.name).toBe("acme-dev-uc-svc-clicks");
    expect(String(role.assume_role_policy).match(/aws_iam_role\[0\].external_id/g)).toHaveLength(2);
    expect(resource(json, "databricks_workspace_binding.source-clicks_workspaces_lab")).toMatchObject({
      securable_type: "credential",
      securable_name: `\${${CREDENTIAL}.name}`,
    });
    expect(resource(json, "databricks_grants.source-clicks_grants")).toMatchObject({
      credential: `\${${CREDENTIAL}.name}`,
      depends_on: ["time_sleep.source-clicks_propagation", "databricks_workspace_binding.source-clicks_workspaces_lab"],
    });
  });

  it("can be used by who loads, managed by the deployer, and nothing else", () => {
    const principal = (key: string) =>
      `\${data.terraform_remote_state.account.outputs.service_principal_application_ids.${key}}`;
    const grants = (loader: Loader) =>
      resource(emit(loader)("dev-unity-catalog"), "databricks_grants.source-clicks_grants").grant;
    expect(grants({})).toEqual([
      { principal: principal("ingestion"), privileges: ["ACCESS"] },
      { principal: principal("terraform"), privileges: ["MANAGE"] },
    ]);
    // Two blocks of one principal would take privileges away.
    expect(credentialGrants("terraform", "terraform")).toEqual([
      { principal: { kind: "service-principal", key: "terraform" }, privileges: ["ACCESS", "MANAGE"] },
    ]);
  });

  const STREAM = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
  const OTHER = STREAM.replace("events", "other");
  const KEY = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";
  const place = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
  const sourceOf = (change: (input: EnvironmentInput) => void) => {
    const source = devEnvironment(change).sources.clicks;
    if (source?.kind !== "stream") throw new Error("no source");
    return source;
  };
  const context = (stream: string) => ({
    "kms:ViaService": "kinesis.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:kinesis:arn": stream,
  });

  it.each<[polling: "allow" | "deny", fanOut: "allow" | "deny", string, string]>([
    ["allow", "allow", "kinesis:ListShards", STREAM],
    ["allow", "deny", "kinesis:GetRecords", STREAM],
    ["allow", "deny", "kinesis:GetShardIterator", STREAM],
    ["deny", "allow", "kinesis:SubscribeToShard", `${STREAM}/consumer/databricks_clicks:1730419200`],
    ["deny", "allow", "kinesis:DescribeStreamConsumer", `${STREAM}/consumer/databricks_clicks:1730419200`],
    ["deny", "deny", "kinesis:SubscribeToShard", `${STREAM}/consumer/databricks_other:1730419200`],
    ["deny", "deny", "kinesis:RegisterStreamConsumer", STREAM],
    ["deny", "deny", "kinesis:PutRecord", STREAM],
    ["deny", "deny", "kinesis:GetRecords", OTHER],
    ["allow", "allow", "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-svc-clicks"],
    ["deny", "deny", "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
  ])("has a role that reads one way: polling %s, fan-out %s: %s on %s", (polling, fanOut, action, on) => {
    const decide = (loader: Loader) =>
      simulateIdentity(
        readerStatements(
          sourceOf((input) => withStream(input, {}, loader)),
          () => KEY,
          place,
        ),
        {
          action,
          resource: on,
        },
      );
    expect(decide({})).toBe(polling);
    expect(decide({ reading: FAN_OUT })).toBe(fanOut);
  });

  it("has a role that decrypts this stream's records alone, with the stream's own key", () => {
    const decide = (change: (input: EnvironmentInput) => void, key: string, stream: string) =>
      simulateIdentity(
        readerStatements(sourceOf(change), () => KEY, place),
        {
          action: "kms:Decrypt",
          resource: key,
          context: context(stream),
        },
      );
    const made = (input: EnvironmentInput) => withStream(input);
    expect(decide(made, KEY, STREAM)).toBe("allow");
    expect(decide(made, KEY, OTHER)).toBe("deny");

    const foreign = KEY.replace("00000000-", "99999999-");
    const existing = (kmsKeyArn?: string) => (input: EnvironmentInput) => {
      withStream(input);
      input.dataServices = {
        events: { kind: "kinesis-stream", mode: "existing", streamName: "shop", ...(kmsKeyArn && { kmsKeyArn }) },
      };
    };
    const shop = STREAM.replace("acme-dev-events", "shop");
    expect(decide(existing(foreign), foreign, shop)).toBe("allow");
    expect(decide(existing(foreign), KEY, shop)).toBe("deny");
    const source = sourceOf(existing());
    expect(JSON.stringify(readerStatements(source, () => KEY, place))).not.toContain("kms:");
  });
});

describe("the pipeline of a loaded stream", () => {
  it("is made with its program and a job, and reads names from the layers below", () => {
    const json = emit()("dev-ingestion-main");
    expect(addresses(json).filter((address) => /source-clicks|program-stream/.test(address))).toEqual([
      "databricks_directory.program-stream_directory",
      "databricks_job.source-clicks_schedule_job",
      "databricks_permissions.program-stream_permissions",
      "databricks_permissions.source-clicks_load_permissions",
      "databricks_pipeline.source-clicks_load_pipeline",
      "databricks_workspace_file.program-stream_file",
    ]);
    const remote = "data.terraform_remote_state";
    expect(resource(json, "databricks_pipeline.source-clicks_load_pipeline")).toMatchObject({
      name: "acme-dev-clicks",
      serverless: true,
      continuous: false,
      configuration: {
        "lakehouse.source.stream": `\${${remote}.data-services.outputs.stream_names.events}`,
        "lakehouse.source.credential": `\${${remote}.unity-catalog.outputs.service_credential_names.clicks}`,
        "lakehouse.source.region": "eu-west-1",
      },
    });
    expect(resource(json, "databricks_job.source-clicks_schedule_job")).toMatchObject({
      schedule: { quartz_cron_expression: "0 0 * * * ?" },
      timeout_seconds: 7200,
    });
    expect(json.output?.job_ids?.value).toHaveProperty("clicks");
  });

  it("runs on and on without a job where the source says so", () => {
    const json = emit({ run: CONTINUOUS })("dev-ingestion-main");
    expect(resource(json, "databricks_pipeline.source-clicks_load_pipeline").continuous).toBe(true);
    expect(Object.keys(json.resource?.databricks_job ?? {})).toEqual(["source-orders_schedule_job"]);
    expect(json.output?.job_ids?.value).not.toHaveProperty("clicks");
  });

  it("keeps no checkpoint and no volume of its own", () => {
    const json = emit()("dev-ingestion-main");
    expect(Object.keys(json.resource?.databricks_volume ?? {})).toEqual(["source-orders_landing_volume"]);
    expect(JSON.stringify(json)).not.toMatch(/checkpoint|dbfs:/i);
  });
});

describe("a loaded stream in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("is deployed after its stream, has nothing to change afterwards, and goes without a trace", async () => {
    const input = devInput();
    withStream(input, {}, { reading: FAN_OUT });
    input.sources = { ...input.sources, live: clicks({ run: CONTINUOUS, table: "live" }) };
    await site.with(platformOf(accountInput(), input), ["dev-ingestion-main"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
