import { type PolicyStatement, parsePolicy } from "../../../../../emitted/policies";
import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { withFacet } from "../../services";

const POLICIES = withFacet("policies");

const NEEDS: Readonly<Record<string, (statement: PolicyStatement) => string | undefined>> = {
  identity: (statement) =>
    namesPrincipal(statement) ? "names a principal, which a policy of an identity may not" : withoutResource(statement),
  resource: (statement) => (namesPrincipal(statement) ? withoutResource(statement) : "names no principal"),
  trust: (statement) => {
    if (!namesPrincipal(statement)) return "names no principal";
    return statement.resources.length === 0 ? undefined : "names a resource, which a trust policy may not";
  },
};

function namesPrincipal({ principals, notPrincipals }: PolicyStatement): boolean {
  return principals.length + notPrincipals.length > 0;
}

function withoutResource({ resources, notResources }: PolicyStatement): string | undefined {
  return resources.length + notResources.length === 0 ? "names no resource" : undefined;
}

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
      const { actions, notActions, sid } = statement;
      const problem = actions.length + notActions.length === 0 ? "names no action" : NEEDS[kind]?.(statement);
      return problem && `statement ${sid ?? index + 1} ${problem}`;
    })
    .find((problem) => problem !== undefined);
}
