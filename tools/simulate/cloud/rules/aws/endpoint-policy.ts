import { at } from "../../../schema/value";
import { statements } from "../../aws/policies";
import type { Rule } from "../../rule";

/** Keys whose values AWS makes up: a pattern of them would let strangers in. */
const GENERATED =
  /^aws:(principalaccount|principalorgid|resourceaccount|resourceorgid|sourceaccount|sourcevpc|sourcevpce)$/i;

/** The policy of an endpoint compares account numbers and the like as a whole. */
export const endpointPolicy: Rule = {
  id: "endpoint-policy",
  source: "PrivateLink guide, endpoint policies: no wildcards with keys that hold system-generated identifiers",
  types: ["aws_vpc_endpoint", "aws_vpc_endpoint_policy"],
  operations: ["create", "update"],
  refuses({ planned }) {
    for (const { sid = "", conditions } of statements(at(planned, "policy"))) {
      for (const { key, values } of conditions) {
        const pattern = values.find((value) => /[*?]/.test(value));
        if (pattern === undefined || !GENERATED.test(key)) continue;
        return {
          summary: "InvalidPolicyDocument",
          detail: `Statement ${sid}: ${key} is compared with the pattern "${pattern}"`,
          fix: `list the values of ${key} one by one`,
          path: [{ attribute: "policy" }],
        };
      }
    }
    return undefined;
  },
};
