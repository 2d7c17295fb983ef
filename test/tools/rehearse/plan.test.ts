import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../../emitted/stacks";
import { pipelinesOf } from "../../../tools/rehearse/plan/pipelines";
import { planOf } from "../../../tools/rehearse/plan/plan";
import { Values } from "../../../tools/rehearse/plan/values";
import { ROOT } from "../../support/platform";
import { shippedStacks } from "../../support/shipped";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-rehearse-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pipelines = (stacks: readonly EmittedStack[], environment: string) =>
  pipelinesOf(stacks, environment, new Values(stacks));

const all = () => false;

/** A stack of the layer ingestion with these resources, beside one of Unity Catalog that has the catalog's name. */
function stacksWith(resource: Readonly<Record<string, Readonly<Record<string, object>>>>): EmittedStack[] {
  const stack = (layer: string, dependsOn: string[], json: object): EmittedStack => ({
    name: `dev-${layer}`,
    dependsOn,
    bytes: 0,
    json: { "//": { metadata: { stackName: `dev-${layer}`, backend: "local", layer, environment: "dev" } }, ...json },
  });
  return [
    stack("unity-catalog", [], {
      output: {
        catalog_names: { value: { sales: "${databricks_catalog.sales.name}" } },
        ids: { value: "${databricks_catalog.sales.id}" },
      },
      resource: { databricks_catalog: { sales: { name: "dev_sales" } } },
    }),
    stack("ingestion", ["dev-unity-catalog"], { resource }),
  ];
}

const UPSTREAM = "data.terraform_remote_state.unity-catalog.outputs";
const encoded = (text: string) => Buffer.from(text).toString("base64");
const workload = (more: object = {}) => ({
  "//": { metadata: { path: "p", uniqueId: "u", setting: "workloads.gold" } },
  catalog: `\${${UPSTREAM}.catalog_names.sales}`,
  schema: "gold",
  root_path: "${databricks_directory.gold.workspace_path}",
  library: [{ file: { path: "${databricks_directory.gold.workspace_path}/revenue.py" } }],
  configuration: { literal: "$${key} of 100%%{", "spark.x": "1", unknown: `\${${UPSTREAM}.ids}` },
  ...more,
});
const files = (...names: string[]) =>
  Object.fromEntries(
    names.map((name) => [name, { path: `\${databricks_directory.gold.path}/${name}`, content_base64: encoded(name) }]),
  );
const gold = { gold: { path: "/Lakehouse/acme-dev/workloads/gold" } };

describe("pipelines of an environment", () => {
  it("are those that are emitted, with the very program, and every reference in their configuration followed", () => {
    const [orders] = pipelines(shippedStacks(), "dev");
    expect(orders).toMatchObject({ key: "orders", setting: "sources.orders", catalog: "dev_sales", schema: "bronze" });
    expect(orders?.programs.map(({ path }) => path)).toEqual([
      "/Workspace/Lakehouse/acme-dev/programs/s3-files/s3_files.py",
    ]);
    expect(orders?.programs[0]?.content).toEqual(readFileSync(join(ROOT, "assets/pipelines/s3_files.py")));
    expect(orders?.configuration).toMatchObject({
      "lakehouse.source.path": "/Volumes/dev_sales/bronze/landing_orders",
      "lakehouse.bronze.table": "dev_sales.bronze.orders",
      "lakehouse.silver.table": "dev_sales.silver.orders",
    });
    expect(JSON.stringify(pipelines(shippedStacks(), "dev"))).not.toContain("${");
  });

  it("belong to that environment alone", () => {
    const names = ["dev", "staging", "prod"].map((environment) => pipelines(shippedStacks(), environment)[0]?.catalog);
    expect(names).toEqual(["dev_sales", "staging_sales", "prod_sales"]);
  });

  it("of users have their folder; texts are taken back from Terraform, what only an apply tells has a stand-in", () => {
    const [pipeline] = pipelines(
      stacksWith({
        databricks_directory: gold,
        databricks_workspace_file: files("revenue.py", "prices.py"),
        databricks_pipeline: { gold: workload() },
      }),
      "dev",
    );
    expect(pipeline).toMatchObject({
      key: "gold",
      catalog: "dev_sales",
      root: "/Workspace/Lakehouse/acme-dev/workloads/gold",
      configuration: { literal: "${key} of 100%{", "spark.x": "1", unknown: "after-apply-id" },
    });
    expect(pipeline?.programs.map(({ path }) => path.split("/").at(-1))).toEqual(["revenue.py"]);
    expect(pipeline?.files.map(({ path }) => path.split("/").at(-1))).toEqual(["revenue.py", "prices.py"]);
  });
});

