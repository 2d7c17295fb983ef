import { parsePolicy } from "../../../../../emitted/policies";
import { at, type ObjectValue, UNKNOWN } from "../../../schema/value";
import { computedValues } from "../../computed";
import { describe } from "../../describe";
import type { Rule, RuleRequest } from "../../rule";
import { withFacet } from "../../services";
import type { PolicyOwner } from "../../services/service";
import type { CloudObject, StoreView } from "../../store";
import { textOf } from "../../values";

/** Resource for the policy → the object that it is of. */
export const PAIRS = withFacet("policyOf");

/** Which policy resources an object of a type may have. */
const RESOURCES = new Map(Object.entries(PAIRS).flatMap(([type, { of }]) => of.map((owner) => [owner, type] as const)));

/**
 * An object has one policy: its argument and the resource for it write over each other, without an error. Whether the
 * argument is configured shows when the object changes; when the resource is created, by a policy that is not the
 * service's own. The same document in both is let through then, because that is how a policy is moved.
 */
export const policyOwner: Rule = {
  id: "policy-owner",
  source:
    "https://github.com/hashicorp/terraform-provider-aws/pull/42043 (policy is Optional and Computed, so that both can be set); https://github.com/hashicorp/terraform/issues/12003 (the later one wins)",
  types: [...Object.keys(PAIRS), ...RESOURCES.keys()],
  operations: ["create", "update"],
  refuses(request) {
    const { type, operation, existing, planned, config, store } = request;
    if (planned === null) return undefined;
    const pair = PAIRS[type];
    if (pair === undefined) {
      const other = existing && config && policyIn(config) !== undefined ? resourceOf(store, existing) : undefined;
      return other && refusal(type, other);
    }
    const owner = operation === "create" ? ownerOf(store, pair, planned) : undefined;
    const isOther = owner && hasOwnPolicy(request, owner) && !isSame(policyIn(owner.attributes), policyIn(planned));
    return isOther ? refusal(type, owner) : undefined;
  },
};

function refusal(type: string, other: CloudObject) {
  const [argument, resource] = type in PAIRS ? [other.type, type] : [type, other.type];
  return {
    summary: "ConflictingOwners",
    detail: `The policy is set twice: by the argument policy of ${argument} and by ${resource}; ${describe(other)} has it already. AWS keeps one document, so they write over each other without an error`,
    fix: `leave policy out of ${argument}, or delete ${resource}; to move a policy, apply the same document in the new place first and change it after`,
    path: [{ attribute: "policy" }],
  };
}

function ownerOf(store: StoreView, { of, argument, by }: PolicyOwner, planned: ObjectValue): CloudObject | undefined {
  const name = textOf(at(planned, argument));
  return name === undefined ? undefined : store.ofType(...of).find((object) => isNamed(object, by, name));
}

function resourceOf(store: StoreView, owner: CloudObject): CloudObject | undefined {
  const type = RESOURCES.get(owner.type) ?? "";
  const pair = PAIRS[type];
  return (
    pair &&
    store.ofType(type).find(({ attributes }) => {
      const name = textOf(at(attributes, pair.argument));
      return name !== undefined && isNamed(owner, pair.by, name);
    })
  );
}

function isNamed({ attributes }: CloudObject, by: readonly string[], name: string): boolean {
  return by.some((attribute) => textOf(at(attributes, attribute)) === name);
}

/** Not the one that the service gives an object without a policy. */
function hasOwnPolicy({ context, published, store }: RuleRequest, { type, attributes, seed }: CloudObject): boolean {
  const policy = policyIn(attributes);
  const planned = { ...attributes, policy: UNKNOWN };
  const given = policyIn(computedValues({ type, planned, config: planned, context, published, store, seed }));
  return policy !== undefined && !isSame(policy, given);
}

const policyIn = (object: ObjectValue) => textOf(at(object, "policy"));

function isSame(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [one, other].map((text) => JSON.stringify(parsePolicy(text ?? "")));
  return a === b;
}
