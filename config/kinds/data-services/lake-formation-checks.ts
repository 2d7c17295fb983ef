import type { z } from "zod";
import { accountOfArn } from "../../derive/arn";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { lakeFormation as schema } from "../../schema/data-services/lake-formation";
import type { EntryView } from "../view";

type Draft = Salvaged<z.output<typeof schema>>;
type Grant = NonNullable<NonNullable<Draft["grants"]>[string]>;
type On = NonNullable<Grant["on"]>;

const entries = <T>(record: Readonly<Record<string, T>> | undefined): [string, NonNullable<T>][] =>
  Object.entries(record ?? {}).filter((pair): pair is [string, NonNullable<T>] => pair[1] != null);
const listed = (names: readonly string[]): string => (names.length === 0 ? "none" : names.join(", "));

/** What Lake Formation would refuse, and what could not be meant. */
export const lakeFormationChecks = (entry: Draft, view: EntryView): Problem[] => [
  ...turnedOn(entry, view),
  ...knownTags(entry, view),
  ...jobsWithCrawlers(entry, view),
  ...ownBuckets(entry, view),
  ...knownParts(entry, view),
  ...ownConnections(entry, view),
  ...administrators(entry, view),
  ...meaning(entry, view),
  ...once(entry, view),
  ...filtersInVain(entry, view),
  ...sharedWithOthers(entry, view),
];

function turnedOn({ databases, locations, grants }: Draft, view: EntryView): Problem[] {
  const mode = view.environment.foundation?.lakeFormation?.mode;
  const empty = [databases, locations, grants].every((part) => part !== undefined && Object.keys(part).length === 0);
  return [
    ...(mode === "off"
      ? [
          view.problem(
            [],
            "is governed by Lake Formation, which is off in foundation.lakeFormation",
            'set foundation.lakeFormation.mode to "create", or to "existing" where somebody else keeps its settings',
          ),
        ]
      : []),
    ...(empty
      ? [view.problem([], "has neither databases nor locations nor grants", "write one of them, or remove the entry")]
      : []),
  ];
}

/** LF-tags are those of the account, which the foundation says. */
function knownTags({ databases, grants }: Draft, view: EntryView): Problem[] {
  const known = view.environment.foundation?.lakeFormation?.tags;
  if (known === undefined) return [];
  const fault = (path: readonly string[], key: string, values: readonly string[]): Problem[] => {
    const offered = known[key];
    if (offered === undefined)
      return [
        view.problem(
          [...path, key],
          `is no LF-tag of foundation.lakeFormation.tags (it has: ${listed(Object.keys(known))})`,
          "declare it there, or use one of these",
        ),
      ];
    return values
      .filter((value) => !offered.includes(value))
      .map((value) =>
        view.problem(
          [...path, key],
          `${value} is no value of the LF-tag ${key} (it has: ${listed(offered)})`,
          "declare it in foundation.lakeFormation.tags, or use one of these",
        ),
      );
  };
  return [
    ...entries(databases).flatMap(([name, { tags }]) =>
      entries(tags).flatMap(([key, value]) => fault(["databases", name, "tags"], key, [value])),
    ),
    ...entries(grants).flatMap(([name, { on }]) =>
      on?.mode === "tags"
        ? entries(on.tags).flatMap(([key, values]) => fault(["grants", name, "on", "tags"], key, values))
        : [],
    ),
  ];
}

function jobsWithCrawlers({ databases }: Draft, view: EntryView): Problem[] {
  return entries(databases).flatMap(([name, database]) => {
    if (database.mode !== "glue-job" || database.job === undefined) return [];
    const job = view.environment.dataServices?.[database.job];
    return job?.kind === "glue-job" && job.crawler === undefined && job.trigger !== undefined
      ? [
          view.problem(
            ["databases", name, "job"],
            `the job ${database.job} has no crawler, and so no database`,
            "give it one, or name another database",
          ),
        ]
      : [];
  });
}

/** A zone has its own field, by which its bucket is in the policies of the environment. */
function ownBuckets({ locations }: Draft, view: EntryView): Problem[] {
  return entries(locations).flatMap(([name, location]) => {
    if (location.mode !== "bucket" || location.bucket === undefined) return [];
    const { bucket } = location;
    const zone = Object.entries(view.environment.zones ?? {}).find(([, it]) => it.bucket === bucket);
    return zone === undefined
      ? []
      : [
          view.problem(
            ["locations", name, "bucket"],
            `is the bucket of the zone ${zone[0]}`,
            `write mode: "zone", zone: "${zone[0]}"`,
          ),
        ];
  });
}

