import type { ObjectValue } from "../../schema/value";
import type { Check } from "../checks/check";
import type { Operation, Rule, RuleRequest } from "../rule";
import { withFacet } from "../services";
import { textsAt, valuesAt } from "../values";

const CHECKS = withFacet("checks");
const ALL = Object.values(CHECKS).flat();
const CHANGES: readonly Operation[] = ["create", "update"];

/** What services refuse because of one object alone, as the rows of the types say it: one rule for each id. */
export const CHECK_RULES: readonly Rule[] = [...new Set(ALL.map(({ rule }) => rule))].map(ruleOf);

function ruleOf(id: string): Rule {
  const checks = ALL.filter(({ rule }) => rule === id);
  return {
    id,
    source: [...new Set(checks.map(({ source }) => source))].join("; "),
    types: Object.keys(CHECKS).filter((type) => CHECKS[type]?.some(({ rule }) => rule === id)),
    operations: [...new Set(checks.flatMap(({ operations = CHANGES }) => operations))],
    refuses(request) {
      const own = CHECKS[request.type]?.filter(({ rule }) => rule === id) ?? [];
      for (const check of own) {
        const refusal = refusalOf(check, request);
        if (refusal) return refusal;
      }
      return undefined;
    },
  };
}

function refusalOf(check: Check, { operation, type, planned, config }: RuleRequest) {
  const object = check.asConfigured ? (config ?? planned) : planned;
  if (object === null || !(check.operations ?? CHANGES).includes(operation)) return undefined;
  const wrong = check.when?.(object) === false ? [] : faults(check, object);
  const [first] = wrong;
  if (first === undefined) return undefined;
  const words: Readonly<Record<string, string>> = {
    type,
    argument: first,
    arguments: wrong.join(", "),
    names: wrong.map((path) => path.split(".").at(-1)).join(" and "),
  };
  const fill = (text: string) =>
    text.replace(/\{([a-z_.]+)\}/g, (_, name: string) => words[name] ?? textsAt(object, name).join(", "));
  return {
    summary: check.summary,
    detail: fill(check.detail),
    fix: fill(check.fix),
    path: [{ attribute: first.split(".")[0] ?? first }],
  };
}

/** The arguments at fault. */
function faults({ requires = [], requiresOne = [], excludes = [], accepts }: Check, object: ObjectValue): string[] {
  // A switch that is off is not set.
  const isSet = (path: string) =>
    textsAt(object, path).length > 0 || valuesAt(object, path).some(({ value }) => value === true);
  const [argument = "", isTaken = () => true] = accepts ?? [];
  return [
    ...requires.filter((path) => !isSet(path)),
    ...(requiresOne.some(isSet) ? [] : requiresOne.slice(0, 1)),
    ...excludes.filter(isSet),
    ...(textsAt(object, argument).every(isTaken) ? [] : [argument]),
  ];
}
