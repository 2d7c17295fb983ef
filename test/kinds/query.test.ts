import { describe, expect, it } from "vitest";
import type { QueryModel } from "../../config/kinds/consumers/query";
import { parametersOf } from "../../config/query-parameters";
import { Query } from "../../modules/consumers/query/query";
import { report } from "../config/problems";
import { QUERY } from "../support/queries";
import { resource, synthModule } from "../support/synth";

const problems = (change: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { "consumers.asked": { ...QUERY, ...change } } });
const { parameters } = QUERY;

describe("a query in the configuration", () => {
  it.each([
    ["with a parameter of every type", {}],
    ["without parameters", { text: "SELECT 1 AS one", parameters: undefined }],
    ["without what may be left out", { description: undefined, labels: undefined, autoLimit: false }],
    ["that a group without the warehouse only sees", { permissions: { "data-engineers": "CAN_VIEW" } }],
  ])("is taken: %s", (_, change) => {
    expect(problems(change)).toBe("");
  });

  it.each([
    [{ text: `${QUERY.text} AND x = :other` }, "asked.text: asks for parameter other, which is not there"],
    [{ text: `${QUERY.text} AND x = {{ odd name }}` }, "asked.text: asks for parameter odd name, which is not there"],
    [{ text: "SELECT :name, :least, :day" }, "asked.parameters.country: text does not ask for it"],
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
  ])("asks in %s for %j", (text, names) => {
    expect(parametersOf(text)).toEqual(names);
  });
});

describe("Query", () => {
  const json = synthModule(
    (stack) =>
      new Query(stack, "asked", {
        consumer: {
          ...QUERY,
          title: "Orders of ${a day}",
          parameters: { ...parameters, name: { type: "text", value: "a ${b}" } },
          schema: "gold",
          autoLimit: true,
          key: "asked",
        } satisfies QueryModel,
        prefix: "acme-dev",
        deployerApplicationId: "deployer",
        catalogName: "dev_sales",
        warehouseId: "id-of-bi",
      }),
  );

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
      ],
    });
  });

  it("runs as its reader, never as the deployer, who owns it", () => {
    expect(resource(json, "databricks_query.asked")).toMatchObject({ run_as_mode: "VIEWER" });
    expect(resource(json, "databricks_query.asked").owner_user_name).toBeUndefined();
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
