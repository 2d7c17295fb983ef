import { describe, expect, it } from "vitest";
import { KINDS } from "../../../config/kinds";
import { markOf } from "../../../config/schema/ref";
import { clicks, eventStream } from "../../support/streams";
import { report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

/** Fields that name a schema whose tables are read, or are of the layer that the schema says. */
const READ = [/^workloads\./, /^consumers\.[^.]+\.schema$/, /^consumers\.[^.]+\.schemas$/];

const named = placesOf(EXAMPLES).leaves.filter(({ schema }) => markOf(schema)?.to === "schema");

describe("a schema of another layer", () => {
  it.each(named.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "%s says which layer it writes, if it does",
    (path, leaf) => {
      const layer = markOf(leaf.schema)?.layer;
      if (READ.some((place) => place.test(path))) expect(layer).toBeUndefined();
      else expect(path.endsWith(`${layer}Schema`)).toBe(true);
    },
  );

  const sources = Object.keys(KINDS.sources);
  const entryOf = (kind: string) =>
    kind === "stream"
      ? { "dataServices.events": eventStream(), "sources.it": clicks({}) }
      : {
          "sources.it": {
            kind,
            workspace: "main",
            format: "csv",
            catalog: "sales",
            path: "it",
            schedule: { quartzCron: "0 0 * * * ?" },
            notify: ["data-platform@acme.example"],
            runAs: "ingestion",
          },
        };
  it.each(
    sources.flatMap(
      (kind) =>
        [
          [kind, "bronze"],
          [kind, "silver"],
        ] as const,
    ),
  )("is refused for a %s source that loads %s", (kind, layer) => {
    expect(report({ dev: entryOf(kind) })).toBe("");
    expect(report({ dev: { ...entryOf(kind), [`sources.it.${layer}Schema`]: "gold" } })).toBe(
      `dev: sources.it.${layer}Schema: schema sales.gold is of layer "gold", and ${layer} tables are written into it. ` +
        `Fix: name a schema of layer "${layer}" (${layer}), or correct the layer of gold.`,
    );
  });

  it("is refused also when the schema's layer is changed", () => {
    expect(report({ dev: { "catalogs.sales.schemas.bronze.layer": "gold" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.bronzeSchema: schema sales.bronze is of layer "gold", and bronze tables are written into it. Fix: declare a schema of layer "bronze" under catalogs.sales.schemas, or correct the layer of bronze."`,
    );
  });
});
