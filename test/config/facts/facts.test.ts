import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../config/facts/fact";
import { API_CLUSTERS, MOST_CLUSTERS, PROVIDER_CLUSTERS } from "../../../config/facts/sql-warehouses";
import { factsOf } from "../../../tools/simulate/facts";
import { ROOT } from "../../support/platform";
import { sourcesOf } from "../../support/sources";
import { report } from "../problems";

const FOLDER = join(ROOT, "config/facts");

/** What a file of facts exports that is a fact. */
async function factsIn(file: string): Promise<[string, Fact<unknown>][]> {
  const exported: Readonly<Record<string, unknown>> = await import(join(FOLDER, file));
  return Object.entries(exported).filter(
    (entry): entry is [string, Fact<unknown>] =>
      typeof entry[1] === "object" && entry[1] !== null && "value" in entry[1] && "source" in entry[1],
  );
}

/** Numbers of ports that stand for nothing else. */
const PORT = /(?<![\w.])(2443|6666|844[345]|8451)(?!\w)/;

describe("facts", () => {
  it("of ports are written nowhere else; policies have their own list on purpose", () => {
    const twice = sourcesOf("config", "modules", "stacks", "tools")
      .filter(({ path }) => path !== "config/facts/ports.ts")
      .flatMap(({ path, text }) =>
        text
          .split("\n")
          .filter((line) => PORT.test(line) && !/^\s*(\/?\*|\/\/)/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(twice).toEqual([]);
  });

  it("say where they are from, and when that was read", async () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts"));
    const all = (await Promise.all(files.map(factsIn))).flat();
    expect(all.length).toBeGreaterThan(6);
    const wrong = all.filter(([, { source, asOf }]) => source.length < 10 || !/^20\d\d-\d\d(-\d\d)?$/.test(asOf));
    expect(wrong).toEqual([]);
  });

  it("of a provider hold for the version that is pinned, and say what that checks", () => {
    const pinned = "1.99.0";
    const file: { source: string } = JSON.parse(
      readFileSync(join(ROOT, "tools/simulate/facts/databricks.json"), "utf8"),
    );
    expect(file.source).toContain(pinned);
    expect(PROVIDER_CLUSTERS.holdsFor).toContain(pinned);
    const check = factsOf("databricks_sql_endpoint")?.attributes.get("max_num_clusters")?.check;
    expect(check).toBe(`1..${PROVIDER_CLUSTERS.value.most}`);
  });

  it("of provider and API: the lower figure is what a configuration may have", () => {
    expect(MOST_CLUSTERS).toBe(30);
    expect(API_CLUSTERS.value.most).toBe(40);
    const clusters = (most: number) => report({ dev: { "consumers.bi.maxClusters": most } });
    expect(clusters(30)).toBe("");
    expect(clusters(31)).toContain("consumers.bi.maxClusters");
  });
});
