import { openSteps } from "../../../config/manual-steps";
import type { EmittedStack } from "../../../emitted/stacks";
import { billedUnits } from "../../diagram/units/units";
import { overridesIn } from "../../overrides/report";
import { findingsOf } from "../../synth/policy-findings";
import { environmentOf } from "../plan/due";
import type { ReadSide } from "../sides/side";
import type { Cost, Report } from "./report";

/** What is billed around the clock on one side, and not on the other. */
export function costsOf(base: readonly EmittedStack[], head: readonly EmittedStack[]): Cost[] {
  const environments = [...new Set([...base, ...head].map(environmentOf))].sort();
  return environments.flatMap((environment) => {
    const units = (stacks: readonly EmittedStack[]) =>
      billedUnits(stacks.filter((stack) => environmentOf(stack) === environment).map(({ json }) => json));
    const [was, is] = [units(base), units(head)];
    const names = [...new Set([...was, ...is].map(({ name }) => name))];
    return names.flatMap((name): Cost[] => {
      const [one, other] = [was.find((unit) => unit.name === name), is.find((unit) => unit.name === name)];
      const [before, after] = [one?.count ?? 0, other?.count ?? 0];
      const { per } = (other ?? one) as { readonly per: "hour" | "month" };
      return before === after ? [] : [{ environment: environment ?? "account", name, before, after, per }];
    });
  });
}

/** Manual steps that come or go; none where a side's configuration is not known. */
export function stepsOf({ platform: before }: ReadSide, { platform: after }: ReadSide): Report["steps"] {
  if (before === undefined || after === undefined) return { come: [], go: [] };
  const [was, is] = [openSteps(before), openSteps(after)].map((steps) =>
    steps.map(({ id, title }) => `${title} (${id})`),
  );
  return cameAndWent(was ?? [], is ?? []);
}

function acceptedIn({ platform, stacks }: ReadSide): string[] {
  // Rules look at everything, and only what a waiver accepts is told.
  if (platform?.environments.some(({ policyWaivers }) => policyWaivers.length > 0) !== true) return [];
  return findingsOf(platform, stacks, stacks).flatMap(({ rule, stack, address, waivedBecause }) =>
    waivedBecause === undefined ? [] : [`${rule}: ${stack}: ${address}: ${waivedBecause}`],
  );
}

const cameAndWent = (was: readonly string[], is: readonly string[]) => ({
  come: is.filter((one) => !was.includes(one)),
  go: was.filter((one) => !is.includes(one)),
});

/** Overrides that come or go, or do something else. */
export const overriddenOf = (base: ReadSide, head: ReadSide): Report["overridden"] =>
  cameAndWent(overridesIn(base.stacks), overridesIn(head.stacks));

/** Accepted findings that come or go. */
export const waivedOf = (base: ReadSide, head: ReadSide): Report["waived"] =>
  cameAndWent(acceptedIn(base), acceptedIn(head));
