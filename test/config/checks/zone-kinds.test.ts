import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("kinds of zones", () => {
  it("are refused where managed tables and arriving files would mix", () => {
    const dev = {
      "sources.orders.zone": "curated",
      "catalogs.sales.zone": "raw",
      "catalogs.sales.schemas.gold.zone": "raw",
    };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: catalogs.sales.schemas.gold.zone: zone raw is of kind "raw": it holds files as they arrive, not managed tables. Fix: use a zone of kind "processed" or "curated".
      dev: catalogs.sales.zone: zone raw is of kind "raw": it holds files as they arrive, not managed tables. Fix: use a zone of kind "processed" or "curated".
      dev: sources.orders.zone: zone curated is of kind "curated": it holds managed tables, and sources read files as they arrive. Fix: use a zone of kind "raw"."
    `);
  });

  it("may be processed for gold and curated for bronze", () => {
    expect(report({ dev: { "catalogs.sales.zone": "curated", "catalogs.sales.schemas.gold.zone": "processed" } })).toBe(
      "",
    );
  });

  it("are not judged when the kind is wrong itself", () => {
    expect(report({ dev: { "zones.raw.kind": "landing" } })).toMatchInlineSnapshot(
      `"dev: zones.raw.kind: "landing" is not one of the possible values. Fix: use one of "raw", "processed", "curated"."`,
    );
  });
});
