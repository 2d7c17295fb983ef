import type { z } from "zod";
import { connectionType } from "../../facts/connection-types";
import { grantsOf, type ReadingUser } from "../../facts/reading-user";
import { READING_USERS } from "../../facts/reading-users";
import type { connection as schema } from "../../schema/connections/connection";
import type { ReadInSource } from "../facets";
import type { KindStep, StepPlace } from "../step";
import { warehouseCommands } from "./warehouse-commands";

type Connection = z.output<typeof schema>;

/** The user that Databricks signs in as, in every system that a connection leads to. */
export const SOURCE_USER_STEP: KindStep<Connection> = {
  id: "users-of-source-systems",
  title: "source systems have a user for Databricks, and Terraform its password",
  instructions: [
    "In each system that a connection of the environment's file leads to, make a user that may read what is to be read and nothing else. Where its statements are below, put a password of 24 characters and more for <password>, each schema for <schema>, whoever makes its tables for <owner>, and what it is called for whatever else is between < and >. What reading changes needs besides is in docs/data-services/rds-instance.md.",
    "Keep the password in AWS Secrets Manager, and give it to Terraform where it runs as the variable TF_VAR_connection_<key>_<option>; in HCP Terraform, as a sensitive variable of the workspace.",
    "To change a password so that no query fails, make a second user by the same statements, write it as options.user with its password in the variable, apply the connections layer, and drop the first user. Where a failure of minutes does no harm, change the password of the user that is there, then the variable, and apply.",
  ],
  blocking: false,
  appliesTo: ({ mode }) => mode === "create",
  snippets(entry, key, place) {
    if (entry.mode !== "create" || entry.type === undefined) return [];
    const { system } = connectionType(entry.type);
    const statements = system === undefined ? undefined : READING_USERS[system];
    if (statements === undefined || entry.options?.user === undefined) return [];
    const { user } = entry.options;
    const readings = readThrough(key, entry.options?.database, place);
    return [
      { of: statements.called, language: "sql", text: sqlOf(statements, user, entry.options, readings) },
      ...warehouseCommands(entry.dataService, statements, user, readings, place),
    ];
  },
};

/** What is read through a connection, by database; `own` is that of the connection itself, as a metastore of Hive has it. */
function readThrough(
  key: string,
  own: string | undefined,
  { environment: { connections = {} }, connected }: StepPlace,
): readonly ReadInSource[] {
  const catalogs = Object.entries(connections).flatMap(([name, one]): [string, string | undefined][] =>
    one.kind === "foreign-catalog" && one.connection === key ? [[name, one.options?.database ?? own]] : [],
  );
  const ofCatalog = new Map(catalogs);
  const all = [
    ...catalogs.map(([, database]): ReadInSource => ({ database, what: [{ schema: undefined }] })),
    ...connected.flatMap(({ connection = "", reads }): ReadInSource[] => {
      if (reads === undefined) return [];
      if (connection === key) return [reads];
      return ofCatalog.has(connection) ? [{ ...reads, database: ofCatalog.get(connection) }] : [];
    }),
  ];
  if (all.length === 0) return [{ database: own, what: [{ schema: undefined }] }];
  const databases = [...new Set(all.map(({ database }) => database))];
  return databases.map((database) => ({
    database,
    what: all.flatMap((one) => (one.database === database ? one.what : [])),
  }));
}

function sqlOf(
  statements: ReadingUser,
  user: string,
  options: Readonly<Record<string, string>>,
  readings: readonly ReadInSource[],
): string {
  const holder = statements.holder?.(options) ?? user;
  return [
    ...statements.first.map((sentence) => `-- ${sentence}`),
    ...statements.make(user, options),
    ...readings.flatMap(({ database, what }) => [
      ...(database === undefined ? [] : [`-- In the database ${database}:`]),
      ...statements.enter(holder, database),
      ...grantsOf(statements, holder, what, database),
    ]),
  ].join("\n");
}
