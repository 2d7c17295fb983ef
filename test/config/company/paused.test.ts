import { describe, expect, it } from "vitest";
import { withCompany } from "../../../config/company/with-company";
import { originOf } from "../../../config/origins";
import { environmentSchema } from "../../../config/schema/environment";
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

  it("emits nothing that starts by itself", () => {
    const started = synthPlatform(referenceWith({ paused: true }).platform).flatMap(({ name, json }) =>
      Object.entries(json.resource ?? {}).flatMap(([type, all]) =>
        Object.entries(all).flatMap(([address, one]) =>
          STARTS.some((starts) => starts(type, JSON.stringify(one))) ? [`${name}: ${type}.${address}`] : [],
        ),
      ),
    );
    expect(started).toEqual([]);
  });

  it("is told apart from one that runs", () => {
    const running = synthPlatform(referenceWith({}).platform).flatMap(({ json }) =>
      Object.entries(json.resource ?? {}).flatMap(([type, all]) =>
        Object.values(all).flatMap((one) => (STARTS.some((starts) => starts(type, JSON.stringify(one))) ? [type] : [])),
      ),
    );
    expect([...new Set(running)].sort()).toEqual([
      "aws_glue_trigger",
      "aws_scheduler_schedule",
      "databricks_alert_v2",
      "databricks_job",
      "databricks_pipeline",
    ]);
  });
});

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
  (type, json) => type === "databricks_pipeline" && json.includes('"continuous":true'),
  (type, json) => type === "aws_scheduler_schedule" && json.includes('"state":"ENABLED"'),
  (type, json) =>
    type === "aws_glue_trigger" && json.includes('"start_on_creation":true') && json.includes('"SCHEDULED"'),
];
