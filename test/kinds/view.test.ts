import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { triedOf } from "../../tools/policies/run";
import { rowsText, viewCasesOf } from "../../tools/policies/views";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import { orderCount, ownOrders, type ViewInput, withManagedTables } from "../support/tables";

const base = (): EnvironmentInput => {
  const input = devInput();
  withManagedTables(input);
  return input;
};
const problems = (it: object, more: object = {}) => report({ dev: { "workloads.own-orders": it, ...more } });

const platform = platformOf(accountInput(), base());
const stacks = synthPlatform(platform);
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const activation = json("dev-activation-main");
const CATALOG = "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}";
const TERRAFORM = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.terraform}";

/** A query that asks nobody who reads. */
const plain = (change: Partial<ViewInput> = {}): ViewInput =>
  ownOrders({ text: "SELECT id FROM {{ gold }}.orders", expects: [], ...change });
const rows = [{ region: "EU", total: 1, mail: "a" }];

describe("a view in the configuration", () => {
  it.each<[string, object, object?]>([
    ["by who reads", ownOrders()],
    ["for everybody alike", plain()],
    ["with a common table expression", plain({ text: "WITH a AS (SELECT 1 AS b FROM {{ gold }}.c) SELECT b FROM a" })],
    [
      "with a word in quotes and a comment",
      plain({ text: "SELECT ';' AS a, 'is_member(' AS b FROM {{ gold }}.o -- {it's}" }),
    ],
    ["of another view", ownOrders(), { "workloads.count": orderCount() }],
    [
      "by the reader's name",
      ownOrders({
        text: "SELECT mail FROM {{ gold }}.orders WHERE mail = current_user()",
        expects: [
          {
            user: "a@acme.example",
            given: { "gold.orders": [{ mail: "a@acme.example" }] },
            sees: [{ mail: "a@acme.example" }],
          },
          { given: { "gold.orders": [{ mail: "a@acme.example" }] }, sees: [] },
        ],
      }),
    ],
  ])("is taken: %s", (_, it, more) => {
    expect(problems(it, more)).toBe("");
  });

  const [engineers, analysts] = ownOrders().expects ?? [];
  it.each<[string, object, string]>([
    ["no query", { text: "DROP TABLE {{ gold }}.orders" }, "is no query"],
    ["two queries", { text: "SELECT 1 FROM {{ gold }}.o; SELECT 2" }, "has a semicolon"],
    ["an open quote", { text: "SELECT 'a FROM {{ gold }}.o" }, "has a quote that is not closed"],
    ["an open comment", { text: "SELECT 1 FROM {{ gold }}.o /* a" }, "has a comment that is not closed"],
    ["an expression of Terraform", { text: "SELECT '${path.module}' FROM {{ gold }}.o" }, "workloads.own-orders.text"],
    ["a parameter", { text: "SELECT 1 FROM {{ gold }}.o WHERE a = :day" }, "asks for parameter day"],
    [
      "groups of one workspace",
      { text: "SELECT is_member('analysts') AS a FROM {{ gold }}.o" },
      "use is_account_group_member",
    ],
    ["a schema that is not named", { text: "SELECT 1 FROM {{ silver }}.o" }, "names {{ silver }}, which is not there"],
    ["a schema that is not read", { text: "SELECT 1 AS a FROM b" }, "text does not name {{ gold }}"],
    ["a schema without a table", { text: "SELECT 1 FROM {{ gold }}" }, "names schema {{ gold }} without a table"],
    [
      "a table in a view",
      { views: { o: "own-orders" }, text: "SELECT 1 FROM {{ o }}.x, {{ gold }}.y" },
      "which is a view",
    ],
    ["one name for two", { views: { gold: "own-orders" } }, "gold is a name of reads too"],
    ["itself", { views: { me: "own-orders" }, text: "SELECT 1 FROM {{ me }}, {{ gold }}.o" }, "neither can be first"],
    ["a view that is none", { views: { o: "nothing" } }, '"nothing" is not a workload'],
    ["nobody who tries it", { expects: [] }, "what the query shows depends on who reads"],
    ["a group that tries nothing", { expects: [analysts] }, "no line is read by a member of data-engineers"],
    ["nobody else who tries it", { expects: [engineers, engineers] }, "nobody else reads a line"],
    [
      "what hides nothing",
      { expects: [engineers, { ...analysts, sees: engineers?.sees }] },
      "all readers see the same",
    ],
    ["rows of nothing", { expects: [engineers, { ...analysts, given: {} }] }, "has no rows of gold.orders"],
    [
      "rows of something else",
      { expects: [engineers, { ...analysts, given: { ...analysts?.given, "gold.others": rows } }] },
      "the query does not name it",
    ],
    [
      "rows that differ",
      { expects: [engineers, { ...analysts, given: { "gold.orders": [{ a: 1 }, { b: 1 }] } }] },
      "workloads.own-orders.expects.1.given.gold.orders.1: has other columns than row 0: b",
    ],
    ["an unknown reader", { expects: [engineers, { ...analysts, reader: ["nobody"] }] }, '"nobody" is not a group'],
    ["a comment with a backslash", { comment: "a\\b" }, "has a backslash"],
    ["who changes it", { grants: { groups: { analysts: ["MODIFY"] } } }, "is not a privilege of a view"],
    ["a role of tables", { grants: { groups: { analysts: "writer" } } }, "is no role of a view"],
    [
      "an unknown schema",
      { reads: { gold: { catalog: "sales", schema: "nowhere" } } },
      "workloads.own-orders.reads.gold.schema",
    ],
    ["an unknown field", { materialized: true }, "materialized: is not a known setting"],
    ["whether it is there left out", { exists: undefined }, "workloads.own-orders.exists"],
  ])("is refused: %s", (_, change, message) => {
    expect(problems({ ...ownOrders(), ...change })).toContain(message);
  });

  it("is refused where two read each other, or what is read is not there yet", () => {
    const circle = plain({ views: { b: "b" }, text: "SELECT 1 FROM {{ b }}, {{ gold }}.o" });
    const back = orderCount({ views: { orders: "own-orders" } });
    expect(problems(circle, { "workloads.b": back })).toContain("workloads.own-orders.views.b: b reads own-orders");
    expect(problems(plain({ exists: false }), { "workloads.b": back })).toContain(
      "workloads.b.views.orders: view own-orders is not there yet",
    );
  });

  it("is warned of readers who do not get there, and of nothing that they need not", () => {
    const bare = {
      "catalogs.sales.grants": {},
      "catalogs.sales.schemas.gold.grants": {},
      "consumers.gold-overview": undefined,
    };
    expect(problems(ownOrders(), bare)).toContain(
      "workloads.own-orders.grants.groups.analysts: SELECT is of no use to analysts without USE_CATALOG",
    );
    const ways = { "catalogs.sales.grants": { groups: { analysts: ["USE_CATALOG", "USE_SCHEMA"] } } };
    expect(problems(ownOrders(), { ...bare, ...ways })).toBe("");
  });
});

