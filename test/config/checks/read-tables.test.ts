import { describe, expect, it } from "vitest";
import { formatProblem } from "../../../config/problem";
import { tablePlaceOf } from "../../../config/schema/read-table";
import { textTypeOf } from "../../../config/schema/text/named";
import { devInput } from "../../support/platform";
import { search, synced } from "../../support/vector-search";
import { ordersGold } from "../../support/workloads";
import { inputsOf, inputsProblems, report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { type Leaf, placesOf, withValue } from "../text/leaves";

const { leaves } = placesOf(EXAMPLES);
const marked = leaves.filter(({ schema }) => tablePlaceOf(schema) !== undefined);
const nameOf = ({ path }: Pick<Leaf, "path">) => path.join(".");

/** The setting of a table, in sales.silver, where source `orders` makes the table `orders`. */
function naming(leaf: Leaf, table: string): { readonly input: unknown; readonly setting: string } {
  if (!leaf.isKey) {
    // A table of a list is beside the list.
    const holder = leaf.path.slice(0, typeof leaf.path.at(-1) === "number" ? -2 : -1);
    const at = (path: Leaf["path"], value: unknown, to: unknown) => withValue(to, { path, with: leaf.with }, value);
    const schema = at([...holder, "schema"], "silver", at([...holder, "catalog"], "sales", devInput()));
    return { input: at(leaf.path, table, schema), setting: nameOf(leaf) };
  }
  const inSilver = (path: Leaf["path"]) =>
    path.map((step, index) => (index === leaf.path.length - 2 ? "silver" : step));
  const forms = leaf.with.map(([path, form]) => [inSilver(path), form] as const);
  const path = [...inSilver(leaf.path), table];
  const catalog = withValue(devInput(), { path: [...path.slice(0, -4), "catalog"], with: [] }, "sales");
  return { input: withValue(catalog, { path, with: forms }, { exists: true }), setting: nameOf({ path }) };
}

function warnings(input: unknown): string[] {
  const [account] = inputsOf({});
  return inputsProblems([account, input]).flatMap((problem) =>
    problem.severity === "warning" ? [formatProblem(problem)] : [],
  );
}

describe("a table that something reads", () => {
  it.each(marked.map((leaf) => [nameOf(leaf), leaf] as const))("is told of at %s where it is misspelt", (_, leaf) => {
    const { input, setting } = naming(leaf, "ordrs");
    expect(warnings(input)).toContain(
      `config/environments/dev.ts: ${setting}: nothing of the environment makes a table ordrs in sales.silver, but one orders. Fix: write orders; or say of the program that makes ordrs that it does, under its tables or writes.`,
    );
  });

  it.each(marked.map((leaf) => [nameOf(leaf), leaf] as const))("is taken at %s where it is made", (_, leaf) => {
    expect(warnings(naming(leaf, "orders").input).join("\n")).not.toContain("nothing of the environment makes");
  });

  it("is every field of a table but those of what is made", () => {
    const others = leaves.filter(
      ({ path, schema }) =>
        tablePlaceOf(schema) === undefined &&
        textTypeOf(schema)?.one === "Unity Catalog name" &&
        /^tables?$/.test(String(path.findLast((step) => typeof step === "string"))),
    );
    expect([...new Set(others.map(nameOf))]).toMatchInlineSnapshot(`
      [
        "sources.orders.table",
        "sources.orders.split.tables",
        "consumers.orders.tables",
        "consumers.orders.writes.0.tables.0",
        "workloads.orders.tables.0",
        "workloads.orders.writes.0.tables.0",
        "workloads.orders.tasks.load.results.table",
        "workloads.orders.table",
      ]
    `);
  });

  it.each([
    ["products_v2", ["products_v1"], false],
    ["products", ["catalog_of_products"], false],
    ["customers_daily", ["customers_weekly"], false],
    ["products", ["Products"], false],
    ["prodcuts", ["products"], true],
    ["product", ["products"], true],
    ["products", ["product", "products"], false],
    ["pr", ["products"], false],
  ])("%s where %s is made: told %s", (table, tables, isTold) => {
    const dev = {
      "consumers.search": search({
        indexes: { by_text: synced({ source: { catalog: "sales", schema: "gold", table } }) },
      }),
      "workloads.orders-gold": ordersGold({ tables: tables.map((one) => one.toLowerCase()) }),
    };
    expect(report({ dev }).includes("nothing of the environment makes")).toBe(isTold);
  });

  it("is not compared with tables of another schema or catalog, or volumes", () => {
    const source = (schema: string, table: string) =>
      report({
        dev: {
          "consumers.search": search({ indexes: { x: synced({ source: { catalog: "sales", schema, table } }) } }),
        },
      });
    expect(source("silver", "ordrs")).toContain("but one orders");
    expect(source("gold", "ordrs")).toBe("");
    // The source makes the volume landing_orders in bronze.
    expect(source("bronze", "landing_ordrs")).toBe("");
  });

  it("is told of in queries too, by the names that they have for schemas", () => {
    const text = (query: string) =>
      report({
        dev: {
          "workloads.late": {
            kind: "view",
            workspace: "main",
            catalog: "sales",
            schema: "gold",
            view: "late",
            comment: "Orders that are late",
            exists: true,
            reads: { checked: { catalog: "sales", schema: "silver" } },
            text: query,
          },
        },
      });
    expect(text("SELECT 1 AS one FROM {{ checked }}.ordrs JOIN {{ checked }}.customers")).toMatchInlineSnapshot(
      `"warning: dev: workloads.late.text: nothing of the environment makes a table ordrs in sales.silver, but one orders. Fix: write orders; or say of the program that makes ordrs that it does, under its tables or writes."`,
    );
    expect(text("SELECT 1 AS one FROM {{ checked }}.orders")).not.toContain("makes a table");
    expect(text("SELECT 1 AS one FROM {{ other }}.ordrs")).not.toContain("makes a table");
  });
});
