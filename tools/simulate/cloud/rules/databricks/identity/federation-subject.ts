import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { blockOf, textOf } from "../../../values";

/** The federation policy of a service principal says whose tokens it takes. */
export const federationSubject: Rule = {
  id: "federation-subject",
  source: "settled facts B9: subject is mandatory for policies of service principals, and compared exactly",
  types: ["databricks_service_principal_federation_policy"],
  operations: ["create", "update"],
  refuses({ planned }) {
    const policy = blockOf(planned, "oidc_policy");
    const lacks = ["issuer", "subject"].filter((name) => textOf(at(policy, name)) === undefined);
    const wild = textOf(at(policy, "subject"))?.includes("*") === true;
    if (lacks.length === 0 && !wild) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: wild
        ? "oidc_policy.subject has a wildcard, but it is compared exactly"
        : `oidc_policy of a service principal needs ${lacks.join(" and ")}`,
      fix: wild ? "write one policy per subject" : `set ${lacks.join(" and ")}`,
      path: [{ attribute: "oidc_policy" }],
    };
  },
};
