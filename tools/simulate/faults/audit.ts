import type { Simulation } from "../command/simulation";
import { knownTo } from "../command/snapshot";

/** How the cloud and what Terraform knows of it differ. */
export interface Audit {
  /** Objects that Terraform made and no state knows. */
  readonly orphans: readonly string[];
  /** Objects that more than one address has. */
  readonly shared: readonly string[];
  /** Objects in a state that are not in the cloud. */
  readonly missing: readonly string[];
}

/** Compares every object of the cloud with the states. */
export function audit(simulation: Simulation): Audit {
  const { store } = simulation.cloud;
  const known = Object.values(simulation.snapshot().states).flatMap((state) =>
    knownTo(state, store).map(({ key }) => key),
  );
  const made = store.all().filter(({ madeByService }) => !madeByService);
  return {
    orphans: made.filter(({ key }) => !known.includes(key)).map(({ key }) => key),
    shared: known.filter((key, index) => known.indexOf(key) !== index),
    missing: known.filter((key) => store.get(key) === undefined),
  };
}

/** In one line; undefined where the cloud and the states agree. */
export function complaint({ orphans, shared, missing }: Audit): string | undefined {
  const parts = [
    ["orphaned", orphans],
    ["known twice", shared],
    ["gone", missing],
  ] as const;
  const texts = parts.flatMap(([what, keys]) => (keys.length > 0 ? [`${what}: ${keys.join(", ")}`] : []));
  return texts.length > 0 ? texts.join("; ") : undefined;
}

/**
 * How many objects of each type there are, per account and region or workspace. What a service makes by itself, such as
 * the files of a workspace in its bucket, may stay when its cause is replaced: of it, only whether there is some.
 */
export function census(simulation: Simulation): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { type, account, place, madeByService } of simulation.cloud.store.all()) {
    const by = madeByService ? "by a service" : undefined;
    const name = [type, account, place, by].filter((part) => part !== undefined).join(" ");
    counts.set(name, madeByService ? 1 : (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** What there is more or less of, `aws_eip 111111111111 eu-west-1: 2 instead of 1`; undefined where nothing is. */
export function difference(
  actual: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
): string | undefined {
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  const lines = [...names]
    .filter((name) => (actual[name] ?? 0) !== (expected[name] ?? 0))
    .map((name) => `${name}: ${actual[name] ?? 0} instead of ${expected[name] ?? 0}`);
  return lines.length > 0 ? lines.join("; ") : undefined;
}
