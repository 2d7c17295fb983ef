import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { experiment as schema } from "../../schema/workloads/experiment";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import { unknownVolume } from "./declared-volume";

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
  checks: ({ artifacts }: Salvaged<Experiment>, view) => unknownVolume(artifacts ?? {}, ["artifacts"], view),
};