describe("a view that is deployed", () => {
  it("comes after what it reads, and not where that is not there", () => {
    expect(addresses(activation).filter((address) => /workload-/.test(address))).toEqual([
      "databricks_grants.workload-order-count_grants",
      "databricks_grants.workload-own-orders_grants",
      "databricks_sql_table.workload-order-count",
      "databricks_sql_table.workload-own-orders",
    ]);
    expect(activation.output?.view_names?.value).toEqual({
      "order-count": "${databricks_sql_table.workload-order-count.id}",
      "own-orders": "${databricks_sql_table.workload-own-orders.id}",
    });
  });

  it("reads tables by the names of their catalogs, and views by their own", () => {
    const made = resource(activation, "databricks_sql_table.workload-own-orders");
    expect(made).toMatchObject({ table_type: "VIEW", name: "own_orders", schema_name: "gold", catalog_name: CATALOG });
    expect(made.view_definition).toContain(`FROM \`${CATALOG}\`.\`gold\`.orders\n`);
    for (const argument of ["column", "properties", "data_source_format"]) expect(made).not.toHaveProperty(argument);
    expect(resource(activation, "databricks_sql_table.workload-order-count").view_definition).toBe(
      "SELECT count(*) AS orders FROM ${databricks_sql_table.workload-own-orders.id}",
    );
  });

  it("has grants that are made again where it is made again", () => {
    expect(resource(activation, "databricks_grants.workload-own-orders_grants")).toMatchObject({
      table: "${databricks_sql_table.workload-own-orders.id}",
      grant: [
        { principal: "analysts", privileges: ["SELECT"] },
        { principal: TERRAFORM, privileges: ["MANAGE"] },
      ],
      lifecycle: { replace_triggered_by: ["databricks_sql_table.workload-own-orders.table_id"] },
    });
  });

  it("reads with the rights of the deployer, who gets them", () => {
    const grants = resource(json("dev-unity-catalog"), "databricks_grants.catalog-sales_schema-gold_grants");
    const own = (grants.grant as { principal: string; privileges: string[] }[]).find(({ principal }) =>
      principal.endsWith(".terraform}"),
    );
    expect(own?.privileges).toEqual(expect.arrayContaining(["CREATE_TABLE", "SELECT", "USE_SCHEMA"]));
  });
});

describe("what readers of a view see", () => {
  const [environment] = platform.environments;
  if (environment === undefined) throw new Error("there is an environment");
  const cases = viewCasesOf(environment, ["own-orders"]);

  it("is asked of the query as it is, over rows", () => {
    expect(cases.map(({ name }) => name)).toEqual([
      "own-orders: a member of data-engineers, line 1",
      "own-orders: a member of analysts, line 2",
    ]);
    expect(cases[1]).toMatchSnapshot();
    expect(viewCasesOf(environment, ["mask-cards"])).toEqual([]);
  });

  it("is compared whatever the order of rows and columns", () => {
    const [, one] = cases;
    if (one === undefined) throw new Error("there is a case");
    const seen = (value: string) => triedOf(one, { value }).isAsWanted;
    expect(seen('[{"total":10.0,"mail":null,"region":"EU"}]')).toBe(true);
    expect(seen('[{"total":10,"region":"EU"}]')).toBe(false);
    expect(seen("[]")).toBe(false);
    expect(
      rowsText([
        { b: 1, a: 2 },
        { a: 1, b: 1 },
      ]),
    ).toBe(
      rowsText([
        { a: 1, b: 1 },
        { a: 2, b: 1 },
      ]),
    );
  });
});
