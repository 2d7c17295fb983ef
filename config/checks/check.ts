import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ProjectFolders } from "../project-files";
import type { Path } from "../references";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import type { SourceFile } from "../source-file";
import { listed } from "./nested";

/** One file as it was written and, without its bad parts, as it was understood. */
export interface DraftFile<T> {
  /** For messages: `config/environments/dev.ts`. */
  readonly file: string;
  /** As written. A key that is here but not in `data` has a problem of its own already. */
  readonly raw: unknown;
  /** With its defaults; what was wrong or missing is absent. */
  readonly data: T;
}

export type { Path } from "../references";

export type AccountDraft = DraftFile<Salvaged<ParsedAccount>>;
export type EnvironmentDraft = DraftFile<Salvaged<ParsedEnvironment>>;

/** Everything that could be read, good or not. */
export interface Draft {
  readonly account: AccountDraft;
  readonly environments: readonly EnvironmentDraft[];
  readonly folders: ProjectFolders;
}

/** Looks at the whole configuration and says what is wrong. Pure; never throws. */
export type Check = (draft: Draft) => readonly Problem[];

/** A check that looks at one environment at a time. */
export function perEnvironment(
  check: (environment: EnvironmentDraft, account: AccountDraft) => readonly Problem[],
): Check {
  return ({ account, environments }) => environments.flatMap((environment) => check(environment, account));
}

/** An error at a path of a file. */
export function errorAt(file: { readonly file: string }, path: Path, message: string, fix: string): Problem {
  return { file: file.file, path: path.join("."), message, fix, severity: "error" };
}

/** A warning at a path of a file. */
export function warningAt(file: { readonly file: string }, path: Path, message: string, fix: string): Problem {
  return { ...errorAt(file, path, message, fix), severity: "warning" };
}

/** Keys and values of a record; none where it is absent. */
export function entries<T>(record: Readonly<Record<string, T>> | undefined): [key: string, value: T][] {
  return Object.entries(record ?? {});
}

/**
 * Keys of a record as the user wrote it, the bad ones included: `declaredKeys(file, ["zones"])`.
 * Undefined where nothing usable was written at all, so that what refers to it is not reported as well.
 */
export function declaredKeys(file: DraftFile<unknown>, path: readonly string[]): readonly string[] | undefined {
  if (!isRecord(at(file.data, path))) return undefined;
  const written = at(file.raw, path);
  if (written === undefined) return [];
  return isRecord(written) ? Object.keys(written) : undefined;
}

/** Whether something is declared under a key of a record, good or bad; undefined as for `declaredKeys`. */
export function isDeclared(file: DraftFile<unknown>, path: readonly string[], key: string): boolean | undefined {
  if (!isRecord(at(file.data, path))) return undefined;
  const written = at(file.raw, path);
  if (written === undefined) return false;
  return isRecord(written) ? Object.hasOwn(written, key) : undefined;
}

/** Environments without those that have the name of an earlier one, which is reported as such. */
export function namedApart(environments: readonly EnvironmentDraft[]): EnvironmentDraft[] {
  const again = new Set(repeated(environments, ({ data }) => data.name).map(([later]) => later));
  return environments.filter((environment) => !again.has(environment));
}

/** Whether something was written at the path, good or bad. */
export function isWritten(file: DraftFile<unknown>, path: readonly string[]): boolean {
  return at(file.raw, path) !== undefined;
}

/** Whether what was written at the path was wrong, and is left out: a default would not be what is meant. */
export function isSpoiled(file: DraftFile<unknown>, path: Path): boolean {
  const keys = path.map(String);
  return at(file.raw, keys) !== undefined && at(file.data, keys) === undefined;
}

/** Whether entries of a list were wrong and are left out: what the others lack may have been in these. */
export function isShortened(file: DraftFile<unknown>, path: readonly string[]): boolean {
  const [written, kept] = [at(file.raw, path), at(file.data, path)];
  return Array.isArray(written) && (!Array.isArray(kept) || kept.length < written.length);
}

/** For messages: the names, or that there are none. */
export function namesOrNone(names: readonly string[]): string {
  return names.length === 0 ? "none is defined" : listed(names, 20);
}

/** Those that share something with an earlier one: `[later, earlier]`. Without a shared text they never do. */
export function repeated<T>(items: readonly T[], shared: (item: T) => string | undefined): [later: T, earlier: T][] {
  const seen = new Map<string, T>();
  return items.flatMap((item): [T, T][] => {
    const text = shared(item);
    if (text === undefined) return [];
    const earlier = seen.get(text);
    if (earlier !== undefined) return [[item, earlier]];
    seen.set(text, item);
    return [];
  });
}

function at(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (holder, key) => (isRecord(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined),
    root,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Looks at a file as it was written (plain data), before it is parsed. */
export type RawCheck = (file: Pick<SourceFile, "file" | "input">) => readonly Problem[];
