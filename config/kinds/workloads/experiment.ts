import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { experiment as schema } from "../../schema/workloads/experiment";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type Experiment = z.output<typeof schema>;
export type ExperimentModel = DeepReadonly<
  Experiment & {
    /** Key in the configuration. */
    key: string;
  }
>;

/** Where training records its runs. */
export const experiment: Kind<Experiment, ExperimentModel> = {
  what: "an experiment",
  runs: [],
  resolve: (workload, key) => ({ ...workload, key }),
  grants: ({ artifacts, recordedBy }): readonly NeededGrant[] =>
    artifacts === undefined
      ? []
      : recordedBy.flatMap((key): NeededGrant[] => {
          const principal = { kind: "service-principal", key } as const;
          const { catalog, schema: of } = artifacts;
          return [
            { principal, catalog, privileges: ["USE_CATALOG"] },
            { principal, catalog, schema: of, privileges: ["READ_VOLUME", "USE_SCHEMA", "WRITE_VOLUME"] },
          ];
        }),
  checks: unknownVolume,
};

/** The volume for files is one of the schema's. */
function unknownVolume({ artifacts }: Salvaged<Experiment>, view: EntryView): Problem[] {
  const { catalog, schema: of, volume } = artifacts ?? {};
  const catalogs = view.environment.catalogs ?? {};
  if (catalog === undefined || of === undefined || volume === undefined || !Object.hasOwn(catalogs, catalog)) return [];
  const schemas = catalogs[catalog]?.schemas ?? {};
  const volumes = Object.hasOwn(schemas, of) ? schemas[of]?.volumes : undefined;
  if (volumes === undefined || Object.hasOwn(volumes, volume)) return [];
  return [
    view.problem(
      ["artifacts", "volume"],
      `the schema ${catalog}.${of} has no volume ${volume}`,
      `correct it, or add it to catalogs.${catalog}.schemas.${of}.volumes`,
    ),
  ];
}
