import { describe, expect, it } from "vitest";
import { recipientScope } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/recipient-scope";
import { securableExists } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/securable-exists";
import { principalExists } from "../../../../../tools/simulate/cloud/rules/databricks/identity/principal-exists";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import { UNKNOWN } from "../../../../../tools/simulate/schema/value";
import { Caller } from "../support/caller";
import type { Lakehouse } from "./lakehouse";
import { catalog } from "./support";

const caller = (world: Lakehouse) =>
  new Caller(world.context("workspace"), new SimulatedCloud(world.store, PUBLISHED, []));
const grants = { share: "partners", grant: [{ principal: "acme", privileges: ["SELECT"] }] };

describe("a share", () => {
  it("says what is in it, and under which name recipients see it", () => {
    const { world } = catalog();
    const own = { added_at: UNKNOWN, added_by: UNKNOWN, effective_shared_as: UNKNOWN, status: UNKNOWN };
    const schema = { name: "sales.bronze", data_object_type: "SCHEMA", ...own };
    const table = { name: "sales.bronze.orders", data_object_type: "TABLE", shared_as: "eu.orders", ...own };
    const made = caller(world).make("databricks_share", { name: "partners", object: [schema] });
    const first = expect.objectContaining({ effective_shared_as: "bronze", status: "ACTIVE" });
    expect(made.attributes.object).toEqual([first]);
    const [before] = made.attributes.object as unknown[];
    const changed = caller(world).change(made, { object: [{ ...(before as object) }, table] as never });
    expect(changed.object).toEqual([before, expect.objectContaining({ effective_shared_as: "eu.orders" })]);
  });

  it("is granted to recipients, which exist, and to nobody else", () => {
    const { world } = catalog();
    world.has("databricks_share", { name: "partners" });
    expect(world.create(principalExists, "databricks_grants", grants)).toBeUndefined();
    expect(world.create(securableExists, "databricks_grants", grants)).toMatchObject({
      summary: "RECIPIENT_DOES_NOT_EXIST",
      path: [{ attribute: "grant" }],
    });
    world.has("databricks_recipient", { name: "acme" });
    expect(world.create(securableExists, "databricks_grants", grants)).toBeUndefined();
    const group = { catalog: "sales", grant: [{ principal: "acme", privileges: ["SELECT"] }] };
    expect(world.create(principalExists, "databricks_grants", group)).toBeDefined();
  });
});

describe("a recipient", () => {
  it("outside Databricks has a link, one in Databricks the place of its metastore", () => {
    const { world } = catalog();
    const open = caller(world).make("databricks_recipient", { name: "acme", authentication_type: "TOKEN" });
    expect(open.attributes).toMatchObject({
      id: "acme",
      activated: false,
      activation_url: expect.stringMatching(/^https:.*\/delta_sharing\/retrieve_config\.html\?[0-9a-f]{32}$/),
    });
    const inside = caller(world).make("databricks_recipient", {
      name: "sister",
      authentication_type: "DATABRICKS",
      data_recipient_global_metastore_id: "aws:us-east-1:0d5b7c1e",
    });
    expect(inside.attributes).toMatchObject({ cloud: "aws", region: "us-east-1", activation_url: "" });
  });
});

describe("recipient-scope", () => {
  const ask = (scope: string | null | undefined, authentication_type = "TOKEN") => {
    const { world, metastore } = catalog();
    if (scope !== undefined) world.change(metastore, { delta_sharing_scope: scope });
    return world.create(recipientScope, "databricks_recipient", { name: "acme", authentication_type });
  };

  it("refuses a recipient with a token in a metastore that shares inside the account only", () => {
    expect(ask("INTERNAL")?.fix).toContain("INTERNAL_AND_EXTERNAL");
    expect(ask(null)).toBeDefined();
  });

  it("accepts it where the metastore shares with the outside, recipients in Databricks, and what is not known", () => {
    expect(ask("INTERNAL_AND_EXTERNAL")).toBeUndefined();
    expect(ask("INTERNAL", "DATABRICKS")).toBeUndefined();
    expect(ask(undefined)).toBeUndefined();
  });
});