function knownParts({ databases, locations, grants }: Draft, view: EntryView): Problem[] {
  const unknown = (
    path: readonly (string | number)[],
    what: string,
    key: string | undefined,
    known: Readonly<Record<string, unknown>> | undefined,
  ): Problem[] =>
    key === undefined || known === undefined || Object.hasOwn(known, key) || view.isWritten([`${what}s`, key])
      ? []
      : [
          view.problem(
            path,
            `${key} is no ${what} of this entry (it has: ${listed(Object.keys(known))})`,
            `declare it under ${what}s, or use one of these`,
          ),
        ];
  return entries(grants).flatMap(([name, { on }]) => {
    const at = (...field: readonly (string | number)[]) => ["grants", name, "on", ...field];
    if (on?.mode === "database" || on?.mode === "cells")
      return unknown(at("database"), "database", on.database, databases);
    if (on?.mode === "location") return unknown(at("location"), "location", on.location, locations);
    return (on?.mode === "tags" ? (on.optIn ?? []) : []).flatMap((key, index) =>
      unknown(at("optIn", index), "database", key, databases),
    );
  });
}

/** The role of a connection is there where the connection is made here; the Data Catalog is that of the environment. */
function ownConnections({ grants }: Draft, view: EntryView): Problem[] {
  const { awsAccountId, region, connections } = view.environment;
  return entries(grants).flatMap(([name, { to }]) => {
    if (to?.mode !== "connection" || to.connection === undefined) return [];
    const found = connections?.[to.connection];
    const at = ["grants", name, "to", "connection"];
    if (found?.kind !== "connection" || found.mode === undefined) return [];
    if (found.mode !== "create" || (found.type !== undefined && found.type !== "glue"))
      return [
        view.problem(
          at,
          `the connection ${to.connection} reads no Data Catalog with a role that is made here`,
          'name one with mode: "create" and type: "glue"',
        ),
      ];
    const { aws_account_id: account, aws_region: where } = found.options ?? {};
    return (account !== undefined && awsAccountId !== undefined && account !== awsAccountId) ||
      (where !== undefined && region !== undefined && where !== region)
      ? [
          view.problem(
            at,
            `the connection ${to.connection} reads the Data Catalog of ${account} in ${where}, and Lake Formation here governs that of ${awsAccountId} in ${region}`,
            "let the owner of that Data Catalog grant it, and remove this grant",
          ),
        ]
      : [];
  });
}

/** Administrators can do everything; a grant to one of them is not found again. Source: provider, aws_lakeformation_permissions. */
function administrators({ grants }: Draft, view: EntryView): Problem[] {
  const known = view.environment.foundation?.lakeFormation?.administrators ?? [];
  return entries(grants).flatMap(([name, { to }]) =>
    to?.mode === "role" && to.roleArn !== undefined && known.includes(to.roleArn)
      ? [
          view.problem(
            ["grants", name, "to", "roleArn"],
            "administers Lake Formation, and needs no grant",
            "remove the grant, or take the role out of foundation.lakeFormation.administrators",
          ),
        ]
      : [],
  );
}

function meaning({ grants }: Draft, view: EntryView): Problem[] {
  return entries(grants).flatMap(([name, { to, on }]) => {
    const at = ["grants", name, "on"];
    if (on?.mode === "cells")
      return [
        ...(to?.mode === "connection"
          ? [
              view.problem(
                ["grants", name, "to"],
                "a connection reads files by IAM, so that a filter hides nothing from it",
                "use an access policy of Unity Catalog for what is read through Databricks",
              ),
            ]
          : []),
      ];
    if (on?.mode !== "database" && on?.mode !== "tags") return [];
    const none = on.onDatabases?.length === 0 && on.onTables?.length === 0;
    return [
      ...(none ? [view.problem(at, "grants nothing", "write a permission, or remove the grant")] : []),
      ...(on.mode === "tags" && on.tags !== undefined && Object.keys(on.tags).length === 0
        ? [view.problem([...at, "tags"], "has no LF-tag, so it is on nothing", "name one")]
        : []),
      ...(on.mode === "database" && on.tables !== undefined && on.onTables?.length === 0
        ? [
            view.problem(
              [...at, "tables"],
              "are named, and nothing is granted on tables",
              "remove them, or grant something",
            ),
          ]
        : []),
    ];
  });
}

