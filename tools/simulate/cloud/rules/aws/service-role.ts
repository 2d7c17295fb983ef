import { statements } from "../../aws/policies";
import { resourceVerdict } from "../../iam";
import type { Rule } from "../../rule";
import { withFacet } from "../../services";
import { textsAt } from "../../values";

const TRUSTS = withFacet("trusts");

/** A role that a service works with trusts that service. */
export const serviceRole: Rule = {
  id: "service-role",
  source: "Lambda API, CreateFunction: the role cannot be assumed by Lambda; the same of the other services",
  types: Object.keys(TRUSTS),
  operations: ["create", "update"],
  refuses({ type, planned, store }) {
    const trust = TRUSTS[type];
    if (!trust || planned === null) return undefined;
    const principal = `${trust.service}.amazonaws.com`;
    for (const arn of textsAt(planned, trust.path)) {
      const role = store.find("aws_iam_role", "arn", arn);
      if (!role) continue;
      const account = role.account ?? "";
      const context = { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:${trust.service}:::any` };
      const asked = { principal, action: "sts:AssumeRole", context };
      const policy = statements(role.attributes.assume_role_policy ?? null).map((statement) => ({
        ...statement,
        conditions: [],
      }));
      if (resourceVerdict(policy, asked) === "allow") continue;
      return {
        summary: trust.summary,
        detail: `${type}: the role ${arn} cannot be assumed by ${principal}: its trust policy does not name the service`,
        fix: `allow sts:AssumeRole to ${principal} in the role's trust policy`,
        path: [{ attribute: trust.path.split(".")[0] ?? "" }],
      };
    }
    return undefined;
  },
};
