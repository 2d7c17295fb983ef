import type { AccountDraft, EnvironmentDraft } from "../checks/check";
import { errorAt, isWritten, warningAt } from "../checks/check";
import type { Salvaged } from "../lenient";
import type { ProjectFolders } from "../project-files";
import type { Path } from "../references";
import type { MetastoreDraft, Written } from "./facets";
import { FAMILIES, FAMILY_NAMES, type Family, kindOf } from "./index";
import type { Kind } from "./kind";
import type { AnyEntry, EntryView } from "./view";

/** An entry of any family with its kind, as central code sees it. */
export interface Entry<E> {
  readonly family: Family;
  /** For messages: `source`. */
  readonly noun: string;
  readonly key: string;
  /** `["sources", "orders"]`. */
  readonly path: Path;
  readonly kind: Kind;
  readonly entry: E;
}

/** The records of an environment that hold entries. */
type Entries<E> = { readonly [F in Family]?: Readonly<Record<string, E>> | undefined };

const ENTRIES = new WeakMap<object, { readonly records: readonly unknown[]; readonly entries: readonly unknown[] }>();

/**
 * Every entry of every family; those whose kind is unknown, which is reported where the file is read, are left out.
 * Found once for an environment, as every check and manual step asks for them.
 */
export function entriesOf<E extends { readonly kind?: string | undefined }>(
  environment: Entries<E>,
): readonly Entry<E>[] {
  const known = ENTRIES.get(environment);
  const records = FAMILY_NAMES.map((family) => environment[family]);
  if (known?.records.every((record, at) => record === records[at])) return known.entries as readonly Entry<E>[];
  const entries = entriesIn(environment);
  ENTRIES.set(environment, { records, entries });
  return entries;
}

function entriesIn<E extends { readonly kind?: string | undefined }>(environment: Entries<E>): Entry<E>[] {
  return FAMILY_NAMES.flatMap((family) =>
    Object.entries(environment[family] ?? {}).flatMap(([key, entry]): Entry<E>[] => {
      const kind = kindOf(family, entry.kind);
      return kind === undefined ? [] : [{ family, noun: FAMILIES[family].noun, key, path: [family, key], kind, entry }];
    }),
  );
}

/** Whether an entry ships a program to AWS; also of a draft. */
export const shipsPrograms = (environment: Entries<Salvaged<AnyEntry>>): boolean =>
  entriesOf(environment).some(({ kind, entry }) => kind.ships?.(entry) === true);

/** The entries of an environment as far as they could be read. */
export function draftEntries(env: EnvironmentDraft): readonly Entry<Salvaged<AnyEntry>>[] {
  return entriesOf<Salvaged<AnyEntry>>(env.data);
}

const WRITERS = new WeakMap<EnvironmentDraft, ReadonlyMap<string, string>>();

const writtenId = ({ what, catalog, schema, name }: Pick<Written, "what" | "catalog" | "schema" | "name">): string =>
  JSON.stringify([what, catalog, schema, name]);

/** What is made → the entry that makes it; worked out once, for all entries. */
function writersIn(env: EnvironmentDraft): ReadonlyMap<string, string> {
  const known = WRITERS.get(env);
  if (known !== undefined) return known;
  const writers = new Map<string, string>();
  for (const { kind, entry, noun, key } of draftEntries(env)) {
    for (const one of kind.writes?.(entry, key) ?? []) {
      if (!writers.has(writtenId(one))) writers.set(writtenId(one), `${noun} ${key}`);
    }
  }
  WRITERS.set(env, writers);
  return writers;
}

/** What a kind's own checks look at. */
export function viewOf(
  env: EnvironmentDraft,
  account: AccountDraft,
  folders: ProjectFolders,
  { key, path }: Pick<Entry<unknown>, "key" | "path">,
): EntryView {
  return {
    key,
    environment: env.data,
    metastore: metastoreIn(account.data, env.data),
    isWritten: (field) => isWritten(env, [...path.map(String), ...field]),
    folder: folders,
    writerOf: (it) => writersIn(env).get(writtenId(it)),
    isOpened: (secret) =>
      draftEntries(env).some(({ kind, entry, key: by }) =>
        (kind.opens?.(entry, by) ?? []).some((one) => one.entry === secret),
      ),
    problem: (field, message, fix) => errorAt(env, [...path, ...field], message, fix),
    warning: (field, message, fix) => warningAt(env, [...path, ...field], message, fix),
  };
}

/** The metastore of an environment's region. */
export function metastoreIn(
  { metastores }: Pick<AccountDraft["data"], "metastores">,
  { region }: Pick<EnvironmentDraft["data"], "region">,
): MetastoreDraft | undefined {
  return region !== undefined && Object.hasOwn(metastores ?? {}, region) ? metastores?.[region] : undefined;
}