/** Rights add up: who reads all of a table anyway is filtered by nothing. */
function filtersInVain({ grants }: Draft, view: EntryView): Problem[] {
  return entries(grants).flatMap(([name, { to, on }]) => {
    if (to === undefined || on?.mode !== "cells" || on.table === undefined) return [];
    const { database, table } = on;
    const whole = entries(grants).find(
      ([, other]) =>
        JSON.stringify(other.to) === JSON.stringify(to) &&
        other.on?.mode === "database" &&
        other.on.database === database &&
        (other.on.onTables ?? []).includes("SELECT") &&
        (other.on.tables ?? [table]).includes(table),
    );
    return whole === undefined
      ? []
      : [
          view.problem(
            ["grants", name, "on"],
            `filters nothing: ${whole[0]} lets the same read all of ${table}`,
            `take SELECT on ${table} out of ${whole[0]}, or remove the filter`,
          ),
        ];
  });
}

/** Two resources of one permission would take it from each other. */
function once({ grants }: Draft, view: EntryView): Problem[] {
  const seen = new Map<string, string>();
  return entries(grants).flatMap(([name, { to, on }]) => {
    if (to === undefined || on === undefined) return [];
    return touched(on).flatMap(({ what, field }) => {
      const id = JSON.stringify([to, what]);
      const before = seen.get(id);
      seen.set(id, before ?? name);
      return before === undefined || before === name
        ? []
        : [
            view.problem(
              ["grants", name, "on", ...field],
              `grants what ${before} grants to the same on ${what}`,
              "put both into one grant",
            ),
          ];
    });
  });
}

function touched(on: On): { what: string; field: readonly string[] }[] {
  switch (on.mode) {
    case "location":
      return [{ what: `the location ${on.location}`, field: ["location"] }];
    case "tags":
      return [{ what: `the tags ${JSON.stringify(on.tags)}`, field: ["tags"] }];
    case "cells":
      return [{ what: `rows and columns of ${on.database}.${on.table}`, field: ["table"] }];
    case "database": {
      const { database, tables } = on;
      return [
        ...(on.onDatabases?.length === 0 ? [] : [{ what: `the database ${database}`, field: ["database"] }]),
        ...(tables ?? ["all"]).map((table) => ({ what: `tables ${table} of ${database}`, field: ["tables"] })),
      ];
    }
    default:
      return [];
  }
}

/** Lowest version with which single roles of other accounts, organizations and cells are shared. Source: Lake Formation developer guide, "Updating cross-account data sharing version settings" (2026-11). */
const SHARES_ROLES = 3;

/** What is shared with other accounts: by a version that can, with somebody else, and opted in by whoever gets it. */
function sharedWithOthers({ grants }: Draft, view: EntryView): Problem[] {
  const { awsAccountId: own, foundation } = view.environment;
  const { mode, crossAccountVersion } = foundation?.lakeFormation ?? {};
  return entries(grants).flatMap(([name, { to, on }]): Problem[] => {
    const at = (...field: readonly string[]) => ["grants", name, ...field];
    const roleElsewhere =
      to?.mode === "role" && to.roleArn !== undefined && own !== undefined && accountOfArn(to.roleArn) !== own;
    if (to?.mode !== "shared" && !roleElsewhere) return [];
    const optsIn =
      on?.mode === "tags"
        ? (on.optIn ?? []).length > 0
        : (on?.mode === "database" || on?.mode === "cells") &&
          on.optIn === true &&
          view.isWritten(["grants", name, "on", "optIn"]);
    return [
      ...(to?.mode === "shared" && own !== undefined && to.with === own
        ? [view.problem(at("to", "with"), "is the environment's own account", "name its roles, or another account")]
        : []),
      ...(mode === "create" && crossAccountVersion !== undefined && crossAccountVersion < SHARES_ROLES
        ? [
            view.problem(
              at("to"),
              `is of another account, and foundation.lakeFormation.crossAccountVersion is ${crossAccountVersion}`,
              `set it to ${SHARES_ROLES} or higher`,
            ),
          ]
        : []),
      ...(optsIn
        ? [
            view.problem(
              at("on", "optIn"),
              "is for roles of this account: who is of another one is opted in there",
              "remove it, and see the manual step lake-formation-shared",
            ),
          ]
        : []),
    ];
  });
}
