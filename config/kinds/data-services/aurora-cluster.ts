import type { z } from "zod";
import { AURORA_ENGINES } from "../../facts/databases";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { auroraCluster as schema } from "../../schema/data-services/aurora-cluster";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import {
  alreadyThere,
  checksOf,
  type DatabaseFacts,
  existingDatabase,
  existingElsewhere,
  type MadeDatabase,
  madeDatabase,
  namesOf,
  placementOf,
  systemOf,
} from "./database";
import { wrongClass } from "./database-class";

type AuroraCluster = z.output<typeof schema>;
type Created = Extract<AuroraCluster, { mode: "create" }>;

/** A cluster that is made here. */
export type CreatedCluster = DeepReadonly<Omit<Created, "iamAuthentication">> & MadeDatabase;
export type AuroraClusterModel = CreatedCluster | (DeepReadonly<Exclude<AuroraCluster, Created>> & DatabaseFacts);

/** A relational database of Aurora. */
export const auroraCluster: Kind<AuroraCluster, AuroraClusterModel> = {
  what: "a cluster of Aurora",
  separateKey: "databases",
  runs: [],
  lane: "source",
  resolve: (entry, key, names) =>
    entry.mode === "existing"
      ? { ...entry, ...existingDatabase(entry, key, names) }
      : { ...entry, ...madeDatabase(entry, key, names, AURORA_ENGINES.value, "cluster") },
  placement: (entry) =>
    entry.mode === "create"
      ? placementOf(entry, entry.engine === undefined ? undefined : systemOf(entry.engine))
      : undefined,
  elsewhere: (entry) => (entry.mode === "existing" ? existingElsewhere(entry) : undefined),
  names: (entry, key) => (entry.mode === "create" ? namesOf(entry, key) : []),
  exclusive: (entry) => (entry.mode === "existing" ? alreadyThere("cluster", entry.identifier) : []),
  checks: (entry, view) =>
    entry.mode === "create"
      ? [...checksOf(entry, view, AURORA_ENGINES.value), ...units(entry, view), ...sizes(entry, view)]
      : [],
};

function units({ capacity }: Salvaged<Created>, view: EntryView): Problem[] {
  if (capacity?.mode !== "serverless" || capacity.minUnits === undefined || capacity.maxUnits === undefined) return [];
  return capacity.maxUnits < capacity.minUnits
    ? [
        view.problem(
          ["capacity", "maxUnits"],
          `${capacity.maxUnits} is less than minUnits, ${capacity.minUnits}`,
          `use at least ${capacity.minUnits}`,
        ),
      ]
    : [];
}

const sizes = ({ capacity, engine }: Salvaged<Created>, view: EntryView): Problem[] =>
  capacity?.mode === "provisioned"
    ? wrongClass(capacity.instanceClass, engine, ["capacity", "instanceClass"], view)
    : [];
