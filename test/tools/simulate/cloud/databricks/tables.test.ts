import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { computedValues } from "../../../../../tools/simulate/cloud/computed";
import { SECURABLE_KINDS } from "../../../../../tools/simulate/cloud/databricks/securables";
import { DATABRICKS_RULES } from "../../../../../tools/simulate/cloud/rules/databricks";
import { withFacet } from "../../../../../tools/simulate/cloud/services";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { factsOf } from "../../../../../tools/simulate/facts";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import type { Block } from "../../../../../tools/simulate/schema/model";
import { folderOf, PACKAGES, type TypeKind } from "../../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../../tools/simulate/schema/provider-schema";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Caller } from "../support/caller";
import { catalog } from "./support";

/** Types of Databricks with a facet. */
const typesOf = (facet: "answers" | "computed" | "effects") =>
  Object.keys(withFacet(facet)).filter((type) => type.startsWith("databricks_"));

const COMPUTED = typesOf("computed");

/** What is said about every object of a kind, though not every type has it. */
const COMMON = [
  "account_id",
  "browse_only",
  "created_at",
  "created_by",
  "creation_time",
  "credential_id",
  "effective_owner",
  "etag",
  "full_name",
  "isolation_mode",
  "last_modifier_user_name",
  "metastore_id",
  "object_id",
  "owner",
  "owner_user_name",
  "setting_name",
  "storage_credential_id",
  "updated_at",
  "updated_by",
  "url",
  "used_for_managed_storage",
];

function schema(kind: TypeKind, type: string): Block | undefined {
  return folderOf(PACKAGES.databricks, kind, type) ? typeSchema(PACKAGES.databricks, kind, type) : undefined;
}

/** A type with its arguments made up, so that templates have something to work with. */
function made(type: string, caller: Caller): ObjectValue {
  const block = schema("resource", type);
  const text = [...(block?.attributes.values() ?? [])].filter((each) => each.type === "string" && !each.computed);
  return caller.make(type, Object.fromEntries(text.map(({ name }) => [name, `some-${name}`]))).attributes;
}

describe("the tables of Databricks name only what the provider has", () => {
  it("computed values: types and attributes", () => {
    const { world } = catalog();
    const wrong = COMPUTED.flatMap((type) => {
      const block = schema("resource", type);
      if (!block) return [`no type ${type}`];
      const context = world.context(factsOf(type)?.level === "account" ? "account" : "workspace");
      const planned = { name: "n", path: "/p", schema: "s" };
      const values = computedValues({
        type,
        planned,
        config: planned,
        context,
        published: PUBLISHED,
        store: world.store,
        seed: "seed",
      });
      return Object.keys(values)
        .filter((name) => !block.attributes.has(name) && !block.blocks.has(name) && !COMMON.includes(name))
        .map((name) => `${type} has no ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it("computed values: every type can be made, with an id that says something", () => {
    const { world } = catalog();
    const cloud = new SimulatedCloud(world.store, PUBLISHED, []);
    const nameless = COMPUTED
      // Making a workspace takes its time; the stacks' test does it.
      .filter((type) => type !== "databricks_mws_workspaces")
      .filter((type) => {
        const level = factsOf(type)?.level === "account" ? "account" : "workspace";
        const { id } = made(type, new Caller(world.context(level), cloud));
        return typeof id === "string" && (id === "" || /undefined|\bnull\b/.test(id));
      });
    // What they are made of are numbers or blocks, which the test leaves out.
    expect(nameless.sort()).toEqual([
      "databricks_metastore_assignment",
      "databricks_mws_ncc_binding",
      "databricks_mws_permission_assignment",
      "databricks_workspace_binding",
    ]);
  });

  it("data sources, effects, securables and rules: types", () => {
    const missing = (kind: TypeKind, types: readonly string[]) => types.filter((type) => !schema(kind, type));
    expect(missing("data", typesOf("answers"))).toEqual([]);
    expect(missing("resource", typesOf("effects"))).toEqual([]);
    expect(
      missing(
        "resource",
        SECURABLE_KINDS.map(({ type }) => type),
      ),
    ).toEqual([]);
    const types = DATABRICKS_RULES.flatMap((rule) => (rule.types === "*" ? [] : [...rule.types]));
    expect(missing("resource", types)).toEqual([]);
  });

  it("rules: each is tested by its id", () => {
    const tests = readdirSync(__dirname)
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => readFileSync(join(__dirname, name), "utf8"));
    const untested = DATABRICKS_RULES.filter(({ id }) => !tests.some((text) => text.includes(`describe("${id}"`)));
    expect(untested.map(({ id }) => id)).toEqual([]);
  });
});
