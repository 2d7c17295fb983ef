import { describe, expect, it } from "vitest";
import type { QueryModel } from "../../config/kinds/consumers/query";
import { parametersOf } from "../../config/query-parameters";
import { Query } from "../../modules/consumers/query/query";
import { report } from "../config/problems";
import { QUERY, SHOPS } from "../support/queries";
import { resource, synthModule } from "../support/synth";

const problems = (change: Readonly<Record<string, unknown>> = {}) =>
  report({
    dev: {
      "workspaces.main.folders": { sales: { permissions: { analysts: "CAN_READ" } } },
      "consumers.shops": SHOPS,
      "consumers.asked": { ...QUERY, ...change },
    },
  });
const { parameters } = QUERY;
const { country, day, paid, shops } = parameters;
const range = { type: "date-range" };

describe("a query in the configuration", () => {
  it.each([
    ["with a parameter of every type", {}],
    ["without parameters", { text: "SELECT 1 AS one", parameters: undefined }],
    ["without what may be left out", { description: undefined, labels: undefined, autoLimit: false }],
    [
      "with days that are said",
      { parameters: { ...parameters, paid: { ...range, from: "2026-10-01", to: "2026-10-01" } } },
    ],
    ["in a folder of its workspace", { folder: "sales" }],
    ["that a group without the warehouse only sees", { permissions: { "data-engineers": "CAN_VIEW" } }],
  ])("is taken: %s", (_, change) => {
    expect(problems(change)).toBe("");
  });

  it.each([
    [{ text: `${QUERY.text} AND x = :other` }, "asked.text: asks for parameter other, which is not there"],
    [{ text: `${QUERY.text} AND x = {{ odd name }}` }, "asked.text: asks for parameter odd name, which is not there"],
    [{ text: "SELECT :name, :least, :day" }, "asked.parameters.country: text does not ask for it"],
    [
      { text: `${QUERY.text} AND x = :paid` },
      "asked.text: asks for the range paid as if it were one day. Fix: write :paid.min",
    ],
    [
      { text: `${QUERY.text} AND x = :day.min` },
      "asked.text: asks for an end of day, which is no range. Fix: write :day, or",
    ],
    [{ parameters: { ...parameters, day: { ...day, moving: "NOW" } } }, "day.moving: it is said already"],
    [
      { parameters: { ...parameters, day: { type: "date" } } },
      "asked.parameters.day: does not say what it is at first",
    ],
    [{ parameters: { ...parameters, day: { type: "date", moving: "TODAY" } } }, "asked.parameters.day.moving"],
    [
      { parameters: { ...parameters, paid: range } },
      "paid: does not say what it is at first. Fix: set from and to, or",
    ],
    [
      { parameters: { ...parameters, paid: { ...range, from: "2026-10-01" } } },
      "paid: does not say what it is at first",
    ],
    [{ parameters: { ...parameters, paid: { ...paid, to: "2026-10-01" } } }, "paid.moving: it is said already"],
    [
      { parameters: { ...parameters, paid: { ...range, from: "2026-10-02", to: "2026-10-01" } } },
      "asked.parameters.paid.to: 2026-10-01 is before 2026-10-02. Fix: exchange from and to.",
    ],
    [{ parameters: { ...parameters, paid: { ...range, moving: "LAST_8_DAYS" } } }, "asked.parameters.paid.moving"],
    [{ parameters: { ...parameters, shops: { ...shops, query: "shop" } } }, "asked.parameters.shops.query"],
    [{ parameters: { ...parameters, shops: { ...shops, query: "bi" } } }, "asked.parameters.shops.query"],
    [
      { parameters: { ...parameters, shops: { ...shops, query: "asked" } } },
      "asked.parameters: has its values from itself",
    ],
    [
      { parameters: { ...parameters, shops: { ...shops, several: undefined } } },
      "furtherValues: one value alone may be",
    ],
    [{ parameters: { ...parameters, shops: { ...shops, furtherValues: ["Graz"] } } }, '0: "Graz" is chosen already'],
    [
      { parameters: { ...parameters, country: { ...country, several: "plain", furtherValues: ["IT"] } } },
      'country.furtherValues.0: "IT" is none of options',
    ],
    [{ folder: "attic" }, "asked.folder"],
    [{ folder: "sales/orders" }, "asked.folder"],
    [{ text: "SELECT 1" }, "asked.parameters.name: text does not ask for it. Fix: write :name there, or take it out."],
    [{ text: "x" }, "asked.text"],
    [{ text: undefined }, "asked.text"],
    [{ parameters: { ...parameters, "a b": parameters.name } }, "is no name of a parameter"],
    [{ parameters: { ...parameters, day: { type: "date", value: "yesterday" } } }, "asked.parameters.day.value"],
    [{ parameters: { ...parameters, day: { type: "range", value: "2026-11-01" } } }, "asked.parameters.day.type"],
    [{ parameters: { ...parameters, least: { type: "number", value: "2" } } }, "asked.parameters.least.value"],
    [{ parameters: { ...parameters, country: { ...parameters.country, options: [] } } }, "country.options"],
    [{ parameters: { ...parameters, country: { ...parameters.country, value: "IT" } } }, '"IT" is none of options'],
    [
      { parameters: { ...parameters, country: { ...parameters.country, options: ["FR", "DE", "FR"] } } },
      'country.options.2: "FR" is there twice',
    ],
    [{ labels: ["a", "a"] }, 'asked.labels.1: "a" is there twice'],
    [{ warehouse: "gold-overview" }, 'of kind "dashboard"'],
    [{ warehouse: "none" }, "asked.warehouse"],
    [{ catalog: "none" }, "asked.catalog"],
    [{ schema: "none" }, "asked.schema"],
    [{ workspace: "none" }, "asked.workspace"],
    [{ permissions: { analysts: "CAN_READ" } }, "asked.permissions.analysts"],
    [{ permissions: { "data-engineers": "CAN_RUN" } }, "which data-engineers may not use"],
  ])("is refused: %j", (change, message) => {
    expect(problems(change)).toContain(message);
  });

  it.each([
    ["SELECT :a, :b, :a", ["a", "b"]],
    ["SELECT x::int, raw:price, items[0]:price, `a`:price, f(x):price", []],
    ["SELECT ':a', \":b\", `:c` -- :d\n/* :e */", []],
    ["SELECT '{{ a }}', {{b}}", ["a", "b"]],
    ["SELECT ':a' || :b", ["b"]],
    ["SELECT 'it''s :a', :b", ["b"]],
    ["SELECT :a.min, :a.max, {{ b.start }}", ["a", "b"]],
    ["SELECT :a.minute", ["a"]],
  ])("asks in %s for %j", (text, names) => {
    expect(parametersOf(text)).toEqual(names);
  });
});

