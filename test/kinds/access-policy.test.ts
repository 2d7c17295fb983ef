import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { casesOf } from "../../tools/policies/cases";
import { report } from "../config/problems";
import { maskCards, ownRegions, paymentTags, rules, withPolicies } from "../support/access-policies";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = (change: (environment: EnvironmentInput) => void = () => {}): EnvironmentInput => {
  const environment: EnvironmentInput = devInput();
  withPolicies(environment);
  change(environment);
  return environment;
};
const problems = (change: Readonly<Record<string, unknown>>) => {
  const { catalogs, consumers, workloads, metastore } = input();
  return report({ dev: { catalogs, consumers, workloads, metastore, ...change } });
};
type Change = Readonly<Record<string, unknown>>;
const policy = (change: Change) => problems({ "consumers.mask-cards": { ...maskCards(), ...change } });
const filter = (change: Change) => problems({ "consumers.own-regions": { ...ownRegions(), ...change } });
const made = (change: Change) => problems({ "workloads.rules": { ...rules(), ...change } });
const tagged = (change: Change) => problems({ "consumers.payment-tags": { ...paymentTags(), ...change } });

const MASKED = maskCards().expects;
const SEEN = ownRegions().expects;
const OWN = { cents: { comment: "Cents", parameters: { value: "DOUBLE" }, returns: "DOUBLE", body: "value - 1" } };

