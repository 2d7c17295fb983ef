import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withCompany } from "../../../config/company/with-company";
import { FAMILY_NAMES, KINDS } from "../../../config/kinds";
import type { Kind } from "../../../config/kinds/kind";
import { originOf } from "../../../config/origins";
import { environmentSchema } from "../../../config/schema/environment";
import reference from "../../../examples/reference/config/environments/reference";
import { pausedFields } from "../../support/paused-fields";
import { ROOT } from "../../support/platform";
import { referenceWith } from "../../support/reference";
import { REPRESENTATIVES, representativeInputs } from "../../support/representative";
import { synthPlatform } from "../../support/shipped";

type Account = Parameters<typeof withCompany>[1]["data"];

const FILE = "config/environments/dev.ts";

const filled = (input: unknown, data: Account) =>
  withCompany({ file: FILE, input }, { file: "config/account.ts", data });

/** Every value of a field of this name, wherever it is in entries. */
function under(value: unknown, name: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === name && typeof item === "boolean" ? [item] : under(item, name),
  );
}

const entriesOf = ({ paused: _, ...rest }: object & { readonly paused?: unknown }) => under(rest, "paused");

const inputs = () => REPRESENTATIVES.map((one) => representativeInputs(one)[1]);

describe("an environment whose runs are paused", () => {
  it.each<[string, object, Account]>([
    ["by itself", { paused: true }, {}],
    ["by its stage", { stage: "sandbox" }, { stages: { sandbox: { paused: true } } }],
    ["by the company", {}, { defaults: { paused: true } }],
    ["over its stage", { stage: "sandbox", paused: true }, { stages: { sandbox: { paused: false } } }],
  ])("%s has no schedule, trigger or run that is not, of whatever kind", (_, own, account) => {
    let found = 0;
    for (const input of inputs()) {
      const before = entriesOf(environmentSchema.parse(input));
      const after = entriesOf(environmentSchema.parse(filled({ ...input, ...own }, account).input));
      found += after.length;
      expect(after).toHaveLength(before.length);
      // What says so itself stays.
      expect(after.filter((one) => one !== true).length).toBeLessThanOrEqual(under(input, "paused").length);
    }
    expect(found).toBeGreaterThan(40);
  });

  it("is not, where it says so over its stage", () => {
    const input = { ...inputs()[0], stage: "sandbox", paused: false };
    const { input: now } = filled(input, { stages: { sandbox: { paused: true } } });
    expect(entriesOf(environmentSchema.parse(now)).filter((one) => one === true)).toHaveLength(
      entriesOf(environmentSchema.parse(input)).filter((one) => one === true).length,
    );
  });

  it("names its own file for each of them", () => {
    const source = filled({ ...devWithSource(), paused: true }, { defaults: { paused: false } });
    const { files, paths } = originOf(source.origins ?? { files: [], values: [], fields: new Map() }, PAUSED);
    expect(files).toEqual([FILE, "config/account.ts"]);
    expect(paths).toEqual([["paused"], ["defaults", "paused"]]);
  });

  it("lets an entry run all the same", () => {
    const source = filled({ ...devWithSource({ paused: false }), paused: true }, {});
    expect(under((source.input as { readonly sources: unknown }).sources, "paused")).toEqual([false]);
  });

  it("emits nothing that starts by itself, but what the table of kinds says cannot be held", () => {
    expect(startedIn({ paused: true })).toEqual([]);
  });

  it("is told apart from one that runs", () => {
    expect([...new Set(startedIn({}).map((one) => one.replace(/^.*: |\..*$/g, "")))].sort()).toEqual([
      "aws_cloudwatch_event_rule",
      "aws_datasync_task",
      "aws_dms_replication_config",
      "aws_glue_trigger",
      "aws_mskconnect_connector",
      "aws_pipes_pipe",
      "aws_scheduler_schedule",
      "databricks_alert_v2",
      "databricks_database_synced_database_table",
      "databricks_job",
      "databricks_pipeline",
      "databricks_quality_monitor",
      "databricks_vector_search_index",
    ]);
  });
});

describe("what runs by itself", () => {
  const kinds = FAMILY_NAMES.flatMap((family) =>
    Object.entries<Kind>(KINDS[family]).map(([kind, { runs }]) => ({ family, kind, runs })),
  );

  it.each(kinds)(
    "$family: $kind says of each whether `paused` holds it, and by which field",
    ({ family, kind, runs }) => {
      const fields = formsOf(family, kind).flatMap((form) => pausedFields(form));
      expect(runs.flatMap((run) => ("pausedBy" in run ? [run.pausedBy] : [])).sort()).toEqual(
        [...new Set(fields)].sort(),
      );
    },
  );

  it("is in the table of docs/environment.md, kind by kind", () => {
    const rows = kinds.flatMap(({ kind, runs }) =>
      runs.map((run) =>
        "pausedBy" in run
          ? `| \`${kind}\` | ${run.what} | \`${run.pausedBy}\` |`
          : `| \`${kind}\` | ${run.what} | not held: ${run.because} (${run.source}) |`,
      ),
    );
    const page = readFileSync(join(ROOT, "docs/environment.md"), "utf8").split("\n");
    const from = page.indexOf("| kind | what runs by itself | held by |");
    const table = page.slice(from + 2, page.indexOf("", from));
    expect(table).toEqual(rows);
  });
});

