import { describe, expect, it } from "vitest";
import { KEPT_SPARK_SETTINGS } from "../../config/facts/spark-settings";
import type { EnvironmentInput } from "../../config/schema/environment";
import { type Changes, report } from "../config/problems";
import { devInput } from "../support/platform";
import { nightly, ordersGold, withJobs } from "../support/workloads";

const SECRET = { scope: "crm", key: "password" };

/** Records whose keys are settings of Spark, with a value for one. */
const RECORDS = [
  ["workloads.nightly.clusters.small.sparkConf", "x"],
  ["workloads.nightly.clusters.small.sparkSecrets", SECRET],
  ["workloads.orders-gold.configuration", "x"],
  ["workloads.orders-gold.secrets", SECRET],
] as const;

function base(): Changes {
  const input: EnvironmentInput = devInput();
  withJobs(input);
  const { workspaces, workloads } = input;
  const compute = { mode: "classic", clusterPolicy: "pipelines" } as const;
  const gold = ordersGold({ compute, run: { mode: "triggered" } });
  return { workspaces, workloads: { ...workloads, nightly: nightly(), "orders-gold": gold } };
}

describe("a setting of Spark that is not for programs to set", () => {
  it.each(
    RECORDS.flatMap(([record, value]) =>
      Object.keys(KEPT_SPARK_SETTINGS).map((start) => [start, record, value] as const),
    ),
  )("is refused: %s in %s", (start, record, value) => {
    expect(report({ dev: base() })).toBe("");
    const [[first = "", ...rest] = [], changes] = [record.split("."), base()];
    const workloads = structuredClone(changes[first]) as Record<string, unknown>;
    const holder = rest.reduce<Record<string, unknown>>((inside, key) => {
      inside[key] ??= {};
      return inside[key] as Record<string, unknown>;
    }, workloads);
    holder[`${start}.x`] = value;
    const [what, fix] = KEPT_SPARK_SETTINGS[start] ?? [];
    expect(report({ dev: { ...changes, [first]: workloads } })).toBe(
      `dev: ${record}.${start}.x: ${what}. Fix: ${fix}.`,
    );
  });

  it("leaves others alone", () => {
    expect(report({ dev: base() })).toBe("");
  });
});
