import { describe, expect, it } from "vitest";
import accountFile from "../../../config/account";
import devFile from "../../../config/environments/dev";
import { readSources } from "../../../config/load";
import { accountSchema } from "../../../config/schema/account";
import { environmentSchema } from "../../../config/schema/environment";
import { markedPages } from "../../../tools/reference/marked-pages";
import { markersOf } from "../../../tools/reference/markers";
import { type Answer, whereIs } from "../../../tools/where/answer";
import { readArguments } from "../../../tools/where/command/arguments";
import { lineOf } from "../../../tools/where/line";
import { pageOf } from "../../../tools/where/pages";
import { configFiles } from "../../../tools/where/project";
import { answersText } from "../../../tools/where/text";
import { ROOT } from "../../support/platform";
import { shippedStacks } from "../../support/shipped";

const SOURCES = readSources(ROOT);
const TABLES = markedPages(ROOT).flatMap(({ path, text }) => markersOf(path, text));
const files = () => configFiles(ROOT, SOURCES, shippedStacks());
const dev = () => files().filter(({ environment }) => environment === undefined || environment === "dev");
const answers = (query: string, of = dev()): readonly Answer[] => {
  const found = whereIs(query, of, TABLES);
  if ("unknown" in found) throw new Error(`${query} is unknown; ${found.meant}`);
  return found;
};
const addresses = ({ resources }: Answer) => resources.map(({ address }) => address);

describe("arguments of the command", () => {
  it("takes one query", () => {
    expect(readArguments(["zones.raw", "--env", "dev", "--project", "a", "--json"])).toEqual({
      query: "zones.raw",
      environments: ["dev"],
      project: "a",
      json: true,
    });
    expect(readArguments(["zones.raw"])).toMatchObject({ environments: [], json: false });
    expect(readArguments(["--help"])).toBe("help");
  });

  it.each([
    [[], "name a setting"],
    [["a", "b"], 'what is "b"?'],
    [["a", "--environment", "dev"], "--environment"],
  ])("refuses %j", (args, message) => {
    expect(readArguments(args)).toMatchObject({ wrong: expect.stringContaining(message) });
  });
});

describe("where a setting is", () => {
  it("in every environment: file, line, page, stack and addresses", () => {
    const found = answers("sources.orders.schedule", files());
    const domain = "config/domains/sales.ts";
    const own = (name: string) => ({ environment: name, file: `config/environments/${name}.ts`, with: [domain] });
    expect(
      found.map(({ environment, file, with: more, page, written }) => ({
        environment,
        file,
        with: more,
        page,
        written,
      })),
    ).toEqual(
      [own("dev"), { environment: "prod", file: domain, with: undefined }, own("staging")].map((one) => ({
        ...one,
        page: "docs/ingestion.md",
        // In dev and staging it is the domain that is taken paused, which no line of theirs writes field by field.
        written: one.file === domain,
      })),
    );
    expect(answersText(found.slice(0, 1))).toContain("  with config/domains/sales.ts");
    expect(answersText(found.slice(1, 2))).toMatch(
      /^config\/domains\/sales\.ts:\d+ {2}sources\.orders\.schedule of prod\n/,
    );
    const [first] = found;
    expect(first?.resources).toMatchObject([
      { stack: "dev-ingestion-main", address: "databricks_job.source-orders_schedule_job" },
    ]);
    expect(first?.line).toBeGreaterThan(1);
  });

  it("with everything that is made for what is below it", () => {
    const [found] = answers("sources.orders");
    expect(found?.of).toBe("sources.orders");
    expect(found && addresses(found)).toEqual(
      expect.arrayContaining([
        "databricks_job.source-orders_schedule_job",
        "databricks_pipeline.source-orders_load_pipeline",
      ]),
    );
  });

  it("with what is made for the nearest setting above it, which it says, where nothing is for it alone", () => {
    const [found] = answers("network.flowLogs.retentionDays");
    expect(found).toMatchObject({ of: "network.flowLogs", written: false });
    expect(found && addresses(found)).toEqual(["aws_flow_log.flow-log"]);
    expect(answersText(found ? [found] : [])).toContain(
      "no resource is made for it alone; these are for network.flowLogs",
    );
  });

  it("does not take one key for the start of another", () => {
    expect(answers("zones.raw").flatMap(addresses)).not.toContain("aws_s3_bucket.zone-processed");
    expect(whereIs("zones.ra", dev(), TABLES)).toMatchObject({ unknown: "zones.ra", meant: "zones.raw" });
  });

  it("in both files that have it", () => {
    expect(answers("name").map(({ file }) => file)).toEqual(["config/account.ts", "config/environments/dev.ts"]);
  });

  it.each([
    ["sources.ordrs.schedule", "sources.orders.schedule"],
    ["netwrk.flowLogs", "network.flowLogs"],
    ["sources.order.shedule", "sources.orders.schedule"],
    ["workspaces.main.clusterPolicies.job.runtime", "workspaces.main.clusterPolicies.jobs.runtime"],
    ["aws_s3_bucket.zone-rw", "aws_s3_bucket.zone-raw"],
    ["dev-unity-catalog/zone-raw/Resourc", "dev-unity-catalog/zone-raw/Resource"],
    ["something-else-altogether", undefined],
  ])("%s is unknown; meant: %s", (query, meant) => {
    expect(whereIs(query, dev(), TABLES)).toEqual({ unknown: query, meant });
  });
});