describe("policies, functions and tags in the configuration", () => {
  it.each<[string, string]>([
    ["a mask", policy({})],
    ["a filter", filter({})],
    ["a mask for a whole catalog", policy({ schema: undefined, table: undefined, when: undefined })],
    [
      "a filter of all tables",
      filter({ function: "no_rows", columns: {}, arguments: {}, expects: [{ given: {}, sees: false }] }),
    ],
    ["functions of one's own alone", made({ own: { ...OWN, ...rules().own } })],
    ["tags of columns alone", tagged({ tableTags: {} })],
    ["a tag that others govern", tagged({ tableTags: { cost: "sales" } })],
  ])("are taken: %s", (_, said) => {
    expect(said).toBe("");
  });

  it.each<[string, () => string, string]>([
    [
      "an unknown function",
      () => policy({ function: "mask_none" }),
      "mask-cards.function: workload rules has no function mask_none. Fix: use one of ",
    ],
    ["functions that are none", () => policy({ functions: "rule" }), 'functions: "rule" is not a workload'],
    [
      "a table without a schema",
      () => policy({ schema: undefined }),
      "mask-cards.table: is in no schema. Fix: say schema too.",
    ],
    [
      "a column without a tag",
      () => policy({ does: { type: "mask-column", column: "iban" } }),
      "does.column: iban is no name of columns",
    ],
    [
      "a filter that masks",
      () => filter({ function: "hash_text" }),
      "own-regions.function: hash_text returns STRING, and a filter says true or false",
    ],
    [
      "a mask that filters",
      () => policy({ function: "rows_of_own_groups" }),
      "function: rows_of_own_groups makes BOOLEAN of STRING",
    ],
    ["a mask of nothing", () => policy({ function: "no_rows" }), "function: no_rows takes nothing, so no column"],
    [
      "a missing argument",
      () => policy({ function: "hash_text" }),
      "arguments: says nothing for the parameter salt. Fix: add salt to it.",
    ],
    [
      "the column as an argument",
      () => policy({ arguments: { value: { constant: "x" } } }),
      "arguments.value: value is the masked column",
    ],
    [
      "an unknown argument",
      () => policy({ arguments: { other: { constant: "x" } } }),
      "arguments.other: the function has no parameter other",
    ],
    [
      "an argument without a column",
      () => filter({ arguments: { value: { column: "land" }, start: { constant: "" } } }),
      "arguments.value.column: land is no name of columns",
    ],
    [
      "four columns",
      () => policy({ columns: Object.fromEntries(["card", "b", "c", "d"].map((name) => [name, { tag: "pii" }])) }),
      "has more than 3 columns",
    ],
    ["nobody", () => policy({ to: {} }), "mask-cards.to: names nobody"],
    [
      "everyone and others",
      () => policy({ to: { everyone: true, groups: ["analysts"] } }),
      "to: names everyone, and others too",
    ],
    [
      "the same twice",
      () => policy({ except: { groups: ["analysts"] } }),
      "except.groups.0: analysts is among to as well",
    ],
    ["an unknown group", () => policy({ to: { groups: ["nobody"] } }), "mask-cards.to.groups.0"],
    [
      "a value that nothing has",
      () => policy({ columns: { card: { tag: "pii", value: "iban" } } }),
      'columns.card.value: "iban" is no value of the governed tag pii. Fix: use one of card, mail.',
    ],
    [
      "a tag of a column that nobody governs",
      () => policy({ columns: { card: { tag: "secret" } } }),
      "mask-cards.columns.card.tag: no environment governs the tag secret, and a tag that is not governed protects nothing",
    ],
    [
      "a tag of tables that nobody governs",
      () => policy({ when: { tag: "secret" } }),
      "warning: dev: consumers.mask-cards.when.tag: no environment governs the tag secret",
    ],
    ["a tag with signs", () => policy({ when: { tag: "a/b" } }), "mask-cards.when.tag"],
    ["nothing expected", () => policy({ expects: [] }), "mask-cards.expects"],
    [
      "a mask that masks nothing",
      () => policy({ expects: [{ ...MASKED[0], sees: "4111111111111111" }] }),
      "expects: has no value that is masked. Fix: add one: a policy that changes nothing would pass.",
    ],
    [
      "a filter that leaves nothing out",
      () => filter({ expects: SEEN.filter(({ sees }) => sees) }),
      "expects: has no row that is left out",
    ],
    [
      "a group of which nothing is expected",
      () => policy({ expects: MASKED.slice(1) }),
      "expects: does not say what a member of analysts sees",
    ],
    [
      "a reader whom it is not for",
      () => policy({ expects: [MASKED[0], { given: { value: "4111" }, sees: "****" }] }),
      "expects.1.sees: is what the policy would do, and it is not for this reader",
    ],
    [
      "a row without a value",
      () => policy({ expects: [{ reader: ["analysts"], given: {}, sees: "*" }] }),
      "expects.0.given: says no value",
    ],
    [
      "a value of nothing",
      () => policy({ expects: [{ reader: ["analysts"], given: { value: "1", x: 1 }, sees: "*" }] }),
      "expects.0.given.x: the function has no parameter x",
    ],
    [
      "a value of a constant",
      () => filter({ expects: [{ ...SEEN[1], given: { value: "EU", start: "r" } }] }),
      "given.start: start is the constant of arguments",
    ],
    [
      "a row that is seen a little",
      () => filter({ expects: [{ ...SEEN[1], sees: "a little" }] }),
      "expects.0.sees: says neither true nor false",
    ],
    ["no functions", () => made({ library: [], own: {} }), "workloads.rules: makes no function"],
    [
      "a function twice",
      () => made({ own: { hash_text: OWN.cents } }),
      "own.hash_text: hash_text is made already, because library names it",
    ],
    ["an unknown function of the library", () => made({ library: ["mask_some"] }), "workloads.rules.library.0"],
    ["two statements", () => made({ own: { cents: { ...OWN.cents, body: "1; DROP TABLE x" } } }), "own.cents.body"],
    ["a type that is none", () => made({ own: { cents: { ...OWN.cents, returns: "TEXT" } } }), "own.cents.returns"],
    ["functions that the deployer makes", () => made({ runAs: "terraform" }), "workloads.rules.runAs"],
    ["no tag", () => tagged({ tableTags: {}, columnTags: {} }), "consumers.payment-tags: has no tag"],
    [
      "a value that is not governed",
      () => tagged({ columnTags: { card: { pii: "iban" } } }),
      'columnTags.card.pii: "iban" is no value of the governed tag pii',
    ],
    [
      "a value of a key alone",
      () => tagged({ tableTags: { restricted: "yes" } }),
      'tableTags.restricted: the governed tag restricted has no values, and this is "yes"',
    ],
    [
      "a field of a column",
      () => tagged({ columnTags: { "a.b": { pii: "card" } } }),
      "is no column that a tag can be put on",
    ],
    [
      "tags of a table twice",
      () => problems({ "consumers.more-tags": paymentTags() }),
      "the tags of sales.gold.payments",
    ],
    [
      "a value of a catalog that is not governed",
      () => problems({ "catalogs.sales.tags": { pii: "iban" } }),
      'catalogs.sales.tags.pii: "iban" is no value of the governed tag pii',
    ],
    [
      "a value of a schema that is not governed",
      () => problems({ "catalogs.sales.schemas.gold.tags": { pii: "x" } }),
      "schemas.gold.tags.pii",
    ],
  ])("are refused: %s", (_, said, message) => {
    expect(said()).toContain(message);
  });
});

