import type { Simulation } from "../command/simulation";
import { parseRefusal } from "../semantics/refusal";
import { audit } from "./audit";
import type { Step } from "./passage";
import { errorsOf } from "./point";

/** What happened when a stack was applied whose last state had not been written. */
export interface LostState {
  readonly stack: string;
  /** Objects that were refused because they exist already. */
  readonly refused: number;
  /** Those of them that the refusal tells how to import: the very object, of which only the state is lost. */
  readonly importable: number;
  /** Objects without a name that could be taken: they are there twice now, as they would be in a real account. */
  readonly doubled: readonly string[];
  /** What is wrong with how it went; undefined where every refusal says what exists and what to do. */
  readonly problem: string | undefined;
}

/**
 * Applies a stack with the state from before its first apply, although everything is there: as after a state file
 * that could not be written. Nothing may be destroyed by it, and whatever has a name must be refused by name.
 */
export async function applyWithoutState(simulation: Simulation, { stack, before, after }: Step): Promise<LostState> {
  const { [stack]: _lost, ...others } = after.states;
  const known = before.states[stack];
  simulation.restore({ ...after, states: { ...others, ...(known === undefined ? {} : { [stack]: known }) } });
  const existed = new Set(simulation.cloud.store.all().map(({ key }) => key));
  const outcome = await simulation.up({ only: stack });

  const errors = errorsOf(outcome);
  const unclear = errors.filter(
    ({ summary, detail }) => !/exist|already/.test(parseRefusal(summary, detail)?.detail ?? ""),
  );
  const gone = [...existed].filter((key) => simulation.cloud.store.get(key) === undefined);
  const doubled = simulation.cloud.store
    .all()
    .filter(({ key, madeByService }) => !madeByService && !existed.has(key))
    .map(({ type }) => type);
  const problems = [
    ...unclear.map(({ address, summary, detail }) => `not clear: ${address}: ${summary}: ${detail}`),
    ...gone.map((key) => `destroyed: ${key}`),
    ...audit(simulation).missing.map((key) => `not in the cloud: ${key}`),
  ];
  return {
    stack,
    refused: errors.length,
    importable: errors.filter(({ importId }) => importId !== undefined).length,
    doubled: doubled.sort(),
    problem: problems.length > 0 ? problems.join("; ") : undefined,
  };
}