describe("what an address or a construct is made for", () => {
  it("by address, of data sources too", () => {
    expect(answers("aws_s3_bucket.zone-raw")).toMatchObject([
      {
        setting: "zones.raw",
        file: "config/environments/dev.ts",
        with: ["config/shared/platform.ts"],
        page: "docs/unity-catalog.md",
        written: true,
      },
    ]);
    expect(answers("data.databricks_service_principal.service-principal-terraform")).toMatchObject([
      { setting: "servicePrincipals.terraform", file: "config/account.ts" },
    ]);
  });

  it("by the path of a construct: all that is in it, by setting", () => {
    const path = "dev-unity-catalog/catalog-sales/schema-gold";
    const found = answers(path);
    expect(found.map(({ setting }) => setting)).toEqual([
      "catalogs.sales.schemas.gold",
      "catalogs.sales.schemas.gold.grants",
      "catalogs.sales.schemas.gold.volumes.exports",
      "catalogs.sales.schemas.gold.volumes.exports.grants",
    ]);
    expect(answers(`${path}/`)).toEqual(found);
    expect(whereIs("dev-unity-catalog/catalog-sales/schema-gol", dev(), TABLES)).toHaveProperty("unknown");
  });
});

describe("the text", () => {
  it("groups by file, and the addresses by stack", () => {
    const [found] = answers("operations.budget.monthlyUsd");
    expect(answersText(found ? [{ ...found, line: 7 }] : [])).toBe(
      [
        "config/environments/dev.ts:7  operations.budget.monthlyUsd",
        "  docs/operations.md",
        "  no resource is made for it alone; these are for operations.budget:",
        "  dev-operations",
        "    aws_budgets_budget.budget",
        "      construct dev-operations/budget/Resource",
      ].join("\n"),
    );
  });
});

describe("the line of a setting", () => {
  const text = `import { defineEnvironment } from "../define";
const raw = {
  kind: "raw",
} as const;
export default defineEnvironment({
  name: "dev",
  zones: {
    raw,
    "pro-cessed": (raw satisfies object),
    ...more,
  },
  policyWaivers: [
    { rule: "a" },
    {
      rule: "b" },
  ],
});
`;
  it.each([
    [["name"], 6, 1],
    [["zones", "raw"], 8, 2],
    [["zones", "raw", "kind"], 3, 3],
    [["zones", "pro-cessed", "kind"], 3, 3],
    [["zones", "curated", "kind"], 7, 1],
    [["policyWaivers", "1", "rule"], 15, 3],
    [["region"], 5, 0],
  ])("%j", (segments, line, depth) => {
    expect(lineOf(text, segments)).toEqual({ line, depth });
  });

  it("is in the part that has most of it, where a file gives several", () => {
    const parts = `const wide = definePart({ zones: { raw: {} } });
export const deep = definePart(wide, {
  zones: {
    raw: { kind: "raw" },
  },
});
`;
    expect(lineOf(parts, ["zones", "raw", "kind"])).toEqual({ line: 4, depth: 3 });
    expect(lineOf(parts, ["zones", "raw"])).toEqual({ line: 1, depth: 2 });
  });

  it("is not known of a file that computes what it exports", () => {
    expect(lineOf("export default make();", ["name"])).toBeUndefined();
    expect(lineOf("export const a = 1;", ["name"])).toBeUndefined();
  });
});

describe("the page of a setting", () => {
  const inputs = { account: accountFile.input, environment: devFile.input };
  const schemas = { account: accountSchema, environment: environmentSchema };
  const of = (kind: "account" | "environment", ...segments: string[]) =>
    pageOf(TABLES, kind, schemas[kind], segments, inputs[kind]);

  it.each(["account", "environment"] as const)("is there for every section of the %s", (kind) => {
    for (const section of Object.keys(schemas[kind].shape)) expect(of(kind, section), section).toMatch(/^docs/);
  });

  it("is the one whose table of fields has it; a kind has its own", () => {
    expect(of("environment", "workspaces", "main", "clusterPolicies", "jobs")).toBe("docs/settings.md");
    expect(of("environment", "workspaces", "main", "access")).toBe("docs/workspace.md");
    expect(of("environment", "sources", "orders", "schedule")).toBe("docs/ingestion.md");
    expect(of("environment", "sources", "orders", "retries")).toBe("docs/sources/s3-files.md");
    expect(of("environment", "consumers", "bi")).toBe("docs/consumers/sql-warehouse.md");
    expect(of("environment", "network", "cidr")).toBe("docs/network.md");
  });
});
