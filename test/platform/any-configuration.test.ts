import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BASES } from "../support/fuzz/bases";
import { isRefused, resolved } from "../support/fuzz/outcome";
import { TRIALS, tryOne } from "../support/fuzz/trials";

/** `SEED=…` tries others; `npm run fuzz` tries many. */
const SEED = Number(process.env.SEED ?? 20261127);
const RUNS: Readonly<Record<string, number>> = { checks: 300, synthesis: 25, command: 6 };

describe("any configuration", () => {
  it("starts from one that works", () => {
    for (const [name, files] of BASES) expect(isRefused(resolved(files)), name).toBe(false);
  });

  it.each(TRIALS.map((trial) => [trial.name, trial] as const))(
    "ends in a list of problems or a synthesis, never in a crash, a hang or half an output: %s",
    async (name, trial) => {
      const property = fc.asyncProperty(trial.cases, (tried) => tryOne(trial, tried));
      await fc.assert(property, { seed: SEED, numRuns: RUNS[name] ?? 10 });
    },
  );
});
