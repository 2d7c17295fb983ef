import { resourcesOf } from "../../../../emitted/resources";
import type { StackJson } from "../../../../emitted/stacks";
import { billedUnits } from "../../units/units";

type Args = Readonly<Record<string, unknown>>;

/** What Databricks runs around the clock, by resource type. Source: documentation of the Databricks provider 1.99. */
const CONTINUOUS: readonly (readonly [type: string, is: (args: Args) => boolean, what: string])[] = [
  ["databricks_pipeline", ({ continuous }) => continuous === true, "pipeline that runs all the time"],
  [
    "databricks_job",
    ({ continuous }) => typeof continuous === "object" && continuous !== null && Object.keys(continuous).length > 0,
    "job that runs all the time",
  ],
  ["databricks_sql_endpoint", ({ auto_stop_mins }) => auto_stop_mins === 0, "warehouse that never stops"],
];

/** What of a stack runs or is billed around the clock, with how often. */
export function alwaysIn(json: StackJson): ReadonlyMap<string, number> {
  const running = CONTINUOUS.map(
    ([type, is, what]) => [what, resourcesOf(json, type).filter(({ args }) => is(args)).length] as const,
  );
  const billed = billedUnits([json]).map(({ name, count, per }) => [`${name}, by the ${per}`, count] as const);
  return new Map([...running, ...billed].filter(([, count]) => count > 0));
}
