import { describe } from "../describe";
import { withText } from "../lookup";
import { isTarget, type Named, namedBy, nearnessOf } from "../references";
import { attributesOf } from "../references/users";
import type { Rule, RuleRequest } from "../rule";
import type { CloudObject } from "../store";
import { textsAt } from "../values";
import { isNear, type Whereabouts, whereabouts } from "../whereabouts";

/** What an argument names has to exist, where the service looks for it. */
export const referenceExists: Rule = {
  id: "reference-exists",
  source: "the services' API references; which arguments name what: tools/simulate/cloud/services",
  types: "*",
  operations: ["create", "update"],
  refuses(request) {
    const { context, planned } = request;
    if (planned === null) return undefined;
    const here = whereabouts(context, planned);
    const missing = asked(request).find((named) => !exists(request, named, here));
    return missing && refusal(request, missing, here);
  },
};

/** What the request names; an update only as far as it changes. */
function asked({ type, planned, operation, changed }: RuleRequest): Named[] {
  if (planned === null) return [];
  const named = namedBy(type, planned);
  return operation === "create" ? named : named.filter(({ path }) => changed.includes(path.split(".")[0] ?? ""));
}

function exists({ store }: RuleRequest, named: Named, here: Whereabouts): boolean {
  const { reference } = named;
  return withText(store, namesOf, named.name).some(
    (target) => isTarget(named, target) && isNear(target, here, nearnessOf(reference)),
  );
}

/** What others name an object by. */
const namesOf = ({ type, attributes }: CloudObject): string[] =>
  attributesOf(type).flatMap((attribute) => textsAt(attributes, attribute));

function refusal({ type, store }: RuleRequest, named: Named, here: Whereabouts) {
  const { reference, path, value } = named;
  const elsewhere = store.ofType(...reference.targets).find((target) => isTarget(named, target));
  const wanted = `no ${reference.targets.join(" or ")} ${[reference.attribute].flat().join(" or ")} "${named.name}"`;
  return {
    summary: reference.missing ?? "NotFound",
    detail: `${type}: ${path} is "${value}", but there is ${wanted}${spot(here)}${
      elsewhere === undefined ? "" : `. ${describe(elsewhere)} is${spot(elsewhere)}`
    }`,
    fix:
      elsewhere === undefined
        ? `refer to the object that ${path} means, so that it is made first; name one that exists if it is not made here`
        : `use an object of the same account and region in ${path}, or the provider that belongs to it`,
    path: [{ attribute: path.split(".")[0] ?? path }],
  };
}

function spot({ account, place }: Whereabouts): string {
  const parts = [account && `account ${account}`, place].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? "" : ` in ${parts.join(", ")}`;
}