describe("the plan", () => {
  const managed = {
    ...workload(),
    library: undefined,
    root_path: undefined,
    "//": { metadata: { setting: "sources.crm" } },
  };
  const stacks = (...definitions: string[]) =>
    stacksWith({
      databricks_directory: gold,
      databricks_workspace_file: files("revenue.py", "revenue.sql"),
      databricks_pipeline: {
        gold: workload({
          library: definitions.map((name) => ({
            file: { path: `\${databricks_directory.gold.workspace_path}/${name}` },
          })),
        }),
        gateway: managed,
        managed,
      },
    });

  it("writes the programs as files, and leaves out what has none, with the reason, once for each source", () => {
    const place = join(folder, "a");
    const { plan, leftOut } = planOf(pipelines(stacks("revenue.py"), "dev"), {
      data: "none",
      folder: place,
      content: all,
    });
    expect(plan.pipelines).toHaveLength(1);
    expect(plan.pipelines[0]).toMatchObject({ key: "gold", catalog: "dev_sales", schema: "gold", updates: [] });
    expect(plan.pipelines[0]?.programs).toEqual(["revenue.py"]);
    expect(readFileSync(join(place, "programs/gold/revenue.py"), "utf8")).toBe("revenue.py");
    expect(leftOut).toEqual([{ key: "crm", why: expect.stringContaining("connector") }]);
  });

  it("takes programs in SQL, alone and beside others", () => {
    const programs = (...names: readonly string[]) => {
      const { plan, leftOut } = planOf(pipelines(stacks(...names), "dev"), {
        data: "none",
        folder: join(folder, "b"),
        content: all,
      });
      expect(leftOut.map(({ key }) => key)).toEqual(["crm"]);
      return plan.pipelines.map((pipeline) => pipeline.programs);
    };
    expect(programs("revenue.sql")).toEqual([["revenue.sql"]]);
    expect(programs("revenue.py", "revenue.sql")).toEqual([["revenue.py", "revenue.sql"]]);
  });

  it("has an update for every file and folder of the samples, in order, and the tables of others", () => {
    const data = join(folder, "data");
    const write = (path: string) => {
      mkdirSync(join(data, path, ".."), { recursive: true });
      writeFileSync(join(data, path), "{}\n");
    };
    for (const path of ["gold/2.jsonl", "gold/1/b.jsonl", "gold/1/in/a.jsonl", "gold/expected.json", "gold/.hidden"])
      write(path);
    write("tables/dev_sales.silver.rates/rows.jsonl");
    const { plan, made } = planOf(pipelines(stacks("revenue.py"), "dev"), {
      data,
      folder: join(folder, "c"),
      content: () => true,
    });
    expect(plan.pipelines[0]?.updates.map((update) => update.map(({ to }) => to))).toEqual([
      ["b.jsonl", "in/a.jsonl"],
      ["2.jsonl"],
    ]);
    expect(plan.pipelines[0]?.content).toBe(true);
    expect(plan.tables).toEqual({
      "dev_sales.silver.rates": [join(data, "tables/dev_sales.silver.rates/rows.jsonl")],
    });
    expect(made).toEqual([]);
  });

  it.each(["lakehouse.source.changes", "lakehouse.silver.changes"])("makes up no changes (%s)", (setting) => {
    const [orders] = pipelines(shippedStacks(), "dev");
    const changes =
      orders === undefined ? [] : [{ ...orders, configuration: { ...orders.configuration, [setting]: "{}" } }];
    const { plan, leftOut } = planOf(changes, { data: "none", folder: join(folder, "e"), content: all });
    expect(plan.pipelines).toEqual([]);
    expect(leftOut).toEqual([{ key: "orders", why: expect.stringContaining("put samples under data/orders/") }]);
  });

  it("makes samples where a source has none, and says so", () => {
    const { plan, made } = planOf(pipelines(shippedStacks(), "dev"), {
      data: "none",
      folder: join(folder, "d"),
      content: all,
    });
    expect(made).toEqual(["orders"]);
    expect(plan.pipelines[0]?.updates).toHaveLength(2);
  });
});
