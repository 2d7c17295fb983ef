import { allowedPrefix, catalogNames } from "../derive/libraries";
import { unknownVolume } from "../kinds/workloads/declared-volume";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedAllowlist } from "../schema/libraries";
import { type Draft, type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, repeated } from "./check";

type Allowlist = Salvaged<ParsedAllowlist>;

/** The allowlist of the metastore that an environment uses, and who says it. */
function listOf({ environments }: Draft, { data }: EnvironmentDraft) {
  const owner = environments.find((one) => one.data.region === data.region && one.data.metastore !== undefined);
  const list: Allowlist | undefined = owner?.data.metastore?.artifactAllowlist;
  return owner === undefined || list === undefined ? undefined : { owner, list };
}

/**
 * What paths or coordinates begin with that the metastore of an environment lets in. Undefined where the list cannot be read
 * whole: what seems to be missing may be in the rest.
 */
export function allowedIn(draft: Draft, env: EnvironmentDraft, of: "jars" | "maven"): readonly string[] | undefined {
  const found = listOf(draft, env);
  if (found === undefined) return [];
  const { owner, list } = found;
  const prefixes =
    of === "maven" ? list.maven : list.jars?.map((place) => allowedPrefix(place, catalogNames(owner.data)));
  const known = prefixes?.filter((prefix) => prefix !== undefined);
  return known?.length === prefixes?.length ? known : undefined;
}

/** The allowlist of a metastore names volumes that are there, each place once. */
export const allowedArtifacts = perEnvironment((env) => {
  const list: Allowlist = env.data.metastore?.artifactAllowlist ?? {};
  const path: Path = ["metastore", "artifactAllowlist"];
  return [
    ...places(env, [...path, "jars"], list.jars),
    ...places(env, [...path, "initScripts"], list.initScripts),
    ...entries({ maven: list.maven ?? [] }).flatMap(([field, prefixes]) =>
      covered(
        env,
        [...path, field],
        prefixes.map((prefix, index) => ({ prefix, index })),
      ),
    ),
  ];
});

function places(env: EnvironmentDraft, path: Path, list: Allowlist["jars"]): Problem[] {
  const all = (list ?? []).map((place, index) => ({
    prefix: allowedPrefix(place, catalogNames(env.data)),
    index,
    place,
  }));
  const environment = env.data.catalogs === undefined ? {} : { catalogs: env.data.catalogs };
  return [
    ...all.flatMap(({ place, index }) =>
      place.mode === "volume"
        ? unknownVolume(place, [...path, index], {
            environment: environment as Parameters<typeof unknownVolume>[2]["environment"],
            problem: (field, what, fix) => errorAt(env, field, what, fix),
          })
        : [],
    ),
    ...covered(env, path, all),
  ];
}

/** What an entry lets in, another one does not let in again. */
function covered(
  env: EnvironmentDraft,
  path: Path,
  all: readonly { readonly prefix: string | undefined; readonly index: number }[],
): Problem[] {
  const again = new Set(repeated(all, ({ prefix }) => prefix).map(([{ index }]) => index));
  return all.flatMap(({ prefix, index }) => {
    const wider = all.find(
      (other) =>
        other.index !== index &&
        other.prefix !== undefined &&
        other.prefix !== prefix &&
        prefix?.startsWith(other.prefix),
    );
    if (wider === undefined && !again.has(index)) return [];
    return [errorAt(env, [...path, index], `${wider?.prefix ?? prefix} lets it in already`, "remove one of the two")];
  });
}
