import { describe, expect, it } from "vitest";
import { KINDS } from "../../../config/kinds";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { markOf } from "../../../config/schema/ref";
import { bankChanges } from "../../support/cdc-files";
import { crmObjects, shopTables, withManagedSources } from "../../support/managed-sources";
import { devInput } from "../../support/platform";
import { clicks, eventStream } from "../../support/streams";
import { type Changes, report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

const named = placesOf(EXAMPLES).leaves.filter(({ schema }) => markOf(schema)?.to === "schema");

/** An entry of each kind of source, with what it needs. */
const ENTRIES: Readonly<Record<keyof typeof KINDS.sources, () => Changes>> = {
  "s3-files": () => ({
    "sources.it": {
      kind: "s3-files",
      workspace: "main",
      format: "csv",
      catalog: "sales",
      path: "it",
      schedule: { quartzCron: "0 0 * * * ?" },
      notify: ["data-platform@acme.example"],
      runAs: "ingestion",
    },
  }),
  "cdc-files": () => ({ "sources.it": bankChanges() }),
  stream: () => ({ "dataServices.events": eventStream(), "sources.it": clicks({}) }),
  database: () => ({ ...managed(), "sources.it": shopTables() }),
  saas: () => ({ ...managed(), "sources.it": crmObjects() }),
};

function managed(): Changes {
  const input: EnvironmentInput = devInput();
  withManagedSources(input);
  const { workspaces, connections, consumers, dataServices } = input;
  return { workspaces, connections, consumers, dataServices };
}

const WRITTEN = named.flatMap(({ path, schema, with: needed }) => {
  const layer = markOf(schema)?.layer;
  const kind = needed.find(([at]) => at.at(-1) === "kind")?.[1];
  return path[0] === "sources" && layer !== undefined
    ? [{ kind: String(kind), field: String(path.at(-1)), layer }]
    : [];
});

describe("a schema of another layer", () => {
  it.each(named.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "%s says whether it is read, or which layer it writes",
    (path, leaf) => {
      const mark = markOf(leaf.schema);
      expect([mark?.reads, mark?.layer].filter((said) => said !== undefined)).toHaveLength(1);
      const layer = /(bronze|silver|gold|staging)Schema$/.exec(path)?.[1];
      if (layer !== undefined) expect(mark?.layer).toBe(layer === "staging" ? "bronze" : layer);
      if (/^sources\./.test(path)) expect(mark?.layer).toBeDefined();
      if (/\.(reads|source|baseline)\./.test(path)) expect(mark?.reads).toBe(true);
    },
  );

  it("is looked at in every kind of source", () => {
    expect([...new Set(WRITTEN.map(({ kind }) => kind))].sort()).toEqual(Object.keys(KINDS.sources).sort());
  });

  it.each(WRITTEN)("is refused for a $kind source: $field, of $layer", ({ kind, field, layer }) => {
    const entry = ENTRIES[kind as keyof typeof ENTRIES]();
    expect(report({ dev: entry })).toBe("");
    expect(report({ dev: { ...entry, [`sources.it.${field}`]: "gold" } })).toBe(
      `dev: sources.it.${field}: schema sales.gold is of layer "gold", and ${layer} tables are written into it. ` +
        `Fix: name a schema of layer "${layer}" (${layer}), or correct the layer of gold.`,
    );
  });

  it("is refused for each of two fields that name it for one layer", () => {
    const both = { "sources.it.schema": "gold", "sources.it.stagingSchema": "gold" };
    const said = report({ dev: { ...ENTRIES.database(), ...both } });
    expect(said).toContain("dev: sources.it.schema: schema sales.gold");
    expect(said).toContain("dev: sources.it.stagingSchema: schema sales.gold");
  });

  it("is refused also when the schema's layer is changed", () => {
    expect(report({ dev: { "catalogs.sales.schemas.bronze.layer": "gold" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.bronzeSchema: schema sales.bronze is of layer "gold", and bronze tables are written into it. Fix: declare a schema of layer "bronze" under catalogs.sales.schemas, or correct the layer of bronze."`,
    );
  });
});
