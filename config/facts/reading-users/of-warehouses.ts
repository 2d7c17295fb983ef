import { fact } from "../fact";
import { inCapitalsWhere, known, quoted, type ReadingUser } from "../reading-user";

const inOracle = inCapitalsWhere(/^[A-Za-z][\w$#]*$/);
const inSnowflake = inCapitalsWhere(/^[A-Za-z_][\w$]*$/);
const roleOf = (role: string | undefined): string => known(role, inSnowflake, "<role>");
const databaseOf = (database: string | undefined): string => known(database, inSnowflake, "<database>");

/** Users of systems that run elsewhere. */
export const OF_WAREHOUSES = fact<Readonly<Record<"oracle" | "snowflake" | "teradata", ReadingUser>>>({
  value: {
    oracle: {
      called: "Oracle",
      first: [
        "As the administrator, in the database that the service name leads to.",
        "Rights on a schema as a whole are new in Oracle 23ai; before, GRANT READ ON each table.",
      ],
      make: (user) => [
        `CREATE USER ${inOracle(user)} IDENTIFIED BY "<password>";`,
        `GRANT CREATE SESSION TO ${inOracle(user)};`,
      ],
      // The service that a connection leads to is one database.
      enter: () => [],
      // READ is without the locks that SELECT on a table allows.
      read: (user, { schema, table }) => [
        table === undefined
          ? `GRANT SELECT ANY TABLE ON SCHEMA ${known(schema, inOracle)} TO ${inOracle(user)};`
          : `GRANT READ ON ${known(schema, inOracle)}.${inOracle(table)} TO ${inOracle(user)};`,
      ],
    },
    snowflake: {
      called: "Snowflake",
      first: [
        'As SECURITYADMIN. Programs sign in with a key, no longer with a password: secrets: ["pem_private_key"].',
        "Rights on later tables of a schema put aside those that other roles have on later tables of its database.",
      ],
      make: (user, { sfRole, sfWarehouse }) => [
        `CREATE ROLE ${roleOf(sfRole)};`,
        `GRANT USAGE ON WAREHOUSE ${known(sfWarehouse, inSnowflake, "<warehouse>")} TO ROLE ${roleOf(sfRole)};`,
        `CREATE USER ${inSnowflake(user)} TYPE = SERVICE DEFAULT_ROLE = ${roleOf(sfRole)} RSA_PUBLIC_KEY = '<public key>';`,
        `GRANT ROLE ${roleOf(sfRole)} TO USER ${inSnowflake(user)};`,
      ],
      holder: ({ sfRole }) => roleOf(sfRole),
      enter: (role, database) => [`GRANT USAGE ON DATABASE ${databaseOf(database)} TO ROLE ${role};`],
      read: (role, { schema, table }, database) => {
        const of = `${databaseOf(database)}.${known(schema, inSnowflake)}`;
        return [
          `GRANT USAGE ON SCHEMA ${of} TO ROLE ${role};`,
          ...(table === undefined
            ? [
                `GRANT SELECT ON ALL TABLES IN SCHEMA ${of} TO ROLE ${role};`,
                `GRANT SELECT ON FUTURE TABLES IN SCHEMA ${of} TO ROLE ${role};`,
              ]
            : [`GRANT SELECT ON TABLE ${of}.${inSnowflake(table)} TO ROLE ${role};`]),
        ];
      },
    },
    teradata: {
      called: "Teradata",
      first: ["As the administrator. The user owns no space; a schema is a database there."],
      make: (user) => [`CREATE USER ${quoted(user)} AS PERM = 0 PASSWORD = "<password>";`],
      enter: () => [],
      read: (user, { schema, table }) => [
        `GRANT SELECT ON ${known(schema, quoted)}${table === undefined ? "" : `.${quoted(table)}`} TO ${quoted(user)};`,
      ],
    },
  },
  source:
    'Manuals: Oracle, CREATE USER, GRANT, READ and SELECT object privileges, schema privileges (23ai), object names and their quoting; Snowflake, CREATE USER, GRANT privileges (future grants), identifiers, "Planning for the deprecation of single-factor password sign-ins"; Teradata, CREATE USER, GRANT, format rules of object names',
  asOf: "2026-11",
});
