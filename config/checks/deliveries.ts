import { FAMILY_NAMES } from "../kinds";
import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import { declaredKeys, type EnvironmentDraft, errorAt, isSpoiled, type Path, perEnvironment, warningAt } from "./check";
import { andSoDo, clashes } from "./nested";

/** A folder with its zone and a slash at the end: a prefix of everything inside. */
interface Folder {
  readonly prefix: string;
  readonly path: Path;
  /** A source loads what is there, or should. */
  readonly stays: boolean;
}

/** What is delivered lies apart from what others deliver, and is loaded. */
export const deliveries = perEnvironment((env) => {
  const delivered = draftEntries(env).flatMap(({ kind, entry, key, path }) =>
    (kind.delivers?.(entry, key) ?? [])
      // Of a folder that is wrong itself nothing is known.
      .filter(({ zone, says }) => zone !== undefined && !isSpoiled(env, [...path, ...says]))
      .map(({ zone, folder, field, moves }) => ({
        prefix: `${zone}/${folder}/`,
        path: [...path, ...field],
        stays: moves !== true,
      })),
  );
  return [...overlaps(env, delivered), ...idle(env, delivered)];
});

/** Who delivers into the folder of another one overwrites its files. */
function overlaps(env: EnvironmentDraft, delivered: readonly Folder[]): Problem[] {
  return clashes(delivered, ({ prefix }) => prefix).map(({ later, earlier, others }) =>
    errorAt(
      env,
      later.path,
      `its folder ${later.prefix} overlaps ${earlier.prefix} of ${earlier.path.join(".")}, whose files it could overwrite${andSoDo(others.map(({ path }) => path.join(".")))}`,
      "give each its own folder, for example two below the folder that a source loads",
    ),
  );
}

/** Whether some entry of any family could not be read at all. */
const hasUnread = (env: EnvironmentDraft): boolean =>
  draftEntries(env).length < FAMILY_NAMES.flatMap((family) => declaredKeys(env, [family]) ?? []).length;

/** Files that no source takes lie there unseen. */
function idle(env: EnvironmentDraft, delivered: readonly Folder[]): Problem[] {
  const loads = draftEntries(env).flatMap(({ kind, entry, key, path }) =>
    (kind.loads?.(entry, key) ?? []).map((load) => ({ ...load, path })),
  );
  // A source that is wrong, or whose folder is, may be the one.
  if (hasUnread(env) || loads.some(({ zone, field, path }) => zone === undefined || isSpoiled(env, [...path, field])))
    return [];
  const loaded = loads.map(({ zone, folder }) => `${zone}/${folder}/`);
  const taken = new Set(loaded);
  const above = new Set(loaded.flatMap(foldersAbove));
  return delivered
    .filter(({ stays }) => stays)
    .filter(({ prefix }) => !above.has(prefix) && !foldersAbove(prefix).some((folder) => taken.has(folder)))
    .map(({ prefix, path }) =>
      warningAt(
        env,
        path,
        `no source loads what is delivered into ${prefix}`,
        "add a source of that folder, or one above it",
      ),
    );
}

/** A folder and all that it is in: `raw/`, `raw/orders/`, `raw/orders/v1/`. */
function foldersAbove(folder: string): string[] {
  return [...folder.matchAll(/\//g)].map(({ index }) => folder.slice(0, index + 1));
}