/** Forms of a kind in the schema of an environment. */
function formsOf(family: (typeof FAMILY_NAMES)[number], kind: string): z.ZodObject[] {
  const forms = (schema: z.core.$ZodType): z.ZodObject[] =>
    schema instanceof z.ZodDiscriminatedUnion
      ? schema.options.flatMap(forms)
      : schema instanceof z.ZodObject && schema.shape.kind instanceof z.ZodLiteral && schema.shape.kind.values.has(kind)
        ? [schema]
        : [];
  return environmentSchema.shape[family].unwrap().valueType.options.flatMap(forms);
}

type Entry = { readonly kind: string; readonly tables?: object; readonly indexes?: object };

/** Has what can run on and on do so, where the example leaves it to whoever asks. */
const RUNNING: Readonly<Record<string, (entry: Entry) => object>> = {
  "dms-replication": (entry) => ({ ...entry, started: true }),
  lakebase: (entry) => ({ ...entry, tables: each(entry.tables, { refresh: "continuous" }) }),
  "vector-search": (entry) => ({ ...entry, indexes: each(entry.indexes, { refresh: "continuous" }) }),
};

const each = (entries: object | undefined, more: object) =>
  Object.fromEntries(Object.entries(entries ?? {}).map(([key, entry]) => [key, { ...entry, ...more }]));

const running = (entries: Readonly<Record<string, Entry>> | undefined) =>
  Object.fromEntries(Object.entries(entries ?? {}).map(([key, entry]) => [key, RUNNING[entry.kind]?.(entry) ?? entry]));

/** Stack and address of everything that starts or runs by itself in the reference example, where it can. */
function startedIn(settings: { readonly paused?: boolean }): string[] {
  const { dataServices, consumers } = reference.input;
  const { platform } = referenceWith({
    ...settings,
    dataServices: running(dataServices) as typeof dataServices,
    consumers: running(consumers) as typeof consumers,
  });
  return synthPlatform(platform).flatMap(({ name, json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, all]) =>
      Object.entries(all).flatMap(([address, one]) =>
        STARTS.some((starts) => starts(type, JSON.stringify(one))) ? [`${name}: ${type}.${address}`] : [],
      ),
    ),
  );
}

const PAUSED = "sources.orders.schedule.paused";

const devWithSource = (more: object = {}) => ({
  ...inputs()[0],
  sources: {
    orders: {
      kind: "s3-files",
      workspace: "main",
      zone: "raw",
      path: "orders",
      format: "json",
      catalog: "sales",
      runAs: "etl",
      schedule: { quartzCron: "0 0 * * * ?", ...more },
    },
  },
});

/** What starts or runs by itself, by its type and its JSON. */
const STARTS: readonly ((type: string, json: string) => boolean)[] = [
  (_, json) => json.includes('"pause_status":"UNPAUSED"'),
  (type, json) =>
    type === "databricks_job" && /"(?:schedule|trigger|continuous)":\{/.test(json) && !json.includes('"PAUSED"'),
  (type, json) => type === "databricks_pipeline" && json.includes('"continuous":true'),
  (type, json) =>
    type === "databricks_database_synced_database_table" && json.includes('"scheduling_policy":"CONTINUOUS"'),
  (type, json) => type === "databricks_vector_search_index" && json.includes('"pipeline_type":"CONTINUOUS"'),
  (type, json) => type === "aws_scheduler_schedule" && json.includes('"state":"ENABLED"'),
  (type, json) =>
    type === "aws_glue_trigger" && json.includes('"start_on_creation":true') && json.includes('"SCHEDULED"'),
  (type, json) => type === "aws_pipes_pipe" && json.includes('"RUNNING"'),
  (type, json) => type === "databricks_quality_monitor" && json.includes('"schedule":'),
  (type, json) => /^aws_dms_replication_(?:config|task)$/.test(type) && /"start_replication(?:_task)?":true/.test(json),
  (type) => type === "aws_mskconnect_connector",
  (type, json) => type === "aws_datasync_task" && json.includes('"schedule_expression"'),
  // A rule for alarms starts nothing; one of a workload starts its job.
  (type, json) =>
    type === "aws_cloudwatch_event_rule" && json.includes('"setting":"workloads.') && !json.includes('"DISABLED"'),
];
