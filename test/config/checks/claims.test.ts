import { describe, expect, it } from "vitest";
import { FAMILY_NAMES, KINDS, kindOf } from "../../../config/kinds";
import { clicks, eventStream } from "../../support/streams";
import { partners } from "../../support/transfer-server";
import { report } from "../problems";

const files = (change: object = {}) => ({
  kind: "s3-files",
  workspace: "main",
  format: "csv",
  catalog: "sales",
  schedule: { quartzCron: "0 0 * * * ?" },
  notify: ["data-platform@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** An entry of each kind that writes tables, by family and kind, with what it needs beside it. */
const WRITERS: Readonly<Record<string, (change: object) => object>> = {
  "s3-files": files,
  stream: (change) => clicks(change),
};
const BESIDE = { "dataServices.events": eventStream(), "sources.orders": undefined };
const PAIRS = Object.keys(WRITERS).flatMap((one) => Object.keys(WRITERS).map((other) => [one, other] as const));

describe("what two entries would both write", () => {
  it("is looked at for every kind that writes", () => {
    const writing = FAMILY_NAMES.flatMap((family) =>
      Object.keys(KINDS[family]).filter((kind) => kindOf(family, kind)?.writes !== undefined),
    );
    expect(writing.sort()).toEqual(Object.keys(WRITERS).sort());
  });

  it.each(PAIRS)("%s beside %s: is refused, as a table", (one, other) => {
    const text = report({
      dev: {
        ...BESIDE,
        "sources.one": WRITERS[one]?.({ table: "sold" }),
        "sources.other": WRITERS[other]?.({ table: "sold" }),
      },
    });
    expect(text).toBe(
      "dev: sources.other.table: source one writes sales.bronze.sold too. Fix: give each source its own table.",
    );
  });

  it.each(PAIRS)("%s beside %s: is refused, as the table that is the event log of the other", (one, other) => {
    const text = report({
      dev: {
        ...BESIDE,
        "sources.one": WRITERS[one]?.({ table: "sold" }),
        "sources.other": WRITERS[other]?.({ table: "sold_event_log" }),
      },
    });
    expect(text).toContain("dev: sources.other.table: source one writes sales.bronze.sold_event_log too");
  });

  it("says nothing of a name that is wrong itself", () => {
    const dev = {
      "sources.orders-old": files({ table: "not a name", path: "old" }),
      "sources.more": files({ table: "orders_old" }),
    };
    expect(report({ dev })).not.toContain("writes");
  });
});

describe("a folder that is wrong itself", () => {
  const lines = (dev: object) => report({ dev: { "dataServices.partners": partners(), ...dev } }).split("\n");
  it.each([
    ["of a user", { "dataServices.partners.users.acme-erp.folder": "/orders/erp" }],
    ["of a source", { "sources.orders.path": "orders/" }],
    ["of a source's zone", { "sources.orders.zone": "Raw!" }],
    ["of a server's zone", { "dataServices.partners.zone": "Raw!" }],
    ["with a source of no kind", { "sources.orders.kind": "s3" }],
  ])("is not warned of as if it were the default: %s", (_, dev) => {
    const said = lines(dev);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`dev: ${Object.keys(dev)[0]}`);
  });
});
