import { describe, expect, it } from "vitest";
import type { StackJson } from "../../../../emitted/stacks";
import type { Change } from "../../../../tools/review/changes/change";
import { entriesOf } from "../../../../tools/review/report/entries";
import { insideOf } from "../../../../tools/review/report/inside";
import { markdownOf } from "../../../../tools/review/report/markdown";
import { EMPTY_REPORT } from "../../../support/reports";

const JSON_OF_STACK = {
  resource: {
    databricks_catalog: { sales: { name: "dev_sales" }, other: { name: "dev_other" } },
    databricks_schema: {
      gold: { catalog_name: "${databricks_catalog.sales.name}", name: "gold" },
      silver: { catalog_name: "${databricks_catalog.other.name}", name: "silver" },
    },
    databricks_volume: { exports: { schema_name: "${databricks_schema.gold.name}" } },
    databricks_grants: { gold: { schema: "${databricks_schema.gold.id}" } },
  },
} as unknown as StackJson;

const change = (address: string, action: Change["action"]): Change => ({
  ...{ stack: "dev-unity-catalog", address, type: address.split(".")[0] ?? "", action, arguments: [] },
  ...{ before: {}, after: {} },
});
const told = (...changes: readonly Change[]) =>
  entriesOf(changes, {
    places: () => [],
    isProtected: () => false,
    inside: (_stack, address) => insideOf(JSON_OF_STACK, address),
  });

describe("what is made anew", () => {
  it("takes along what is in it, of which no plan says anything", () => {
    const [entry] = told(change("databricks_catalog.sales", "replace"));
    expect(entry?.takesAlong).toEqual(["databricks_schema.gold", "databricks_volume.exports"]);
    expect(markdownOf({ ...EMPTY_REPORT, entries: entry === undefined ? [] : [entry] })).toContain(
      "what is in it goes with it: `databricks_schema.gold`, `databricks_volume.exports`",
    );
  });

  it("does not name again what is told by itself", () => {
    const [entry] = told(change("databricks_catalog.sales", "replace"), change("databricks_schema.gold", "delete"));
    expect(entry?.takesAlong).toEqual(["databricks_volume.exports"]);
  });

  it.each([
    ["databricks_catalog.sales", "update"],
    ["databricks_catalog.sales", "delete"],
    ["databricks_volume.exports", "replace"],
  ] as const)("%s, %s, has nothing to add", (address, action) => {
    expect(told(change(address, action))[0]?.takesAlong).toBeUndefined();
  });
});
