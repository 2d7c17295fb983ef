import type { QueriedSystem } from "./databases";
import { fact } from "./fact";

/** What is read: one table, or a schema with all that it has and will have. A schema that is not known is `<schema>`. */
export interface Readable {
  readonly schema: string | undefined;
  readonly table?: string | undefined;
}

/** Statements of a system that make a user who reads what is named, and nothing else. */
export interface ReadingUser {
  /** What people call the system. */
  readonly called: string;
  /** What is to know before the first statement. */
  readonly first: string;
  /** Makes the user, once. `<password>` stands for one. */
  make(user: string): readonly string[];
  /** Lets the user into a database; undefined where the configuration names none. */
  enter(user: string, database: string | undefined): readonly string[];
  /** Lets the user read; does no harm when it is done again. */
  read(user: string, what: Readable): readonly string[];
  /** How a user is made that has no password yet, and then gets one. Absent: that is done in one step. */
  readonly later?: { make(user: string): string; password(user: string): string };
}

/** Stands for a schema that the configuration does not name. */
const SCHEMA = "<schema>";
/** Stands for whoever makes the tables of a schema: rights on later ones are given by their maker. */
const OWNER = "<owner>";

/** A name between the signs of a system, which are doubled in it. */
const between =
  (open: string, close = open) =>
  (name: string): string =>
    `${open}${name.replaceAll(close, close + close)}${close}`;
const quoted = between('"');
const bracketed = between("[", "]");
/** MySQL reads a backslash in a text, and `_` and `%` of a database in a grant, as more than themselves. */
const mysqlUser = (user: string): string => `${between("'")(user.replaceAll("\\", "\\\\"))}@'%'`;
const mysqlDatabase = (name: string): string => between("`")(name.replaceAll(/[_%\\]/g, "\\$&"));

const known = (name: string | undefined, signs: (name: string) => string): string =>
  name === undefined ? SCHEMA : signs(name);

/** PostgreSQL, and Redshift as far as it is the same. */
const inPostgres = (user: string, { schema, table }: Readable, owned: string): string[] => {
  const [to, of] = [quoted(user), known(schema, quoted)];
  return [
    `GRANT USAGE ON SCHEMA ${of} TO ${to};`,
    ...(table === undefined
      ? [
          `GRANT SELECT ON ALL TABLES IN SCHEMA ${of} TO ${to};`,
          `ALTER DEFAULT PRIVILEGES FOR ${owned} ${OWNER} IN SCHEMA ${of} GRANT SELECT ON TABLES TO ${to};`,
        ]
      : [`GRANT SELECT ON ${of}.${quoted(table)} TO ${to};`]),
  ];
};

export const READING_USERS = fact<Readonly<Partial<Record<QueriedSystem, ReadingUser>>>>({
  value: {
    postgresql: {
      called: "PostgreSQL",
      first: "With psql, as the administrator. It asks for the password, which is then in no history and no log.",
      make: (user) => [`CREATE USER ${quoted(user)};`, `\\password ${quoted(user)}`],
      enter: (user, database) =>
        database === undefined ? [] : [`GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(user)};`],
      read: (user, what) => inPostgres(user, what, "ROLE"),
    },
    redshift: {
      called: "Redshift",
      first: "As the administrator, in an SQL client.",
      make: (user) => [`CREATE USER ${quoted(user)} PASSWORD '<password>';`],
      later: {
        make: (user) => `CREATE USER ${quoted(user)} PASSWORD DISABLE;`,
        password: (user) => `ALTER USER ${quoted(user)} PASSWORD '<password>';`,
      },
      // There is no right to connect.
      enter: () => [],
      read: (user, what) => inPostgres(user, what, "USER"),
    },
    mysql: {
      called: "MySQL",
      first:
        "As the administrator. MySQL makes the password and shows it once; MariaDB takes IDENTIFIED BY '<password>' instead.",
      make: (user) => [`CREATE USER ${mysqlUser(user)} IDENTIFIED BY RANDOM PASSWORD REQUIRE SSL;`],
      // A database is a schema there.
      enter: () => [],
      read: (user, { schema, table }) => [
        table === undefined || schema === undefined
          ? `GRANT SELECT ON ${known(schema, mysqlDatabase)}.* TO ${mysqlUser(user)};`
          : `GRANT SELECT ON ${between("`")(schema)}.${between("`")(table)} TO ${mysqlUser(user)};`,
      ],
    },
    "sql-server": {
      called: "SQL Server",
      first: "As the administrator.",
      make: (user) => [`CREATE LOGIN ${bracketed(user)} WITH PASSWORD = '<password>';`],
      enter: (user) => [`CREATE USER ${bracketed(user)} FOR LOGIN ${bracketed(user)};`],
      read: (user, { schema, table }) => [
        `GRANT SELECT ON ${
          table === undefined
            ? `SCHEMA::${known(schema, bracketed)}`
            : `${known(schema, bracketed)}.${bracketed(table)}`
        } TO ${bracketed(user)};`,
      ],
    },
  },
  source:
    "Manuals: PostgreSQL, psql \\password, GRANT, ALTER DEFAULT PRIVILEGES; MySQL 8.0, CREATE USER, GRANT (quoting, wildcards); SQL Server, CREATE LOGIN, GRANT; Redshift, CREATE USER, GRANT",
  asOf: "2026-11",
});

/** Statements that let a user read, each once: tables of a schema share some. */
export const grantsOf = (
  { read }: Pick<ReadingUser, "read">,
  user: string,
  what: readonly Readable[],
): readonly string[] => [...new Set(what.flatMap((one) => read(user, one)))];
