import { describe, expect, it } from "vitest";
import { z } from "zod";
import { referencesIn } from "../../config/references";
import { environmentSchema } from "../../config/schema/environment";
import { ref } from "../../config/schema/ref";
import { devInput } from "../support/platform";

const found = (schema: z.ZodType, value: object) =>
  referencesIn(schema, value).map(({ from, mark, name, workspace }) => [from.join("."), mark.to, name, workspace]);

describe("referencesIn", () => {
  it("finds marks in objects, lists, keys and values of records, and behind defaults", () => {
    const schema = z.strictObject({
      zone: ref("zone").default("raw"),
      owner: ref("group").optional(),
      workspaces: z.array(ref("workspace").min(2)),
      grants: z.record(ref("group"), z.strictObject({ catalog: ref("catalog") })).default({}),
      text: z.string(),
    });
    const value = { zone: "raw", workspaces: ["main"], grants: { admins: { catalog: "sales" } }, text: "raw" };
    expect(found(schema, value)).toEqual([
      ["zone", "zone", "raw", undefined],
      ["workspaces.0", "workspace", "main", undefined],
      ["grants.admins", "group", "admins", undefined],
      ["grants.admins.catalog", "catalog", "sales", undefined],
    ]);
  });

  it("looks into the form of a union that the value has", () => {
    const schema = z.discriminatedUnion("mode", [
      z.strictObject({ mode: z.literal("own").default("own"), by: ref("group") }),
      z.strictObject({ mode: z.literal("other"), by: z.string() }),
    ]);
    expect(found(schema, { mode: "own", by: "admins" })).toHaveLength(1);
    expect(found(schema, { mode: "other", by: "admins" })).toHaveLength(0);
  });

  it("looks into a union whose forms are unions", () => {
    const form = <K extends string, M extends string>(kind: K, mode: M, by: z.ZodString) =>
      z.strictObject({ kind: z.literal(kind), mode: z.literal(mode), by });
    const schema = z.discriminatedUnion("kind", [
      z.discriminatedUnion("mode", [form("a", "own", ref("group")), form("a", "other", ref("zone"))]),
      form("b", "own", ref("catalog")),
    ]);
    const target = (kind: string, mode: string) => found(schema, { kind, mode, by: "it" }).map(([, to]) => to);
    expect(target("a", "own")).toEqual(["group"]);
    expect(target("a", "other")).toEqual(["zone"]);
    expect(target("b", "own")).toEqual(["catalog"]);
  });

  it("says which workspace a name belongs to: the one above it, or the one beside it", () => {
    const env = z.strictObject({
      workspaces: z.record(z.string(), z.strictObject({ catalog: ref("catalog") })),
      sources: z.record(
        z.string(),
        z.strictObject({ workspace: ref("workspace"), runAs: ref("servicePrincipal", { named: true }) }),
      ),
    });
    const value = {
      workspaces: { main: { catalog: "sales" } },
      sources: { orders: { workspace: "lab", runAs: "loader" } },
    };
    expect(found(env, value)).toEqual([
      ["workspaces.main.catalog", "catalog", "sales", "main"],
      ["sources.orders.workspace", "workspace", "lab", "lab"],
      ["sources.orders.runAs", "servicePrincipal", "loader", "lab"],
    ]);
  });

  it("takes no name from what could not be read, and none that an object inherits", () => {
    expect(found(z.strictObject({ constructor: ref("zone").optional(), zone: ref("zone") }), { zone: 3 })).toEqual([]);
  });

  it("finds every name of the shipped configuration", () => {
    const names = found(environmentSchema, environmentSchema.parse(devInput()));
    expect(names).toContainEqual(["sources.orders.runAs", "servicePrincipal", "ingestion", "main"]);
    expect(names).toContainEqual(["consumers.gold-overview.warehouse", "consumer", "bi", "main"]);
    expect(names).toContainEqual(["catalogs.sales.zone", "zone", "processed", undefined]);
  });
});
