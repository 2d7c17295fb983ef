import { AWS_EFFECTS } from "./aws";
import { DATABRICKS_EFFECTS } from "./databricks";
import type { Effects, EffectsByType } from "./effects";

const TIME: EffectsByType = {
  time_sleep: {
    takes: ({ attributes }, operation) =>
      duration(attributes[`${operation === "delete" ? "destroy" : operation}_duration`]),
  },
};

/** Everything that happens by itself with objects of a type. */
export function effectsOf(type: string): readonly Effects[] {
  return [TIME, ...AWS_EFFECTS, DATABRICKS_EFFECTS].flatMap((table) => table[type] ?? []);
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration as Go writes it, `1m30s`. */
function duration(text: unknown): number {
  if (typeof text !== "string") return 0;
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, n = "0", unit = ""]) => sum + Number(n) * (UNITS[unit] ?? 0),
    0,
  );
}
