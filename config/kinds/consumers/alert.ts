import type { z } from "zod";
import { catalogsIn } from "../../catalog-names";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { alert as schema } from "../../schema/consumers/alert";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { accessGrants, saidTwice } from "../workloads/access";

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

/** Tells when the answer of a query of one's own is beyond a limit. */
export const alert: Kind<Alert, AlertModel> = {
  what: "an alert",
  lane: "query",
  uses: ({ runAs, warehouse }) => [{ family: "consumers", key: warehouse, servicePrincipal: runAs }],
  grants: ({ runAs, reads }) => accessGrants(runAs, { reads, writes: [] }),
  resolve: (consumer, key) => ({ ...consumer, key }),
  checks: (it, view) => [
    ...unknownCatalogs(it, view),
    ...thresholdProblems(it, view),
    ...saidTwice({ reads: it.reads, writes: [] }, undefined, view),
  ],
};

/** The query names catalogs that it may read, and no others. */
function unknownCatalogs({ text, reads }: Draft, view: EntryView): Problem[] {
  if (text === undefined || reads === undefined) return [];
  const named = catalogsIn(text);
  const readable = new Set(reads.map(({ catalog }) => catalog));
  return [
    ...named
      .filter((catalog) => !readable.has(catalog))
      .map((catalog) =>
        view.problem(
          ["text"],
          `names catalog {{ ${catalog} }}, of which nothing is among reads`,
          "add its schema there",
        ),
      ),
    ...reads.flatMap(({ catalog }, index) =>
      catalog === undefined || named.includes(catalog)
        ? []
        : [
            view.problem(
              ["reads", index],
              `text does not name {{ ${catalog} }}`,
              `write the catalog so, as in FROM {{ ${catalog} }}.gold.orders, or take this out`,
            ),
          ],
    ),
  ];
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
