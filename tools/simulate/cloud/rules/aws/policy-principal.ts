import { at } from "../../../schema/value";
import { statements } from "../../aws/policies";
import { accountOfArn, namedPrincipals } from "../../iam";
import type { Rule } from "../../rule";
import { withFacet } from "../../services";
import type { StoreView } from "../../store";
import { whereabouts } from "../../whereabouts";

const POLICIES = withFacet("policies");

const SUMMARIES: Readonly<Record<string, string>> = {
  aws_s3_bucket_policy: "MalformedPolicy",
  aws_kms_key: "MalformedPolicyDocumentException",
  aws_kms_key_policy: "MalformedPolicyDocumentException",
  aws_kms_replica_key: "MalformedPolicyDocumentException",
  aws_sns_topic_policy: "InvalidParameter",
  aws_sqs_queue_policy: "InvalidAttributeValue",
};

const PRINCIPALS = ["aws_iam_role", "aws_iam_user", "aws_iam_service_linked_role"];

/** A policy of a resource names only roles and users that exist. Those of other accounts are taken on trust here. */
export const policyPrincipal: Rule = {
  id: "policy-principal",
  source: "IAM user guide, AWS JSON policy elements: Principal (Invalid principal in policy); hazards H3 and H4",
  types: Object.entries(POLICIES)
    .filter(([, policies]) => !Object.values(policies).includes("identity"))
    .map(([type]) => type),
  operations: ["create", "update"],
  refuses({ type, planned, store, context }) {
    const { account } = whereabouts(context, planned ?? {});
    for (const argument of Object.keys(POLICIES[type] ?? {})) {
      const named = namedPrincipals(statements(at(planned, argument)));
      const missing = named.find((arn) => isMissing(store, arn, account));
      if (missing === undefined) continue;
      return {
        summary: SUMMARIES[type] ?? "MalformedPolicyDocument",
        detail: `${type}: ${argument} has an invalid principal: "${missing}" does not exist in account ${account}`,
        fix: "make the role first; where it cannot be first (a role that trusts itself, a key that the role needs), name the account and narrow it by a condition on aws:PrincipalArn",
        path: [{ attribute: argument }],
      };
    }
    return undefined;
  },
};

function isMissing(store: StoreView, arn: string, account: string | undefined): boolean {
  if (!/^arn:[^:]+:iam::\d{12}:(role|user)\//.test(arn) || account === undefined || accountOfArn(arn) !== account)
    return false;
  if (arn.includes(":role/aws-service-role/")) return false;
  return store.find(PRINCIPALS, "arn", arn) === undefined;
}
