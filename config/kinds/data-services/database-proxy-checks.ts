import type { z } from "zod";
import { PROXIED } from "../../facts/database-proxies";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { databaseProxy as schema } from "../../schema/data-services/database-proxy";
import type { EntryView } from "../view";
import { systemOf } from "./database";
import { type DatabaseDraft, databaseBehind } from "./database-behind";
import { openedBy, secretElsewhere } from "./opened-secret";

type Draft = Salvaged<z.output<typeof schema>>;

/** Checks of a proxy, and of it with its database. */
export function proxyChecks(entry: Draft, view: EntryView): Problem[] {
  const database = databaseBehind(entry.database, view.environment.dataServices);
  return [
    ...(database === undefined ? [] : fits(entry, database, view)),
    ...signsIn(entry, view),
    ...named(entry, view),
    ...pool(entry, view),
  ];
}

/** The database is one that a proxy stands in front of, and reaches. */
function fits(entry: Draft, database: DatabaseDraft, view: EntryView): Problem[] {
  const { system, signIn } = entry;
  const actual = database.engine === undefined ? undefined : systemOf(database.engine);
  if (actual !== undefined && !Object.hasOwn(PROXIED.value, actual)) {
    return [
      view.problem(
        ["database"],
        `RDS has no proxy for ${database.engine}`,
        `name a database of ${Object.keys(PROXIED.value).join(", ")}`,
      ),
    ];
  }
  return [
    ...(actual !== undefined && system !== undefined && actual !== system
      ? [
          view.problem(
            ["system"],
            `the database ${entry.database} is of ${actual}, and the proxy would speak ${system}`,
            `use "${actual}"`,
          ),
        ]
      : []),
    ...(database.mode === "existing" && database.securityGroupId === undefined
      ? [
          view.problem(
            ["database"],
            `nobody knows the way to the database ${entry.database}`,
            `add securityGroupId to dataServices.${entry.database}`,
          ),
        ]
      : []),
    ...(signIn?.mode === "iam" && database.mode === "create" && database.iamAuthentication === false
      ? [
          view.problem(
            ["signIn"],
            `the database ${entry.database} takes no tokens of IAM`,
            `set iamAuthentication of dataServices.${entry.database} to true, or use mode "secrets"`,
          ),
        ]
      : []),
  ];
}

/** SQL Server signs in with passwords alone. */
function signsIn({ system, signIn }: Draft, view: EntryView): Problem[] {
  if (system === undefined || PROXIED.value[system].iam) return [];
  if (signIn?.mode === "iam") {
    return [view.problem(["signIn"], `${system} knows no roles of IAM`, 'use mode "secrets"')];
  }
  return signIn?.mode === "secrets" && signIn.clients === "iam"
    ? [view.problem(["signIn", "clients"], `${system} knows no roles of IAM`, 'use "password"')]
    : [];
}

/** Each secret is named once, and is beside the proxy. */
function named({ signIn }: Draft, view: EntryView): Problem[] {
  if (signIn?.mode !== "secrets") return [];
  const secrets = signIn.secrets ?? [];
  const nameOf = (one: (typeof secrets)[number]) => {
    const [secret] = openedBy(one, "");
    return secret?.entry ?? secret?.arn;
  };
  return secrets.flatMap((one, index) => {
    const field = ["signIn", "secrets", index];
    const name = nameOf(one);
    return [
      ...secretElsewhere(one, field, "proxy", view),
      ...(name !== undefined && secrets.findIndex((other) => nameOf(other) === name) < index
        ? [view.problem(field, `names ${name} again`, "remove it")]
        : []),
    ];
  });
}

function pool({ pool: shared }: Draft, view: EntryView): Problem[] {
  const { mostPercent, idlePercent } = shared ?? {};
  return mostPercent !== undefined && idlePercent !== undefined && idlePercent > mostPercent
    ? [
        view.problem(
          ["pool", "idlePercent"],
          `${idlePercent} is more than mostPercent, ${mostPercent}`,
          `use at most ${mostPercent}`,
        ),
      ]
    : [];
}
