import type { Change } from "../changes/change";
import { changesOf } from "../changes/of-plan";
import { PlanError, type PlanJson, readPlan } from "../plan/plan-json";
import type { StateValues } from "../plan/states";
import { rightsOf } from "../privileges/compare";
import { idsIn } from "../privileges/names";
import { entriesOf } from "./entries";
import { byGravity, mergeEntries, mergeRights, type Owners } from "./merge";
import type { Report } from "./report";

/** A plan of a real run. */
export interface NamedPlan {
  readonly stack: string;
  /** Where it was read from. */
  readonly file: string;
  readonly text: string;
}

/** The report of plans that others made: of real states, one stack at a time, without what the configuration says. */
export function ofPlans(plans: readonly NamedPlan[]): Report {
  const read = plans.map(({ stack, file, text }) => ({ stack, plan: readPlan(text, file) }));
  const changes = read.flatMap(({ stack, plan }, index) => changesIn(stack, plan, plans[index]?.file ?? stack));
  const none: Owners = new Map();
  const scope = { environment: undefined, changed: new Set<string>(), vanished: [], wanted: new Set<string>() };
  const judged = rightsOf({
    scope,
    changes,
    outputs: {},
    refused: {},
    before: sideOf(changes, "before"),
    after: sideOf(changes, "after"),
    namesBefore: idsIn({}),
    namesAfter: {},
    fromCache: false,
  });
  const entries = entriesOf(changes, { places: () => [], isProtected: () => false });
  return {
    base: "the real states",
    head: plans.length === 1 ? "the plan" : `${plans.length} plans`,
    entries: byGravity(mergeEntries(entries, none)),
    rights: mergeRights(judged.rights, none, () => []),
    unjudged: judged.unjudged,
    costs: [],
    steps: { come: [], go: [] },
    waived: { come: [], go: [] },
    overridden: { come: [], go: [] },
    outputs: read.flatMap(({ stack, plan }) => {
      const changed = Object.entries(plan.output_changes ?? {}).filter(([, { actions }]) => actions.join() !== "no-op");
      return changed.length === 0 ? [] : [{ stack, outputs: changed.map(([name]) => name), readers: [] }];
    }),
    refused: read
      .filter(({ plan }) => plan.errored === true)
      .map(({ stack }) => ({ stack, why: "the plan itself ended with an error" })),
    order: read.map(({ stack }) => stack).filter((stack) => changes.some((change) => change.stack === stack)),
    phases: [],
    vanished: [],
  };
}

/** @throws PlanError where its values lie deeper within each other than those of any provider, and than can be followed */
function changesIn(stack: string, plan: PlanJson, file: string): Change[] {
  try {
    return changesOf(stack, plan);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlanError(
      `${file}: its values are nested too deeply for a plan. Fix: write it with terraform show -json.`,
    );
  }
}

/** Stack → address → values on one side. */
function sideOf(changes: readonly Change[], side: "before" | "after"): StateValues {
  const stacks = [...new Set(changes.map(({ stack }) => stack))];
  const inStack = (stack: string) =>
    changes
      .filter((change) => change.stack === stack)
      .flatMap((change) => {
        const address = side === "before" ? (change.from ?? change.address) : change.address;
        const values = change[side];
        return values === undefined ? [] : [[address, values] as const];
      });
  return Object.fromEntries(stacks.map((stack) => [stack, Object.fromEntries(inStack(stack))]));
}
