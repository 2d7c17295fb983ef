import { covers, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { blocks, type Resource, resourcesOf, texts } from "../../emitted/resources";
import type { Rule, Violation } from "../rule";

/** Arguments that hold a policy of an identity. */
const POLICIES: Readonly<Record<string, string>> = {
  aws_iam_policy: "policy",
  aws_iam_role_policy: "policy",
  aws_iam_user_policy: "policy",
  aws_iam_group_policy: "policy",
  aws_ssoadmin_permission_set_inline_policy: "inline_policy",
};

/** Arguments that name managed policies. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  aws_iam_policy_attachment: "policy_arn",
  aws_iam_role_policy_attachment: "policy_arn",
  aws_iam_user_policy_attachment: "policy_arn",
  aws_iam_group_policy_attachment: "policy_arn",
  aws_iam_role: "managed_policy_arns",
  aws_ssoadmin_managed_policy_attachment: "managed_policy_arn",
};

const ADMIN_POLICY = /^arn:[\w-]+:iam::aws:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

export const iamNoWildcardAdmin: Rule = {
  id: "iam-no-wildcard-admin",
  description:
    "No identity may do everything, or everything of one service, on every resource, nor pass any role. Such rights outlive the reason they were given for.",
  check: ({ json }) => [
    ...resourcesOf(json, ...Object.keys(POLICIES)).flatMap(({ type, address, args }) =>
      policyViolations(address, args[POLICIES[type] ?? ""]),
    ),
    ...resourcesOf(json, "aws_iam_role").flatMap(({ address, args }) =>
      blocks(args.inline_policy).flatMap(({ policy }) => policyViolations(address, policy)),
    ),
    ...resourcesOf(json, ...Object.keys(ATTACHMENTS)).flatMap(attachmentViolations),
  ],
};

function policyViolations(address: string, policy: unknown): Violation[] {
  return (parsePolicy(policy) ?? [])
    .filter(
      ({ effect, resources, notResources }) =>
        effect === "Allow" && (notResources.length > 0 || resources.includes("*")),
    )
    .flatMap((statement) => {
      const what = excess(statement);
      const where = statement.sid === undefined ? "a statement" : `statement ${statement.sid}`;
      return what === undefined
        ? []
        : [
            {
              address,
              message: `${where} allows ${what} on every resource`,
              fix: "name the actions and the resources",
            },
          ];
    });
}

function excess(statement: PolicyStatement): string | undefined {
  if (statement.notActions.length > 0) return "all actions but a few (NotAction)";
  const wildcard = statement.actions.find((action) => /^([\w-]+:)?\*+$/.test(action));
  if (wildcard !== undefined) return wildcard;
  return statement.actions.some((action) => covers(action, "iam:PassRole")) ? "iam:PassRole" : undefined;
}

function attachmentViolations({ type, address, args }: Resource): Violation[] {
  return texts(args[ATTACHMENTS[type] ?? ""])
    .map((arn) => ADMIN_POLICY.exec(arn)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => ({
      address,
      message: `the managed policy ${name} is attached`,
      fix: "attach a policy that names the actions and the resources",
    }));
}
