import { describe, expect, it } from "vitest";
import { report } from "../problems";

const MORE = {
  kind: "s3-files",
  workspace: "main",
  format: "csv",
  catalog: "sales",
  schedule: { quartzCron: "0 0 * * * ?" },
  notify: ["data-platform@acme.example"],
  runAs: "ingestion",
};

describe("how files are found", () => {
  const events = { "sources.orders.discovery": "file-events" };

  it("may be by the zone's file events where it has them, and by listing in any case", () => {
    expect(report({ dev: { ...events, "zones.raw.fileEvents": "managed" } })).toBe("");
    expect(report({ dev: { ...events, "zones.raw.fileEvents": "own" } })).toBe("");
    expect(report({ dev: { "zones.raw.fileEvents": "managed" } })).toBe("");
  });

  it("is not by events that nobody sends", () => {
    expect(report({ dev: events })).toBe(
      'dev: sources.orders.discovery: zone raw has file events off. Fix: set zones.raw.fileEvents to "managed" or "own", or use "listing".',
    );
  });
});

describe("sources", () => {
  it("are fine beside each other", () => {
    expect(report({ dev: { "sources.orders-archive": { ...MORE, path: "orders-archive" } } })).toBe("");
  });

  it("are refused when they write the same table", () => {
    expect(report({ dev: { "sources.more": { ...MORE, table: "orders" } } })).toMatchInlineSnapshot(
      `"dev: sources.more.table: source orders writes sales.bronze.orders too. Fix: give each source its own table."`,
    );
  });

  it("are refused when bronze and silver are the same table", () => {
    expect(report({ dev: { "sources.orders.silverSchema": "bronze" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.silverSchema: is the bronze schema too, and both tables are sales.bronze.orders. Fix: use two schemas."`,
    );
  });

  it("are refused when they read each other's files", () => {
    expect(report({ dev: { "sources.more": { ...MORE, path: "orders/v1" } } })).toMatchInlineSnapshot(
      `"dev: sources.more.path: the folder raw/orders/v1/ overlaps raw/orders/ of source orders. Fix: give each source its own folder."`,
    );
  });

  it("are refused when their volume is declared already", () => {
    const volumes = { landing_orders: { comment: "Files" } };
    expect(report({ dev: { "catalogs.sales.schemas.bronze.volumes": volumes } })).toMatchInlineSnapshot(
      `"dev: catalogs.sales.schemas.bronze.volumes.landing_orders: source orders makes a volume of that name. Fix: use another name."`,
    );
  });

  it("are refused with a schedule that Quartz does not know", () => {
    const schedule = { quartzCron: "0 0 * * *", timezone: "CET+1" };
    expect(report({ dev: { "sources.orders.schedule": schedule } })).toMatchInlineSnapshot(`
      "dev: sources.orders.schedule.quartzCron: "0 0 * * *" has 5 fields. Fix: write six or seven: seconds minutes hours day-of-month month day-of-week [year].
      dev: sources.orders.schedule.timezone: "CET+1" is not an IANA time zone. Fix: write it as "Europe/Berlin" or "UTC"."
    `);
    expect(report({ dev: { "sources.orders.schedule.quartzCron": "0 0 * * * *" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.schedule.quartzCron: "0 0 * * * *" does not have exactly one "?". Fix: write "?" for either day-of-month or day-of-week, for example "0 0 * * * ?"."`,
    );
  });
});
