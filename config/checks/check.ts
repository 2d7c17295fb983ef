import type { Problem } from "../problem";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";

/** One file as it was written and, without its bad parts, as it was understood. */
export interface DraftFile<T> {
  /** For messages: `config/environments/dev.ts`. */
  readonly file: string;
  /** As written. A key that is here but not in `data` has a problem of its own already. */
  readonly raw: unknown;
  readonly data: T;
}

/** Everything that could be read, good or not. */
export interface Draft {
  readonly account: DraftFile<ParsedAccount>;
  readonly environments: readonly DraftFile<ParsedEnvironment>[];
}

/** Looks at the whole configuration and says what is wrong. Pure; never throws. */
export type Check = (draft: Draft) => readonly Problem[];

/** A check that looks at one environment at a time. */
export function perEnvironment(
  check: (environment: DraftFile<ParsedEnvironment>, account: DraftFile<ParsedAccount>) => readonly Problem[],
): Check {
  return ({ account, environments }) => environments.flatMap((environment) => check(environment, account));
}

/** An error at a path of a file. */
export function errorAt(
  file: { readonly file: string },
  path: readonly (string | number)[],
  message: string,
  fix: string,
): Problem {
  return { file: file.file, path: path.join("."), message, fix, severity: "error" };
}

/** A warning at a path of a file. */
export function warningAt(
  file: { readonly file: string },
  path: readonly (string | number)[],
  message: string,
  fix: string,
): Problem {
  return { ...errorAt(file, path, message, fix), severity: "warning" };
}

/** Keys of a record as the user wrote it, the bad ones included: `declaredKeys(file, ["zones"])`. */
export function declaredKeys(file: DraftFile<unknown>, path: readonly string[]): readonly string[] {
  const value = path.reduce<unknown>(
    (holder, key) =>
      typeof holder === "object" && holder !== null ? (holder as Record<string, unknown>)[key] : undefined,
    file.raw,
  );
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** For messages: the names, or that there are none. */
export function namesOrNone(names: readonly string[]): string {
  return names.length === 0 ? "none is defined" : names.join(", ");
}
