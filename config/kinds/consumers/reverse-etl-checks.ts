import type { z } from "zod";
import { isolationOf } from "../../derive/egress";
import type { QueriedSystem } from "../../facts/databases";
import { PACKAGE_INDEX } from "../../facts/reverse-etl";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { reverseEtl as schema } from "../../schema/consumers/reverse-etl";
import type { ParsedNetwork } from "../../schema/network";
import { missingWay, unreachedService } from "../connections/serverless-way";
import { queriedBehind, serviceOf } from "../data-services/database-behind";
import type { EntryView } from "../view";
import { wrongPolicy } from "../workloads/clusters";
import { unknownSecret } from "../workloads/secrets";
import { topicProblems } from "./reverse-etl-kafka";
import { warehouseProblems } from "./reverse-etl-redshift";

type Draft = Salvaged<z.output<typeof schema>>;

export const reverseEtlChecks = (entry: Draft, view: EntryView): Problem[] => [
  ...columnsOnce(entry, view),
  ...intoDatabase(entry, view),
  ...intoTable(entry, view),
  ...(entry.target?.store === "kafka" ? topicProblems(entry.target, entry, view) : []),
  ...(entry.target?.store === "redshift" ? warehouseProblems(entry.target, entry, view) : []),
  ...overItself(entry, view),
  ...driverOutOfReach(entry, view),
  ...(entry.compute?.mode === "classic"
    ? wrongPolicy(entry.workspace, entry.compute.clusterPolicy, "job", ["compute", "clusterPolicy"], view)
    : []),
];

/** Keys are brought anyway. */
const columnsOnce = ({ keys, columns }: Draft, view: EntryView): Problem[] =>
  (columns ?? []).flatMap((column, index) =>
    keys?.includes(column) === true
      ? [view.problem(["columns", index], `${column} is one of the keys, which are brought anyway`, "remove it here")]
      : [],
  );

/** Systems that the program writes into. */
const SYSTEMS: readonly (QueriedSystem | undefined)[] = ["postgresql", "mysql", "sql-server"];

/** The database is one that the program writes into, takes a password, and is reached. */
function intoDatabase({ target, compute, workspace }: Draft, view: EntryView): Problem[] {
  if (target?.store !== "database") return [];
  const { dataService, user, password } = target;
  const services = view.environment.dataServices;
  const system = queriedBehind(dataService, services)?.system;
  const service = serviceOf(dataService, services);
  const secrets = [
    ["user", user],
    ["password", password],
  ] as const;
  return [
    ...(system === undefined || SYSTEMS.includes(system)
      ? []
      : [
          view.problem(
            ["target", "dataService"],
            `${dataService} is a database of ${system}, and the program writes into PostgreSQL, MySQL and SQL Server`,
            "name one of these, or load the table with a job of your own",
          ),
        ]),
    ...(system === "mysql" && view.isWritten(["target", "schema"])
      ? [
          view.problem(
            ["target", "schema"],
            `${dataService} is of MySQL, whose databases have no schemas`,
            "remove it; the table is in target.database",
          ),
        ]
      : []),
    ...(service?.kind === "database-proxy" && takesTokens(service.signIn)
      ? [
          view.problem(
            ["target", "dataService"],
            `the proxy ${dataService} takes tokens of IAM alone, and the program brings a password`,
            `let clients of dataServices.${dataService} sign in with a "password"`,
          ),
        ]
      : []),
    ...secrets.flatMap(([field, secret]) =>
      secret === undefined ? [] : unknownSecret(workspace, secret, ["target", field], view),
    ),
    ...(compute?.mode === "serverless" && workspace !== undefined
      ? missingWay(["compute"], unreachedService(dataService, [workspace], view), 'use mode "classic"', view)
      : []),
  ];
}

const takesTokens = (signIn: { readonly mode?: string; readonly clients?: string } | undefined): boolean =>
  signIn?.mode === "iam" || signIn?.clients === "iam";

/** Keys and expiry are those of the table, as far as it is known. */
function intoTable({ target, keys, columns }: Draft, view: EntryView): Problem[] {
  if (target?.store !== "dynamodb") return [];
  const { dataService, newerBy, expires } = target;
  const table = serviceOf(dataService, view.environment.dataServices);
  const known = [...(keys ?? []), ...(columns ?? [])];
  const unknown = (field: readonly string[], column: string | undefined) =>
    column === undefined || known.includes(column)
      ? []
      : [view.problem(["target", ...field], `${column} is not brought`, "name one of columns, or add it there")];
  const more = [...unknown(["newerBy"], newerBy), ...unknown(["expires", "column"], expires?.column)];
  if (table?.kind !== "dynamodb-table" || table.mode !== "create") return more;
  const { partitionKey, sortKey, expiresAt } = table;
  const own = [partitionKey?.name, sortKey?.name].flatMap((name) => name ?? []);
  return [
    ...more,
    ...(partitionKey?.name !== undefined && keys !== undefined && !sameNames(own, keys)
      ? [
          view.problem(
            ["keys"],
            `${keys.join(", ")} is not the key of ${dataService}, which is ${own.join(", ")}`,
            `use ${JSON.stringify(own)}`,
          ),
        ]
      : []),
    ...(expires?.attribute !== undefined && expires.attribute !== expiresAt
      ? [
          view.problem(
            ["target", "expires", "attribute"],
            `${expires.attribute} is not the attribute by which items of ${dataService} expire`,
            expiresAt === undefined
              ? `set expiresAt of dataServices.${dataService} to "${expires.attribute}"`
              : `use "${expiresAt}"`,
          ),
        ]
      : []),
  ];
}

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** What is brought is not what is written down of it. */
const overItself = ({ table, state }: Draft, view: EntryView): Problem[] =>
  table?.name !== undefined &&
  /_deliver(ed|ies)$/.test(table.name) &&
  table.catalog === state?.catalog &&
  table.schema === state?.schema
    ? [view.problem(["table", "name"], "looks like the state of such an entry", "name the table that is brought")]
    : [];

/** Stores whose clients are packages → what they are called. */
const CLIENTS: Readonly<Record<string, string>> = {
  database: "database's driver",
  kafka: "client of Kafka",
  redshift: "warehouse's driver",
};

/** A cluster loads the driver of a database, or Kafka's client, when it starts. */
function driverOutOfReach({ target, compute }: Draft, view: EntryView): Problem[] {
  const { network } = view.environment as { readonly network?: Salvaged<ParsedNetwork> };
  const client = CLIENTS[target?.store ?? ""];
  if (client === undefined) return [];
  if (compute?.mode !== "classic" || network?.mode !== "customer-managed") return [];
  const isolation = isolationOf(network);
  const closed =
    isolation === "isolated"
      ? PACKAGE_INDEX.value
      : isolation === "filtered-egress"
        ? PACKAGE_INDEX.value.filter((host) => !network.egress?.allowedDomains?.some((one) => covers(one, host)))
        : [];
  return closed.length === 0
    ? []
    : [
        view.warning(
          ["compute"],
          `a cluster loads the ${client} from ${closed.join(" and ")}, which it does not reach (${isolation})`,
          isolation === "isolated"
            ? 'use mode "serverless", or an index of packages inside the network that clusters are set to'
            : `add ${closed.map((host) => JSON.stringify(host)).join(", ")} to network.egress.allowedDomains, or use an index of your own`,
        ),
      ];
}

const covers = (domain: string, host: string): boolean =>
  domain.startsWith(".") ? `.${host}`.endsWith(domain) : domain === host;
