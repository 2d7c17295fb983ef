import type { EnvironmentInput } from "../../config/schema/environment";

type Consumers = NonNullable<EnvironmentInput["consumers"]>;
type Workloads = NonNullable<EnvironmentInput["workloads"]>;
export type PolicyInput = Extract<Consumers[string], { kind: "access-policy" }>;
export type TagsInput = Extract<Consumers[string], { kind: "table-tags" }>;
export type FunctionsInput = Extract<Workloads[string], { kind: "functions" }>;

/** Functions of the library and one of one's own. */
export const rules = (change: Partial<FunctionsInput> = {}): FunctionsInput => ({
  kind: "functions",
  workspace: "main",
  warehouse: "bi",
  runAs: "ingestion",
  notify: ["data-platform@acme.example"],
  catalog: "sales",
  schema: "gold",
  library: ["mask_all_but_last_four", "hash_text", "rows_of_own_groups", "no_rows"],
  own: {
    cents_only: {
      comment: 'What\'s behind the "point"',
      parameters: { value: "DOUBLE" },
      returns: "DOUBLE",
      body: "value - floor(value)",
    },
  },
  ...change,
});

/** A mask of cards for analysts. */
export const maskCards = (change: Partial<PolicyInput> = {}): PolicyInput => ({
  kind: "access-policy",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  table: "payments",
  comment: "Analysts tell cards apart and pay with none",
  does: { type: "mask-column", column: "card" },
  functions: "rules",
  function: "mask_all_but_last_four",
  columns: { card: { tag: "pii", value: "card" } },
  when: { tag: "restricted" },
  to: { groups: ["analysts"], servicePrincipals: ["ingestion"] },
  except: { groups: ["data-engineers"] },
  expects: [
    { reader: ["analysts"], given: { value: "4111111111111111" }, sees: "************1111" },
    { reader: ["analysts", "data-engineers"], given: { value: "4111" }, sees: "4111" },
    { given: { value: null }, sees: null },
  ],
  ...change,
});

/** Rows of regions, for everybody but the engineers. */
export const ownRegions = (change: Partial<PolicyInput> = {}): PolicyInput => ({
  kind: "access-policy",
  workspace: "main",
  catalog: "sales",
  comment: "A region sees its own orders",
  does: { type: "filter-rows" },
  functions: "rules",
  function: "rows_of_own_groups",
  columns: { region: { tag: "region" } },
  arguments: { value: { column: "region" }, start: { constant: "" } },
  to: { everyone: true },
  except: { groups: ["data-engineers"], servicePrincipals: ["ingestion"] },
  expects: [
    { reader: ["analysts"], given: { value: "Analysts" }, sees: true },
    { reader: ["analysts"], given: { value: "EU" }, sees: false },
    { reader: ["data-engineers"], given: { value: "EU" }, sees: true },
  ],
  ...change,
});

/** Tags of a table and its columns. */
export const paymentTags = (change: Partial<TagsInput> = {}): TagsInput => ({
  kind: "table-tags",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  table: "payments",
  tableTags: { restricted: "" },
  columnTags: { card_number: { pii: "card", region: "EU" } },
  ...change,
});

/** Adds functions, policies, tags of a table, a catalog and a schema, and governed tags. */
export function withPolicies(input: EnvironmentInput): void {
  const { sales } = input.catalogs;
  const gold = sales?.schemas.gold;
  if (sales === undefined || gold === undefined) throw new Error("there is a schema sales.gold");
  sales.tags = { "data owner": "sales" };
  gold.tags = { restricted: "" };
  input.metastore = {
    ...input.metastore,
    governedTags: {
      pii: { comment: "Says something of a person", values: ["card", "mail"] },
      restricted: { comment: "Not for everybody" },
      region: { comment: "Whose rows they are", values: ["EU", "US"] },
    },
  };
  input.workloads = { ...input.workloads, rules: rules() };
  input.consumers = {
    ...input.consumers,
    "payment-tags": paymentTags(),
    "mask-cards": maskCards(),
    "own-regions": ownRegions(),
  };
}
