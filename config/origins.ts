/**
 * Which files say a value, the one that counts first, then those that it wins over; and the same of its fields.
 * `File` is what is known of files: undefined for the one that is being declared, until it is loaded.
 */
export interface Origins<File = string> {
  readonly files: readonly File[];
  /** What each of them says. */
  readonly values: readonly unknown[];
  /** Where each of them says it, if that is another path than here: the account's, of what it says for all. Default: here. */
  readonly paths?: readonly (readonly string[] | undefined)[];
  readonly fields: ReadonlyMap<string, Origins<File>>;
}

/** Who says a setting, and where in these files it is written. */
export interface Origin<File = string> {
  /** The one that counts first. */
  readonly files: readonly File[];
  /** The path as far as it is written there. */
  readonly segments: readonly string[];
  /** Where each of them says it, if that is another path. Default: there. */
  readonly paths?: readonly (readonly string[] | undefined)[];
  /** Whether they say it together, field by field, and none wins over another. */
  readonly together: boolean;
}

/** Files that are made of several → who says what in them. */
export type FileOrigins = ReadonlyMap<string, Origins>;

/** A problem with who says what is there. */
export function withOrigin<P extends { readonly file: string; readonly path: string }>(
  problem: P,
  origins: FileOrigins,
): P & { readonly origin?: Origin } {
  const of = origins.get(problem.file);
  return of === undefined ? problem : { ...problem, origin: originOf(of, problem.path) };
}

/** The same with other files. */
export function withFiles<From, To>(
  { files, fields, ...rest }: Origins<From>,
  change: (file: From) => To,
): Origins<To> {
  return {
    ...rest,
    files: files.map(change),
    fields: new Map([...fields].map(([key, field]) => [key, withFiles(field, change)])),
  };
}

/**
 * Who says what is at a path, or what is nearest above it.
 * @param path with dots between its keys, which may have dots themselves
 */
export function originOf<File>(origins: Origins<File>, path: string): Origin<File> {
  const segments: string[] = [];
  let [at, rest] = [origins, path === "" ? [] : path.split(".")];
  for (;;) {
    const found = longest(at, rest);
    if (found === undefined) {
      return { files: at.files, segments, together: at.fields.size > 0, ...(at.paths && { paths: at.paths }) };
    }
    segments.push(found.key);
    [at, rest] = [found.field, rest.slice(found.length)];
  }
}

/** The field that the words begin with; of several the one with most words. */
function longest<File>({ fields }: Origins<File>, words: readonly string[]) {
  for (let length = words.length; length > 0; length--) {
    const key = words.slice(0, length).join(".");
    const field = fields.get(key);
    if (field !== undefined) return { key, field, length };
  }
  return undefined;
}
