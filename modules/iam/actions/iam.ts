import type { DeployActions } from "./scope";

/** Roles: made and widened only with the permissions boundary. */
export const IAM_ACTIONS = {
  aws_iam_role: {
    "bounded-roles": ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
    roles: [
      "iam:DeleteRole",
      "iam:GetRole",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies",
      "iam:ListRoleTags",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ],
  },
  aws_iam_role_policy: {
    "bounded-roles": ["iam:DeleteRolePolicy", "iam:PutRolePolicy"],
    roles: ["iam:GetRolePolicy"],
  },
} satisfies Readonly<Record<string, DeployActions>>;
