import { beforeAll, describe, expect, it } from "vitest";
import { dashboardOf, queriesOf, tablesRead } from "../../config/dashboard-file";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { type DashboardInput, revenue, withBi } from "../support/query-alerts";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

type Content = Parameters<typeof revenue>[0];
const problems = (change: Content | Readonly<Record<string, unknown>> = {}): string =>
  report({ dev: { "consumers.revenue": revenue(change as Content) satisfies DashboardInput } });

describe("a dashboard of one's own in the configuration", () => {
  it("is taken", () => {
    expect(problems()).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["no folder", { folder: "nowhere" }, "consumers.revenue.content.folder: nowhere "],
    [
      "no file",
      { file: "costs.lvdash.json" },
      "content.file: the folder has no file costs.lvdash.json. Fix: use one of",
    ],
    ["no JSON", { file: "broken.txt" }, "content.file: is not JSON: "],
    ["nothing to look at", { file: "no-pages.lvdash.json" }, "content.file: is no dashboard: pages: "],
    [
      "a widget without its data",
      { file: "asks-nothing.lvdash.json" },
      "content.file: a widget asks data set a1c7e0d2, which is not there",
    ],
    [
      "a catalog of which nothing is said",
      { catalogs: {} },
      'content.catalogs: the file\'s queries read catalog dev_sales, of which nothing is said. Fix: say which catalog that is: "dev_sales": "<key of catalogs>".',
    ],
    [
      "a catalog that no query reads",
      { catalogs: { dev_sales: "sales", dev_billing: "sales" } },
      "content.catalogs.dev_billing: no query of the file reads it",
    ],
    ["a catalog that is not there", { catalogs: { dev_sales: "none" } }, "content.catalogs.dev_sales"],
    ["a catalog in quotes", { catalogs: { "`dev_sales`": "sales" } }, "is no name of a catalog"],
    [
      "a name without its catalog",
      { file: "short-names.lvdash.json" },
      "a query reads gold.orders without its catalog",
    ],
    ["a name alone", { file: "short-names.lvdash.json" }, "a query reads orders without its catalog"],
    [
      "a schema that is not there",
      { file: "short-names.lvdash.json" },
      "reads schema attic, which catalog sales does not",
    ],
  ])("is not left without a word: %s", (_, change, message) => {
    expect(problems(change)).toContain(message);
  });
});

describe("what a query reads", () => {
  it.each<[string, string[]]>([
    ["SELECT * FROM a.b.c JOIN `d e`.f.`g.h` x ON x.a.b.c = 1", ["a|b|c", "d e|f|g.h"]],
    ["WITH late AS (SELECT 1 FROM a.b.c) SELECT * FROM late", ["a|b|c"]],
    ["SELECT 'FROM a.b.c', x -- JOIN a.b.d\n/* FROM e.f.g */ FROM b.c", ["b|c"]],
    ["SELECT * FROM read_files('s3://x') JOIN range(3)", []],
    ["SELECT extract(day FROM order_date) AS d FROM a.b.c", ["a|b|c"]],
  ])("%s", (sql, tables) => {
    expect(tablesRead(sql).map((parts) => parts.join("|"))).toEqual(tables);
  });

  it("is found in every form of a query", () => {
    const parsed = dashboardOf(
      JSON.stringify({
        datasets: [
          { name: "a", queryLines: ["x\n", "y"] },
          { name: "b", query: "z" },
        ],
        pages: [{}],
      }),
    );
    expect("dashboard" in parsed && queriesOf(parsed.dashboard)).toEqual(["x\ny", "z"]);
  });
});

describe("a dashboard of one's own", () => {
  let stacks: readonly EmittedStack[];
  const stack = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };
  beforeAll(() => {
    const environment = devInput();
    withBi(environment);
    stacks = synthPlatform(platformOf(accountInput(), environment));
  });

  it("is what was exported, over the catalog of the environment, and nothing else is changed", () => {
    const { serialized_dashboard: text } = resource(stack("dev-serving-main"), "databricks_dashboard.consumer-revenue");
    const { datasets, pages } = JSON.parse(String(text));
    const catalog = "`${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}`";
    expect(datasets[0].queryLines).toEqual([
      "SELECT order_date, revenue\n",
      `FROM ${catalog}.gold.revenue_per_day\n`,
      "ORDER BY order_date",
    ]);
    expect(datasets[1]).toEqual({
      name: "d5",
      displayName: "Owners of $${what}",
      queryLines: [
        `WITH late AS (SELECT * FROM ${catalog}.silver.orders)\n`,
        "SELECT o.dev_sales.x, 'FROM dev_sales.gold.nothing' AS text -- FROM dev_sales.gold.nothing\n",
        `FROM late l JOIN ${catalog} . gold . customers o USING (id)`,
      ],
    });
    expect(datasets[2].query).toBe("SELECT count(*) FROM system.billing.usage, range(3)");
    expect(pages[0].layout[0].widget.spec.encodings.x.fieldName).toBe("order_date");
  });

  it("is in a workspace whose warehouses and embedding are as the configuration says", () => {
    const settings = stack("dev-settings-main");
    expect(resource(settings, "databricks_sql_global_config.sql")).toEqual({
      security_policy: "DATA_ACCESS_CONTROL",
      sql_config_params: {
        ANSI_MODE: "true",
        LEGACY_TIME_PARSER_POLICY: "EXCEPTION",
        STATEMENT_TIMEOUT: "3600",
        TIMEZONE: "UTC",
      },
    });
    expect(
      resource(settings, "databricks_aibi_dashboard_embedding_access_policy_setting.dashboard-embedding_policy"),
    ).toEqual({ aibi_dashboard_embedding_access_policy: { access_policy_type: "ALLOW_APPROVED_DOMAINS" } });
    expect(
      resource(settings, "databricks_aibi_dashboard_embedding_approved_domains_setting.dashboard-embedding_domains"),
    ).toEqual({
      aibi_dashboard_embedding_approved_domains: { approved_domains: ["portal.acme.example", "*.acme.example"] },
      depends_on: ["databricks_aibi_dashboard_embedding_access_policy_setting.dashboard-embedding_policy"],
    });
    expect(resource(settings, "databricks_sql_endpoint.bootstrap-warehouse").depends_on).toContain(
      "databricks_sql_global_config.sql",
    );
  });

  it.each([
    [{ sql: { statementTimeoutSeconds: 0 } }, "workspaces.main.sql.statementTimeoutSeconds"],
    [{ sql: { timeZone: "Mars/Olympus" } }, "workspaces.main.sql.timeZone"],
    [{ sql: { timeParser: "OLD" } }, "workspaces.main.sql.timeParser"],
    [{ dashboardEmbedding: { mode: "approved", domains: [] } }, "workspaces.main.dashboardEmbedding.domains"],
    [{ dashboardEmbedding: { mode: "approved", domains: ["https://a.example"] } }, "is no host name of a site"],
    [{ dashboardEmbedding: { mode: "none", domains: ["a.example"] } }, "workspaces.main.dashboardEmbedding"],
  ])("is refused in a workspace with %j", (change, message) => {
    const [[field, value] = ["", undefined]] = Object.entries(change);
    expect(report({ dev: { [`workspaces.main.${field}`]: value } })).toContain(message);
  });
});
