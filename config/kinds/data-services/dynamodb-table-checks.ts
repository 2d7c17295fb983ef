import type { z } from "zod";
import { awsCronFault } from "../../derive/aws-cron";
import { dataKeyOf } from "../../derive/data-keys";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { dynamodbTable as schema } from "../../schema/data-services/dynamodb-table";
import type { EntryView } from "../view";

type DynamodbTable = z.output<typeof schema>;
type Created = Salvaged<Extract<DynamodbTable, { mode: "create" }>>;
type Key = NonNullable<Created["partitionKey"]>;

/** Attributes that all local indexes together may name, or all global ones. Source: DynamoDB, "Quotas". */
const MOST_NAMED = 100;

/** Days that a copy can go back, which Terraform cannot set. Source: DynamoDB API, PointInTimeRecoverySpecification. */
const RECOVERY_DAYS_OF_COPIES = 35;

/** Checks of the fields of a table that is made here. */
export const tableChecks = (table: Created, view: EntryView): Problem[] => [
  ...types(table, view),
  ...sameAttribute(table, view),
  ...indexes(table, view),
  ...capacity(table, view),
  ...changes(table, view),
  ...ownAccount(table, view),
  ...secondRegion(table, view),
];

/** An export starts when AWS can read it. */
export function exportChecks({ export: exported }: Salvaged<DynamodbTable>, view: EntryView): Problem[] {
  const { quartzCron } = exported?.schedule ?? {};
  const fault = quartzCron === undefined ? undefined : awsCronFault(quartzCron);
  return fault === undefined ? [] : [view.problem(["export", "schedule", "quartzCron"], fault.what, fault.fix)];
}

interface Placed {
  readonly at: readonly string[];
  readonly key: Key;
}

/** Every key of the table and of its indexes. */
function keysOf({ partitionKey, sortKey, indexes: global, localIndexes }: Created): Placed[] {
  const placed = (at: readonly string[], key: Key | undefined): Placed[] => (key === undefined ? [] : [{ at, key }]);
  return [
    ...placed(["partitionKey"], partitionKey),
    ...placed(["sortKey"], sortKey),
    ...Object.entries(global ?? {}).flatMap(([name, index]) => [
      ...placed(["indexes", name, "partitionKey"], index.partitionKey),
      ...placed(["indexes", name, "sortKey"], index.sortKey),
    ]),
    ...Object.entries(localIndexes ?? {}).flatMap(([name, index]) =>
      placed(["localIndexes", name, "sortKey"], index.sortKey),
    ),
  ];
}

/** An attribute is declared once, with one type. */
function types(table: Created, view: EntryView): Problem[] {
  const first = new Map<string, { readonly at: string; readonly type: string }>();
  return keysOf(table).flatMap(({ at, key: { name, type } }) => {
    if (name === undefined || type === undefined) return [];
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, { at: at.join("."), type });
    if (earlier === undefined || earlier.type === type) return [];
    return [
      view.problem(
        [...at, "type"],
        `says that ${name} is a ${type}, and ${earlier.at} that it is a ${earlier.type}`,
        "give an attribute one type",
      ),
    ];
  });
}

/** A partition is not ordered by what spreads it. */
function sameAttribute(table: Created, view: EntryView): Problem[] {
  const ordered = (at: readonly string[], partition: Key | undefined, sort: Key | undefined): Problem[] =>
    partition?.name === undefined || partition.name !== sort?.name
      ? []
      : [
          view.problem(
            [...at, "sortKey", "name"],
            `${sort.name} is the partition key as well`,
            "order by another attribute",
          ),
        ];
  return [
    ...ordered([], table.partitionKey, table.sortKey),
    ...Object.entries(table.indexes ?? {}).flatMap(([name, { partitionKey, sortKey }]) =>
      ordered(["indexes", name], partitionKey, sortKey),
    ),
    ...Object.entries(table.localIndexes ?? {}).flatMap(([name, { sortKey }]) =>
      ordered(["localIndexes", name], table.partitionKey, sortKey),
    ),
  ];
}

function indexes(table: Created, view: EntryView): Problem[] {
  const { indexes: global = {}, localIndexes: local = {}, capacity: taken } = table;
  const both = Object.keys(global).filter((name) => Object.hasOwn(local, name));
  const first = Object.keys(local)[0];
  return [
    ...both.map((name) =>
      view.problem(["localIndexes", name], "is the name of a global index as well", "use another name"),
    ),
    ...(first !== undefined && table.sortKey === undefined && !view.isWritten(["sortKey"])
      ? [
          view.problem(
            ["localIndexes", first],
            "is of a table without a sort key, which takes no local index",
            "add sortKey, or make it a global index",
          ),
        ]
      : []),
    ...(["indexes", "localIndexes"] as const).flatMap((field) => named(table, field, view)),
    ...Object.entries(global).flatMap(([name, { units }]) => {
      if (taken?.mode === "provisioned" && units === undefined && !view.isWritten(["indexes", name, "units"])) {
        return [
          view.problem(
            ["indexes", name, "units"],
            "is missing: with provisioned capacity an index has units of its own",
            "add { reads: …, writes: … }",
          ),
        ];
      }
      return taken?.mode === "on-demand" && units !== undefined
        ? [
            view.problem(
              ["indexes", name, "units"],
              "is of no use where capacity is on demand",
              "remove it, or set capacity to provisioned",
            ),
          ]
        : [];
    }),
  ];
}

