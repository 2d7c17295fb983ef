import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, isSpoiled, type Path, perEnvironment, warningAt } from "./check";
import { listed } from "./nested";

interface Folder {
  /** The folder with its zone and a slash at the end: a prefix of everything inside. */
  readonly prefix: string;
  readonly path: Path;
  /** Setting that has the folder, as a reader finds it. */
  readonly setting: string;
}

/** What deletes files that it does not know has a folder that nobody else loads from, or puts files into. */
export const tidiedFolders = perEnvironment((env) => {
  const found = draftEntries(env);
  const tables = found.flatMap(({ kind, entry, key, path }) =>
    (kind.tidies?.(entry, key) ?? []).flatMap((one) =>
      folders(env, path, [{ ...one, field: [one.field] }]).map((folder) => ({ ...folder, deletes: one.deletes })),
    ),
  );
  const deleting = tables.filter(({ deletes }) => deletes);
  if (deleting.length === 0) return [];
  const loaded = found.flatMap(({ kind, entry, key, path }) =>
    folders(
      env,
      path,
      (kind.loads?.(entry, key) ?? []).map((one) => ({ ...one, field: [one.field] })),
    ),
  );
  const delivered = found.flatMap(({ kind, entry, key, path }) =>
    folders(env, path, kind.delivers?.(entry, key) ?? []),
  );
  return deleting.flatMap((table): Problem[] => {
    const { prefix, path } = table;
    const others = [...loaded, ...delivered.filter((one) => one.prefix !== prefix), ...tables];
    const lost = others.filter(
      (one) => one !== table && (one.prefix.startsWith(prefix) || prefix.startsWith(one.prefix)),
    );
    const perhaps = delivered.filter((one) => one.prefix === prefix);
    return [
      ...(lost.length === 0
        ? []
        : [
            errorAt(
              env,
              path,
              `files in ${prefix} that its table does not name are deleted, and ${listed(lost.map(({ setting }) => setting))} has files there`,
              "give the table a folder of its own",
            ),
          ]),
      ...(perhaps.length === 0
        ? []
        : [
            warningAt(
              env,
              path,
              `what ${listed(perhaps.map(({ setting }) => setting))} puts into ${prefix} is deleted unless the table names it`,
              "let it write the table alone, or remove what deletes",
            ),
          ]),
    ];
  });
});

/** Folders of an entry; of one that is wrong itself nothing is known. */
const folders = (
  env: EnvironmentDraft,
  entry: Path,
  all: readonly { readonly zone: string | undefined; readonly folder: string; readonly field: Path }[],
): Folder[] =>
  all
    .filter(({ zone, field }) => zone !== undefined && !isSpoiled(env, [...entry, ...field]))
    .map(({ zone, folder, field }) => {
      const path = [...entry, ...field];
      return { prefix: `${zone}/${folder}/`, path, setting: path.join(".") };
    });
