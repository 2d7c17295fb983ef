import { at } from "../../../schema/value";
import { type PolicyStatement, parsePolicy } from "../../iam";
import type { Rule } from "../../rule";
import { withFacet } from "../../services";

const POLICIES = withFacet("policies");

const NEEDS: Readonly<Record<string, (statement: PolicyStatement) => string | undefined>> = {
  identity: ({ Principal, NotPrincipal, Resource, NotResource }) => {
    if (Principal !== undefined || NotPrincipal !== undefined)
      return "names a principal, which a policy of an identity may not";
    return Resource === undefined && NotResource === undefined ? "names no resource" : undefined;
  },
  resource: ({ Principal, NotPrincipal, Resource, NotResource }) => {
    if (Principal === undefined && NotPrincipal === undefined) return "names no principal";
    return Resource === undefined && NotResource === undefined ? "names no resource" : undefined;
  },
  trust: ({ Principal, NotPrincipal, Resource }) => {
    if (Principal === undefined && NotPrincipal === undefined) return "names no principal";
    return Resource === undefined ? undefined : "names a resource, which a trust policy may not";
  },
};

/** A policy has the shape that IAM wants. */
export const policyDocument: Rule = {
  id: "policy-document",
  source: "IAM user guide, grammar of the JSON policy language: MalformedPolicyDocument",
  types: Object.keys(POLICIES),
  operations: ["create", "update"],
  refuses({ type, planned }) {
    for (const [argument, kind] of Object.entries(POLICIES[type] ?? {})) {
      const text = at(planned, argument);
      if (typeof text !== "string" || text === "") continue;
      const wrong = wrongIn(text, kind);
      if (wrong === undefined) continue;
      return {
        summary: "MalformedPolicyDocument",
        detail: `${type}: ${argument}: ${wrong}`,
        fix: "correct the statement",
        path: [{ attribute: argument }],
      };
    }
    return undefined;
  },
};

function wrongIn(text: string, kind: "identity" | "resource" | "trust"): string | undefined {
  const parsed = parsePolicy(text);
  if (!parsed) return "is not a policy in JSON";
  if (parsed.length === 0) return "has no statement";
  return parsed
    .map((statement, index) => {
      const { Action, NotAction, Sid } = statement;
      const problem = Action === undefined && NotAction === undefined ? "names no action" : NEEDS[kind]?.(statement);
      return problem && `statement ${Sid ?? index + 1} ${problem}`;
    })
    .find((problem) => problem !== undefined);
}
