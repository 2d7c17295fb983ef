import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VECTOR_SEARCH } from "../../config/facts/vector-search";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { endpoint, openai, own } from "../support/models";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { BUDGET_POLICY, direct, embedder, search, synced, withVectorSearch } from "../support/vector-search";

const input: EnvironmentInput = devInput();
withVectorSearch(input);

const AT = "consumers.search";
const LLM = { "workspaces.main.secretScopes": { llm: { keys: ["key"] } } };
const withFields = (fields: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>> = {}) => ({
  ...LLM,
  ...others,
  [AT]: search(),
  ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${AT}.${field}`, value])),
});
const INDEX = "indexes.products_by_text";
const COMPUTED = { mode: "computed", column: "description" };
const byEndpoint = (key: string) => ({ ...COMPUTED, model: { mode: "endpoint", endpoint: key } });

describe("an endpoint of vector search in the configuration", () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>?]>([
    ["with an index", {}],
    ["without indexes", { indexes: {} }],
    ["of the other type", { type: "STORAGE_OPTIMIZED" }],
    ["with an index that follows at once", { [`${INDEX}.refresh`]: "continuous" }],
    ["with vectors of its own", { [`${INDEX}.embeddings`]: { mode: "own", column: "vector", dimension: 1024 } }],
    ["with a copy of vectors", { [`${INDEX}.copyInto`]: "products_vectors" }],
    [
      "with an endpoint of its own",
      { [`${INDEX}.embeddings`]: byEndpoint("embedder") },
      { "consumers.embedder": embedder() },
    ],
    [
      "with a model of one's own that is there",
      { [`${INDEX}.embeddings`]: byEndpoint("own") },
      { "consumers.own": endpoint({ m: own() }) },
    ],
    ["with an index that programs write into", { "indexes.notes": direct() }],
    ...VECTOR_SEARCH.value.columnTypes.map((type): [string, Record<string, unknown>] => [
      `with a column of type ${type}`,
      { "indexes.notes": direct({ columns: { id: "long", other: type } }) },
    ]),
  ])("is taken: %s", (_, fields, others) => expect(report({ dev: withFields(fields, others) })).toBe(""));

  const awaited = { "consumers.own": endpoint({ m: own({ exists: false }) }) };
  it.each<[string, Record<string, unknown>, string, Record<string, unknown>?]>([
    ["a type that is none", { type: "FAST" }, '"FAST" is not one of the possible values'],
    ["no budget policy", { budgetPolicyId: undefined }, "consumers.search.budgetPolicy: is missing"],
    ["a budget policy by name", { budgetPolicyId: "search" }, "is not the id of a budget policy"],
    ["no word on its cost", { acknowledgeHourlyCost: undefined }, "acknowledgeHourlyCost"],
    ["a cost that is not accepted", { acknowledgeHourlyCost: false }, "is billed by the hour, around the clock"],
    ["an owner that is not there", { owner: "nobody" }, "nobody"],
    ["a level for its owner", { permissions: { "data-engineers": "CAN_USE" } }, "data-engineers owns the endpoint"],
    ["a permission that it has not", { permissions: { analysts: "CAN_QUERY" } }, "CAN_QUERY"],
    ["whom Terraform runs as", { callers: ["terraform"] }, "consumers.search.callers.0"],
    [
      "an index that follows at once on the other type",
      { type: "STORAGE_OPTIMIZED", [`${INDEX}.refresh`]: "continuous" },
      'cannot be "continuous"',
    ],
    ["a way that is none", { [`${INDEX}.refresh`]: "hourly" }, '"hourly" is not one of the possible values'],
    ["a schema that is not there", { [`${INDEX}.schema`]: "platinum" }, "platinum"],
    ["a source that is not there", { [`${INDEX}.source.catalog`]: "finance" }, "finance"],
    ["no source", { [`${INDEX}.source`]: undefined }, `${AT}.${INDEX}.source: is missing`],
    ["no key", { [`${INDEX}.primaryKey`]: undefined }, `${AT}.${INDEX}.primaryKey: is missing`],
    ["a key that vectors are made of", { [`${INDEX}.primaryKey`]: "description" }, "is what vectors are made of"],
    [
      "its source's name",
      { [`${INDEX}.schema`]: "silver", "indexes.products": synced({ schema: "silver" }) },
      "has the name of the table that it follows",
    ],
    [
      "a copy over its source",
      { [`${INDEX}.schema`]: "silver", [`${INDEX}.copyInto`]: "products" },
      "is the table that it follows",
    ],
    ["a copy over itself", { [`${INDEX}.copyInto`]: "products_by_text" }, "is the index itself"],
    [
      "a copy of vectors that are there",
      { [`${INDEX}.copyInto`]: "v", [`${INDEX}.embeddings`]: { mode: "own", column: "v", dimension: 3 } },
      "these are in the table already",
    ],
    ["too many numbers", { [`${INDEX}.embeddings`]: { mode: "own", column: "v", dimension: 5000 } }, "dimension"],
    [
      "no endpoint of Databricks",
      { [`${INDEX}.embeddings`]: { ...COMPUTED, model: { mode: "databricks", name: "gte" } } },
      "is not the name of an endpoint of Databricks",
    ],
    [
      "an endpoint that is not there",
      { [`${INDEX}.embeddings`]: byEndpoint("nowhere") },
      '"nowhere" is not a consumer',
    ],
    [
      "an endpoint that chats",
      { [`${INDEX}.embeddings`]: byEndpoint("chat") },
      "makes no embeddings",
      { "consumers.chat": endpoint({ m: openai() }) },
    ],
    [
      "an endpoint that waits for its model",
      { [`${INDEX}.embeddings`]: byEndpoint("own") },
      "is not made before its model's version exists",
      awaited,
    ],
    [
      "a column of no type",
      { "indexes.notes": direct({ columns: { id: "bigint" as "long" } }) },
      '"bigint" is not one of the possible values',
    ],
    [
      "a key without a type",
      { "indexes.notes": direct({ primaryKey: "key" }) },
      "has no key, which is the primary key",
    ],
    [
      "a type for the vectors",
      { "indexes.notes": direct({ columns: { id: "long", vector: "string" } }) },
      "is the column of vectors",
    ],
    [
      "text that is none",
      {
        "indexes.notes": direct({
          columns: { id: "long", text: "long" },
          embeddings: {
            mode: "computed",
            column: "text",
            model: { mode: "databricks", name: "databricks-gte-large-en" },
          },
        }),
      },
      "vectors are made of text",
    ],
    ["a table of a source", { "indexes.orders": synced({ schema: "silver" }) }, "writes sales.silver.orders too"],
  ])("is refused: %s", (_, fields, message, others) =>
    expect(report({ dev: withFields(fields, others) })).toContain(message),
  );
});

describe("an endpoint of vector search", () => {
  let stacks: ReadonlyMap<string, EmittedStack["json"]>;
  let site: SimulatedSite;
  const platform = platformOf(accountInput(), input);
  const jsonOf = (name: string) => stacks.get(name) ?? {};
  const index = (name: string) =>
    resource(jsonOf("dev-activation-main"), `databricks_vector_search_index.consumer-search_${name}`);
  const remote = (output: string) => `\${data.terraform_remote_state.${output}}`;
  const sales = remote("unity-catalog.outputs.catalog_names.sales");
  beforeAll(() => {
    site = new SimulatedSite();
    stacks = new Map(synthPlatform(platform).map(({ name, json }) => [name, json]));
  });
  afterAll(() => site.remove());

  it("is made with its permissions and the policy that it is billed under", () => {
    const json = jsonOf("dev-serving-main");
    expect(addresses(json).filter((address) => address.includes("consumer-search"))).toEqual([
      "databricks_permissions.consumer-search_permissions",
      "databricks_vector_search_endpoint.consumer-search",
    ]);
    expect(resource(json, "databricks_vector_search_endpoint.consumer-search")).toEqual({
      name: "acme-dev-search",
      endpoint_type: "STANDARD",
      budget_policy_id: BUDGET_POLICY,
    });
    expect(resource(json, "databricks_permissions.consumer-search_permissions")).toMatchObject({
      vector_search_endpoint_id: "${databricks_vector_search_endpoint.consumer-search.endpoint_id}",
      access_control: [
        { permission_level: "CAN_MANAGE" },
        { group_name: "analysts", permission_level: "CAN_USE" },
        { group_name: "data-engineers", permission_level: "CAN_MANAGE" },
      ],
    });
  });

  it("gets indexes that follow tables, once these have their data", () => {
    expect(index("products_by_text")).toEqual({
      name: `${sales}.gold.products_by_text`,
      endpoint_name: remote("serving-main.outputs.search_endpoint_names.search"),
      primary_key: "product_id",
      index_type: "DELTA_SYNC",
      delta_sync_index_spec: {
        source_table: `${sales}.silver.products`,
        pipeline_type: "TRIGGERED",
        embedding_writeback_table: `${sales}.gold.products_vectors`,
        embedding_source_columns: [
          {
            name: "description",
            embedding_model_endpoint_name: remote("serving-main.outputs.serving_endpoint_names.embedder"),
            model_endpoint_name_for_query: "databricks-gte-large-en",
          },
        ],
      },
    });
    expect(index("products_by_picture")).toMatchObject({
      delta_sync_index_spec: {
        pipeline_type: "CONTINUOUS",
        embedding_vector_columns: [{ name: "picture", embedding_dimension: 512 }],
      },
    });
  });

  it("gets indexes that programs write into, which go with what is in them", () => {
    expect(index("notes")).toMatchObject({
      index_type: "DIRECT_ACCESS",
      direct_access_index_spec: {
        schema_json: '{"id":"long","text":"string","vector":"array<float>"}',
        embedding_vector_columns: [{ name: "vector", embedding_dimension: 768 }],
      },
      lifecycle: { prevent_destroy: false },
    });
    expect(index("remarks")).toMatchObject({
      direct_access_index_spec: { schema_json: '{"id":"long","text":"string"}' },
    });
  });

  it("lets its callers read the indexes and ask what makes vectors, and Terraform read what they follow", () => {
    const given = (schema: string) =>
      (
        resource(jsonOf("dev-unity-catalog"), `databricks_grants.catalog-sales_schema-${schema}_grants`).grant as {
          principal: string;
          privileges: string[];
        }[]
      ).map(({ principal, privileges }) => [/\.(\w+)\}$/.exec(principal)?.[1] ?? principal, privileges] as const);
    expect(new Map(given("gold")).get("ingestion")).toEqual(expect.arrayContaining(["SELECT", "USE_SCHEMA"]));
    expect(new Map(given("silver")).get("terraform")).toEqual(expect.arrayContaining(["SELECT"]));
    expect(new Map(given("gold")).get("terraform")).toEqual(expect.arrayContaining(["CREATE_TABLE"]));
    const asked = resource(jsonOf("dev-serving-main"), "databricks_permissions.consumer-embedder_endpoint_permissions");
    expect(asked.access_control).toContainEqual({
      service_principal_name: remote("account.outputs.service_principal_application_ids.ingestion"),
      permission_level: "CAN_QUERY",
    });
  });

  it("is deployed to simulated services, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-activation-main"]);
  });
});