/** How many attributes beside keys the indexes of one sort name together. */
function named(table: Created, field: "indexes" | "localIndexes", view: EntryView): Problem[] {
  const lists = Object.values(table[field] ?? {}).flatMap(({ holds }) => (typeof holds === "object" ? [holds] : []));
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  return total <= MOST_NAMED
    ? []
    : [view.problem([field], `name ${total} attributes together, and AWS takes ${MOST_NAMED}`, 'let some hold "all"')];
}

function capacity({ capacity: taken }: Created, view: EntryView): Problem[] {
  if (taken?.mode !== "provisioned") return [];
  return (["reads", "writes"] as const).flatMap((which) => {
    const { least, most } = taken[which] ?? {};
    return least === undefined || most === undefined || most > least
      ? []
      : [
          view.problem(
            ["capacity", which, "most"],
            `${most} is not more than least, ${least}`,
            "use a larger number, or remove it",
          ),
        ];
  });
}

/** DynamoDB writes into a stream of the same account and region; whoever owns another one has to let it in. */
function changes({ changes: written }: Created, view: EntryView): Problem[] {
  const stream = view.environment.dataServices?.[written?.stream ?? ""];
  if (stream?.kind !== "kinesis-stream" || stream.mode !== "existing") return [];
  return [
    view.problem(
      ["changes", "stream"],
      `${written?.stream} is there already, and Terraform has no rights on it`,
      "name a stream that is made here",
    ),
  ];
}

/** Identities of the environment's own account are let in by their own policies. */
function ownAccount({ otherAccounts }: Created, view: EntryView): Problem[] {
  const own = view.environment.awsAccountId;
  return (["readers", "writers"] as const).flatMap((who) =>
    (otherAccounts?.[who] ?? []).flatMap((whom, index) =>
      own !== undefined && (whom === own || whom.includes(`::${own}:`))
        ? [
            view.problem(
              ["otherAccounts", who, index],
              "is of the environment's own account, whose roles need no policy of the table",
              "remove it, and let the role in by its own policy",
            ),
          ]
        : [],
    ),
  );
}

/** What a copy in the second region needs. Source: DynamoDB developer guide, "Global tables". */
function secondRegion(table: Created, view: EntryView): Problem[] {
  if (table.secondRegion !== true) return [];
  return [...copiedKey(view), ...copiedTable(table, view)];
}

/** A copy has a key of its own region, and the one that encrypts its table has a replica there. */
function copiedKey(view: EntryView): Problem[] {
  const second = view.environment.foundation?.disasterRecovery;
  if (second === undefined) {
    return [
      view.problem(
        ["secondRegion"],
        "there is no second region for a copy",
        "add foundation.disasterRecovery with its region, or remove secondRegion",
      ),
    ];
  }
  const key = dataKeyOf(view.environment, view.key, "databases");
  return (second.keys ?? ["data"]).includes(key)
    ? []
    : [
        view.problem(
          ["secondRegion"],
          `the key of ${key}, which encrypts the table, has no replica in the second region`,
          `add "${key}" to foundation.disasterRecovery.keys`,
        ),
      ];
}

function copiedTable({ capacity: taken, ownStream, recoveryDays }: Created, view: EntryView): Problem[] {
  return [
    ...(taken?.mode === "provisioned"
      ? [
          view.problem(
            ["capacity", "mode"],
            "AWS copies a table with units only once they grow by themselves, which comes after the table",
            'use "on-demand" for a table with secondRegion',
          ),
        ]
      : []),
    ...(ownStream === "new-and-old" || (ownStream === undefined && view.isWritten(["ownStream"]))
      ? []
      : [
          view.problem(
            ["ownStream"],
            "AWS copies a table by its stream, which has to have items before and after a change",
            'set it to "new-and-old"',
          ),
        ]),
    ...(recoveryDays === undefined || recoveryDays === RECOVERY_DAYS_OF_COPIES
      ? []
      : [
          view.warning(
            ["recoveryDays"],
            `is of the table alone: its copy in the second region can go back ${RECOVERY_DAYS_OF_COPIES} days`,
            `use ${RECOVERY_DAYS_OF_COPIES}, where both shall be alike`,
          ),
        ]),
  ];
}
