/** What is read: one table, or a schema with all that it has and will have. A schema that is not known is `<schema>`. */
export interface Readable {
  readonly schema: string | undefined;
  readonly table?: string | undefined;
}

/** Options of a connection that are no secrets, as Unity Catalog spells them. */
type Options = Readonly<Record<string, string>>;

/** Statements of a system that make a user who reads what is named, and nothing else. */
export interface ReadingUser {
  /** What people call the system. */
  readonly called: string;
  /** What is to know before the first statement, a sentence a line. */
  readonly first: readonly string[];
  /** Makes the user, once. `<password>` stands for one. */
  make(user: string, options: Options): readonly string[];
  /** Who is given the rights, where that is a role of the user and not the user itself. */
  holder?(options: Options): string;
  /** Lets the holder into a database; undefined where the configuration names none. */
  enter(holder: string, database: string | undefined): readonly string[];
  /** Lets the holder read; does no harm when it is done again. */
  read(holder: string, what: Readable, database: string | undefined): readonly string[];
  /** How a user is made that has no password yet, and then gets one. Absent: that is done in one step. */
  readonly later?: { make(user: string): string; password(user: string): string };
}

/** A name between the signs of a system, which are doubled in it. */
export const between =
  (open: string, close = open) =>
  (name: string): string =>
    `${open}${name.replaceAll(close, close + close)}${close}`;

/** A name in double quotes, as SQL has it. */
export const quoted = between('"');

/**
 * A name for a system that reads plain names without quotes, as clients give them, as if they were in capitals: those are
 * written in capitals, so that they mean the same. In quotes they may be words of SQL, too.
 */
export const inCapitalsWhere =
  (plain: RegExp) =>
  (name: string): string =>
    quoted(plain.test(name) ? name.toUpperCase() : name);

/** A name, or what stands for one that the configuration does not say. */
export const known = (name: string | undefined, signs: (name: string) => string, otherwise = "<schema>"): string =>
  name === undefined ? otherwise : signs(name);

/** Statements that let a user read, each once: tables of a schema share some. */
export const grantsOf = (
  { read }: Pick<ReadingUser, "read">,
  holder: string,
  what: readonly Readable[],
  database?: string | undefined,
): readonly string[] => [...new Set(what.flatMap((one) => read(holder, one, database)))];
