import type fc from "fast-check";
import { baseOf } from "./bases";
import { type Case, edited } from "./case";
import { anyCase, wellFormed } from "./cases";
import { repaired, resolved, synthesized } from "./outcome";
import { tryWholeCommand, workFolder } from "./whole-command";

/** A way to try a configuration. */
export interface Trial {
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
  /** Part of all runs. */
  readonly share: number;
  /** Throws where the case ends as none may. */
  run(tried: Case): Promise<void> | void;
}

let work: string | undefined;

export const TRIALS: readonly Trial[] = [
  {
    name: "checks",
    cases: anyCase,
    share: 0.87,
    run: ({ base, edits }) => {
      resolved(edited(baseOf(base), edits));
    },
  },
  {
    name: "synthesis",
    cases: wellFormed,
    share: 0.12,
    run: (tried) => {
      const valid = repaired(tried);
      if (valid !== undefined) synthesized(valid.resolved.platform);
    },
  },
  {
    name: "command",
    cases: anyCase,
    share: 0.01,
    run: async (tried) => {
      work ??= workFolder();
      await tryWholeCommand(repairedHalf(tried), work);
    },
  },
];

/** Every other case as valid as it can be, so that both ends are seen. */
function repairedHalf(tried: Case): Case {
  return tried.edits.length % 2 === 0 ? tried : (repaired(tried)?.case ?? tried);
}

/** Seconds of work that nothing may take, however busy the machine is with something else. */
const LONGEST = 20;

/** Runs a case, and takes one that lasts too long for a fault too. */
export async function tryOne(trial: Trial, tried: Case): Promise<true> {
  const start = process.cpuUsage();
  await trial.run(tried);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  if (seconds > LONGEST) throw new Error(`it took ${Math.round(seconds)} s of work`);
  return true;
}
