import type { Rule } from "../../../../../tools/simulate/cloud/rule";
import { CHECK_RULES } from "../../../../../tools/simulate/cloud/rules/checks";

/** The rule that the checks of an id in the rows of the types make. */
export function checkRule(id: string): Rule {
  const rule = CHECK_RULES.find((other) => other.id === id);
  if (rule === undefined) throw new Error(`no type has a check ${id}`);
  return rule;
}
