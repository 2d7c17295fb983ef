import { fact } from "../fact";
import { between, known, quoted, type Readable, type ReadingUser } from "../reading-user";

const bracketed = between("[", "]");
/** Stands for whoever makes the tables of a schema: rights on later ones are given by their maker. */
const OWNER = "<owner>";

/** MySQL reads a backslash in a text, and `_` and `%` of a database in a grant, as more than themselves. */
const mysqlUser = (user: string): string => `${between("'")(user.replaceAll("\\", "\\\\"))}@'%'`;
const mysqlDatabase = (name: string): string => between("`")(name.replaceAll(/[_%\\]/g, "\\$&"));

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

/** What a user of SQL Server reads, and one of Synapse. */
const inSqlServer: Pick<ReadingUser, "enter" | "read"> = {
  enter: (user) => [`CREATE USER ${bracketed(user)} FOR LOGIN ${bracketed(user)};`],
  read: (user, { schema, table }) => [
    `GRANT SELECT ON ${
      table === undefined ? `SCHEMA::${known(schema, bracketed)}` : `${known(schema, bracketed)}.${bracketed(table)}`
    } TO ${bracketed(user)};`,
  ],
};
const makeLogin = (user: string) => [`CREATE LOGIN ${bracketed(user)} WITH PASSWORD = '<password>';`];

/** Users of the databases that RDS runs, of their relatives, and of Redshift. */
export const OF_DATABASES = fact<
  Readonly<Record<"postgresql" | "redshift" | "mysql" | "sql-server" | "synapse", ReadingUser>>
>({
  value: {
    postgresql: {
      called: "PostgreSQL",
      first: ["With psql, as the administrator. It asks for the password, which is then in no history and no log."],
      make: (user) => [`CREATE USER ${quoted(user)};`, `\\password ${quoted(user)}`],
      enter: (user, database) =>
        database === undefined ? [] : [`GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(user)};`],
      read: (user, what) => inPostgres(user, what, "ROLE"),
    },
    redshift: {
      called: "Redshift",
      first: ["As the administrator, in an SQL client."],
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
      first: [
        "As the administrator. MySQL makes the password and shows it once; MariaDB takes IDENTIFIED BY '<password>' instead.",
      ],
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
      first: ["As the administrator."],
      make: makeLogin,
      ...inSqlServer,
    },
    synapse: {
      called: "Azure Synapse",
      first: ["As the administrator of a dedicated pool: the login in the database master, the rest in the pool."],
      make: makeLogin,
      ...inSqlServer,
    },
  },
  source:
    "Manuals: PostgreSQL, psql \\password, GRANT, ALTER DEFAULT PRIVILEGES; MySQL 8.0, CREATE USER, GRANT (quoting, wildcards); SQL Server and Azure Synapse, CREATE LOGIN, CREATE USER, GRANT on objects and schemas, SQL authentication in Azure Synapse; Redshift, CREATE USER, GRANT",
  asOf: "2026-11",
});
