import type { PolicyStatement } from "../../../../../emitted/policies";
import { at } from "../../../schema/value";
import { statements } from "../../aws/policies";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

/** Condition keys that make a statement for everybody one for somebody. */
const NARROWING =
  /^aws:(source(account|arn|vpc|vpce|ip|owner|orgid)|principal(account|arn|orgid|orgpaths|serviceaccount)|userid)$|^s3:(dataaccesspointarn|dataaccesspointaccount)$/i;

/** Where public policies are blocked, none is taken. */
export const publicPolicyBlocked: Rule = {
  id: "public-policy-blocked",
  source: "S3 user guide, blocking public access: BlockPublicPolicy, the meaning of public",
  types: ["aws_s3_bucket_policy"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const bucket = textOf(at(planned, "bucket"));
    const block = store.find("aws_s3_bucket_public_access_block", "bucket", bucket ?? null);
    if (at(block?.attributes, "block_public_policy") !== true) return undefined;
    const open = statements(at(planned, "policy")).find(isPublic);
    if (!open) return undefined;
    return {
      summary: "AccessDenied",
      detail: `The bucket ${bucket} blocks public policies, and statement ${open.sid ?? ""} allows everybody`.replace(
        "  ",
        " ",
      ),
      fix: "name principals, or narrow the statement by a condition such as aws:PrincipalAccount or aws:SourceVpce",
      path: [{ attribute: "policy" }],
    };
  },
};

function isPublic({ effect, principals, conditions }: PolicyStatement): boolean {
  const everybody = principals.some(({ type, value }) => (type === "*" || type === "AWS") && value === "*");
  const narrowed = conditions.some(({ operator, key }) => !/Not|Null/.test(operator) && NARROWING.test(key));
  return effect === "Allow" && everybody && !narrowed;
}
