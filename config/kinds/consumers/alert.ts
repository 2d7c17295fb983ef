import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { alert as schema } from "../../schema/consumers/alert";
import { schemasIn } from "../../schemas-in-sql";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { accessGrants } from "../workloads/access";
import { folderProblems } from "./shown-folder";

type Alert = z.output<typeof schema>;
type Draft = Salvaged<Alert>;
export type AlertModel = DeepReadonly<
  Alert & {
    /** Key in the configuration. */
    key: string;
  }
>;

/** Operators that look at the value alone. */
const ALONE: readonly (Alert["operator"] | undefined)[] = ["IS_NULL", "IS_NOT_NULL"];
/** Operators that true and false can be compared by. */
const OF_BOOLEANS: readonly (Alert["operator"] | undefined)[] = ["EQUAL", "NOT_EQUAL"];
/** What gives a number, whatever the column holds. */
const NUMBERS: readonly (Alert["aggregation"] | undefined)[] = [
  "SUM",
  "COUNT",
  "COUNT_DISTINCT",
  "AVG",
  "MEDIAN",
  "STDDEV",
];

/** All columns of a table, whose names are not in the query: a star that no parenthesis holds, as that of count(*). */
const GIVES_ALL = /(?<!\(\s*)\*(?!\/)/;

/** Tells when the answer of a query of one's own is beyond a limit. */
export const alert: Kind<Alert, AlertModel> = {
  what: "an alert",
  runs: [{ what: "its query, at set times", pausedBy: "schedule.paused" }],
  lane: "query",
  uses: ({ runAs, warehouse }) => [{ family: "consumers", key: warehouse, servicePrincipal: runAs }],
  grants: ({ runAs, reads }) =>
    accessGrants(runAs, { reads: Object.values(reads).map((read) => ({ ...read, volumes: false })), writes: [] }),
  resolve: (consumer, key) => ({ ...consumer, key }),
  checks: (it, view) => [
    ...unknownSchemas(it, view),
    ...missingColumn(it, view),
    ...thresholdProblems(it, view),
    ...folderProblems(it, view),
  ],
};

/** The query names schemas that it may read, and no others. */
function unknownSchemas({ text, reads }: Draft, view: EntryView): Problem[] {
  if (text === undefined || reads === undefined) return [];
  const named = schemasIn(text);
  return [
    ...(Object.keys(reads).length === 0
      ? [view.problem(["reads"], "names no schema", "name those that the query reads")]
      : []),
    ...named
      .filter((name) => !Object.hasOwn(reads, name))
      .map((name) =>
        view.problem(["text"], `names schema {{ ${name} }}, which is not among reads`, "add it there, or correct it"),
      ),
    ...Object.keys(reads)
      .filter((name) => !named.includes(name))
      .map((name) =>
        view.problem(
          ["reads", name],
          `text does not name {{ ${name} }}`,
          `write the schema so, as in FROM {{ ${name} }}.orders, or take this out`,
        ),
      ),
  ];
}

/** An alert on a column that its query does not give fails each time it asks. */
function missingColumn({ text, column }: Draft, view: EntryView): Problem[] {
  if (text === undefined || column === undefined || GIVES_ALL.test(text)) return [];
  const [asked, named] = [text, column].map((one) => one.toLowerCase().replace(/\s/g, ""));
  return named === undefined || asked?.includes(named)
    ? []
    : [view.problem(["column"], `text gives no column ${column}`, `name one so: … AS ${column}, or correct it`)];
}

/** What is compared can be compared. */
function thresholdProblems({ operator, threshold, aggregation }: Draft, view: EntryView): Problem[] {
  if (operator === undefined) return [];
  if (!view.isWritten(["threshold"])) {
    return ALONE.includes(operator)
      ? []
      : [view.problem(["threshold"], `is missing, and ${operator} compares with something`, "say what it is")];
  }
  if (ALONE.includes(operator))
    return [view.problem(["threshold"], `${operator} compares with nothing`, "take threshold out")];
  if (typeof threshold === "boolean" && !OF_BOOLEANS.includes(operator))
    return [view.problem(["operator"], `${operator} compares no true or false`, "use EQUAL or NOT_EQUAL")];
  return threshold !== undefined && typeof threshold !== "number" && NUMBERS.includes(aggregation)
    ? [view.problem(["threshold"], `${aggregation} gives a number`, "write one")]
    : [];
}
