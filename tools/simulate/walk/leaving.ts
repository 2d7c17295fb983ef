import type { Simulation } from "../command/simulation";

/** Something that Terraform knows at one moment. */
export interface Thing {
  readonly stack: string;
  /** `aws_s3_bucket.zone-raw` */
  readonly address: string;
  /** Of the object in the cloud. */
  readonly key: string;
}

/** What became of what Terraform knew before a phase, as `stack: address`, sorted. */
export interface Leaving {
  /** Not in the cloud any more. */
  readonly destroyed: readonly string[];
  /** Another object is there under its address. */
  readonly anew: readonly string[];
  /** Still in the cloud, and Terraform knows nothing of it any more. */
  readonly kept: readonly string[];
}

/** What is deployed now, as far as it is in the cloud. */
export const deployedIn = (simulation: Simulation): readonly Thing[] =>
  simulation.known().filter(({ key }) => simulation.cloud.store.get(key) !== undefined);

/** Compares what was deployed with the cloud and the states as they are now. */
export function leavingOf(before: readonly Thing[], simulation: Simulation): Leaving {
  const now = simulation.known();
  const keys = new Set(now.map(({ key }) => key));
  const places = new Set(now.map(placeOf));
  const isThere = ({ key }: Thing) => simulation.cloud.store.get(key) !== undefined;
  const gone = before.filter((thing) => !isThere(thing));
  return {
    destroyed: sorted(gone.filter((thing) => !places.has(placeOf(thing)))),
    anew: sorted(gone.filter((thing) => places.has(placeOf(thing)))),
    kept: sorted(before.filter((thing) => isThere(thing) && !keys.has(thing.key))),
  };
}

export const placeOf = ({ stack, address }: Pick<Thing, "stack" | "address">): string => `${stack}: ${address}`;

const sorted = (things: readonly Thing[]): readonly string[] => [...new Set(things.map(placeOf))].sort();
