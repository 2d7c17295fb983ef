import type { z } from "zod";
import { FUNCTION_LIBRARY, type SqlFunction } from "../../function-library";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { functions as schema } from "../../schema/workloads/functions";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import type { AnyEntry, EntryView } from "../view";

type Functions = z.output<typeof schema>;
export type FunctionsModel = DeepReadonly<
  Omit<Functions, "library" | "own"> & {
    /** Key in the configuration. */
    key: string;
    /** Key of the service principal that Terraform runs as, which lets policies call them. */
    deployer: string;
    /** By name. */
    made: Record<string, SqlFunction>;
  }
>;

/** Functions of SQL in a schema, made by a job. */
export const functions: Kind<Functions, FunctionsModel> = {
  what: "functions",
  runs: [],
  jobs: () => 1,
  uses: ({ runAs, warehouse }) => [{ family: "consumers", key: warehouse, servicePrincipal: runAs }],
  grants: ({ runAs, deployer, catalog, schema: of }): readonly NeededGrant[] => [
    { principal: { kind: "service-principal", key: runAs }, catalog, privileges: ["USE_CATALOG"] },
    {
      principal: { kind: "service-principal", key: runAs },
      catalog,
      schema: of,
      privileges: ["CREATE_FUNCTION", "USE_SCHEMA"],
    },
    // Whoever makes a policy must be able to run its function.
    { principal: { kind: "service-principal", key: deployer }, catalog, schema: of, privileges: ["EXECUTE"] },
  ],
  resolve: ({ library, own, ...it }, key, { deployer }) => ({ ...it, key, deployer, made: madeBy({ library, own }) }),
  checks(it, view) {
    const both = Object.keys(it.own ?? {}).filter((name) => it.library?.some((one) => one === name));
    const none = it.library?.length === 0 && Object.keys(it.own ?? {}).length === 0;
    return [
      ...(none ? [view.problem([], "makes no function", "name one of library, or write one under own")] : []),
      ...both.map((name) =>
        view.problem(["own", name], `${name} is made already, because library names it`, "give it another name"),
      ),
    ];
  },
};

/** By name: those of the library, and those that are written out. */
function madeBy({ library, own }: Pick<Functions, "library" | "own">): Record<string, SqlFunction> {
  return { ...Object.fromEntries(library.map((name) => [name, FUNCTION_LIBRARY[name]])), ...own };
}

const isFunctions = (entry: AnyEntry | undefined): entry is Salvaged<Functions> => entry?.kind === "functions";

/** The functions of an entry by name, as far as they could be read; undefined where it is no such entry. */
export function functionsIn(
  view: EntryView,
  key: string | undefined,
): Readonly<Record<string, SqlFunction>> | undefined {
  const workloads = view.environment.workloads ?? {};
  const entry = key !== undefined && Object.hasOwn(workloads, key) ? workloads[key] : undefined;
  if (!isFunctions(entry)) return undefined;
  const own = Object.entries(entry.own ?? {}).flatMap(([name, one]) =>
    one?.body === undefined || one.returns === undefined || one.parameters === undefined || one.comment === undefined
      ? []
      : [[name, one as SqlFunction] as const],
  );
  const library = (entry.library ?? []).filter((name) => name !== undefined);
  return madeBy({ library, own: Object.fromEntries(own) as Functions["own"] });
}