describe("what policies, functions and tags get", () => {
  const platform = platformOf(accountInput(), input());
  const stacks = synthPlatform(platform);
  const json = (name: string) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
  const REMOTE = "${data.terraform_remote_state";
  const CATALOG = `${REMOTE}.unity-catalog.outputs.catalog_names.sales}`;
  const INGESTION = `${REMOTE}.account.outputs.service_principal_application_ids.ingestion}`;

  it("is a job that runs the SQL of the functions", () => {
    const serving = json("dev-serving-main");
    expect(addresses(serving).filter((address) => address.includes("workload-rules"))).toEqual([
      "databricks_directory.workload-rules_directory",
      "databricks_job.workload-rules",
      "databricks_permissions.workload-rules_permissions",
      "databricks_workspace_file.workload-rules_file",
    ]);
    const job = resource(serving, "databricks_job.workload-rules");
    expect(job.task).toEqual([
      {
        task_key: "create",
        max_retries: 1,
        sql_task: {
          warehouse_id: "${databricks_sql_endpoint.consumer-bi.id}",
          file: { path: "${databricks_workspace_file.workload-rules_file.workspace_path}", source: "WORKSPACE" },
        },
      },
    ]);
    expect(job.run_as).toEqual({ service_principal_name: INGESTION });
    const { content_base64: file } = resource(serving, "databricks_workspace_file.workload-rules_file");
    expect(file).toContain("CREATE OR REPLACE FUNCTION `");
    expect(file).toContain(
      ".`gold`.`cents_only`(value DOUBLE)\\nRETURNS DOUBLE\\nCOMMENT 'What\\\\'s behind the \\\"point\\\"'",
    );
  });

  it("are policies on a table and on a catalog", () => {
    const activation = json("dev-activation-main");
    expect(resource(activation, "databricks_policy_info.consumer-mask-cards")).toEqual({
      name: "mask-cards",
      comment: "Analysts tell cards apart and pay with none",
      on_securable_type: "TABLE",
      on_securable_fullname: `${CATALOG}.gold.payments`,
      for_securable_type: "TABLE",
      policy_type: "POLICY_TYPE_COLUMN_MASK",
      column_mask: {
        function_name: `${REMOTE}.serving-main.outputs.function_schema_names.rules}.mask_all_but_last_four`,
        on_column: "card",
      },
      match_columns: [{ alias: "card", condition: "has_tag_value('pii', 'card')" }],
      when_condition: "has_tag('restricted')",
      to_principals: ["analysts", INGESTION],
      except_principals: ["data-engineers"],
    });
    expect(resource(activation, "databricks_policy_info.consumer-own-regions")).toMatchObject({
      on_securable_type: "CATALOG",
      on_securable_fullname: CATALOG,
      policy_type: "POLICY_TYPE_ROW_FILTER",
      row_filter: { using: [{ alias: "region" }, { constant: "" }] },
      to_principals: ["account users"],
      except_principals: ["data-engineers", INGESTION],
    });
  });

  it("are governed tags, and tags of catalogs, schemas, tables and columns", () => {
    const catalog = json("dev-unity-catalog");
    expect(resource(catalog, "databricks_tag_policy.governed-tag-pii")).toEqual({
      tag_key: "pii",
      description: "Says something of a person",
      values: [{ name: "card" }, { name: "mail" }],
    });
    expect(resource(catalog, "databricks_tag_policy.governed-tag-restricted")).not.toHaveProperty("values");
    const tags = [...stacks].flatMap(({ json: { resource: all } }) =>
      Object.values(all?.databricks_entity_tag_assignment ?? {}),
    );
    expect(
      tags.map(({ entity_type, entity_name, tag_key, tag_value }) => [entity_type, entity_name, tag_key, tag_value]),
    ).toEqual([
      ["columns", `${CATALOG}.gold.payments.card_number`, "pii", "card"],
      ["columns", `${CATALOG}.gold.payments.card_number`, "region", "EU"],
      ["tables", `${CATALOG}.gold.payments`, "restricted", undefined],
      ["schemas", "${databricks_schema.catalog-sales_schema-gold.id}", "restricted", undefined],
      ["catalogs", "${databricks_catalog.catalog-sales.name}", "data owner", "sales"],
    ]);
  });

  it("are cases for Spark: what each reader has to see, where a policy is for the reader", () => {
    const [environment] = platform.environments;
    if (environment === undefined) throw new Error("there is an environment");
    const cases = casesOf(environment, []);
    expect(cases.map(({ name, wanted }) => [name, wanted])).toEqual([
      ["mask-cards: a member of analysts, line 1", "************1111"],
      ["own-regions: a member of analysts, line 1", true],
      ["own-regions: a member of analysts, line 2", false],
    ]);
    expect(cases[1]?.query).toBe("SELECT tried(CAST('Analysts' AS STRING), CAST('' AS STRING))");
    expect(cases[1]?.statements[0]).toContain("array_contains(array('analysts'), wanted)");
    expect(casesOf(environment, ["mask-cards"])).toHaveLength(1);
  });

  it("is deployed, has nothing to change afterwards, and goes without a trace", async () => {
    const site = new SimulatedSite();
    try {
      await expectComesAndGoes(site, platform, ["dev-activation-main"]);
    } finally {
      site.remove();
    }
  });
});