describe("queries that share a folder", () => {
  it("have titles of their own", () => {
    const other = { ...SHOPS, folder: "sales", title: "Orders of a day" };
    expect(
      report({
        dev: {
          "workspaces.main.folders": { sales: {} },
          "consumers.shops": other,
          "consumers.asked": { ...QUERY, folder: "sales" },
        },
      }),
    ).toContain(
      "consumers.asked.title: shops has the same title in the same folder. Fix: give one of them another title",
    );
  });

  it("do not give each other their values", () => {
    const other = {
      ...SHOPS,
      text: "SELECT DISTINCT shop FROM orders WHERE country = :country",
      parameters: { country: { type: "query", query: "asked", value: "AT" } },
    };
    expect(report({ dev: { "consumers.shops": other, "consumers.asked": QUERY } })).toContain(
      "consumers.shops.parameters: has its values from itself, over other queries perhaps",
    );
  });
});

describe("Query", () => {
  const asked = {
    ...QUERY,
    title: "Orders of ${a day}",
    parameters: {
      ...parameters,
      name: { type: "text", value: "a ${b}" },
      country: { ...country, furtherValues: [] },
      week: { ...range, type: "date-range", from: "2026-11-02", to: "2026-11-08" },
    },
    schema: "gold",
    autoLimit: true,
    key: "asked",
  } satisfies QueryModel;
  const made = (folder?: string) =>
    synthModule(
      (stack) =>
        new Query(stack, "asked", {
          consumer: asked,
          folder,
          users: [],
          queryId: (key) => `id-of-${key}`,
          prefix: "acme-dev",
          deployerApplicationId: "deployer",
          catalogName: "dev_sales",
          warehouseId: "id-of-bi",
        }),
    );
  const json = made();

  it("says all that the configuration says, and keeps Terraform from taking texts for expressions", () => {
    expect(resource(json, "databricks_query.asked")).toMatchObject({
      display_name: "Orders of $${a day}",
      description: "How many there were",
      parent_path: "${databricks_directory.asked_directory.path}",
      warehouse_id: "id-of-bi",
      catalog: "dev_sales",
      schema: "gold",
      query_text: QUERY.text,
      apply_auto_limit: true,
      tags: ["sales"],
      parameter: [
        { name: "name", title: "name", text_value: { value: "a $${b}" } },
        { name: "least", title: "At least", numeric_value: { value: 2.5 } },
        { name: "day", title: "day", date_value: { date_value: "2026-11-01", precision: "DAY_PRECISION" } },
        { name: "country", title: "country", enum_value: { enum_options: "DE\nFR", values: ["FR"] } },
        {
          name: "paid",
          title: "paid",
          date_range_value: { dynamic_date_range_value: "LAST_30_DAYS", precision: "DAY_PRECISION" },
        },
        {
          name: "shops",
          title: "shops",
          query_backed_value: {
            query_id: "id-of-shops",
            values: ["Graz", "Linz"],
            multi_values_options: { separator: ",", prefix: "'", suffix: "'" },
          },
        },
        {
          name: "sent",
          title: "sent",
          date_value: { dynamic_date_value: "YESTERDAY", precision: "DAY_PRECISION" },
        },
        {
          name: "week",
          title: "week",
          date_range_value: {
            date_range_value: { start: "2026-11-02", end: "2026-11-08" },
            precision: "DAY_PRECISION",
          },
        },
      ],
    });
  });

  it("runs as its reader, never as the deployer, who owns it", () => {
    expect(resource(json, "databricks_query.asked")).toMatchObject({ run_as_mode: "VIEWER" });
    expect(resource(json, "databricks_query.asked").owner_user_name).toBeUndefined();
  });

  it("is in a folder that it shares, and makes none then", () => {
    const shared = made("/Workspace/Teams/sales");
    expect(resource(shared, "databricks_query.asked").parent_path).toBe(
      '${trimprefix("/Workspace/Teams/sales", "/Workspace")}',
    );
    expect(shared.resource).not.toHaveProperty("databricks_directory");
  });

  it("is in a folder of its own, for the listed groups and the deployer", () => {
    expect(resource(json, "databricks_directory.asked_directory").path).toBe("/Lakehouse/acme-dev/queries/asked");
    expect(resource(json, "databricks_permissions.asked_permissions")).toEqual({
      sql_query_id: "${databricks_query.asked.id}",
      access_control: [
        { service_principal_name: "deployer", permission_level: "CAN_MANAGE" },
        { group_name: "analysts", permission_level: "CAN_RUN" },
      ],
    });
  });
});
