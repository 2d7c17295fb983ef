import { BOUNDED_LAYERS } from "../../config/derive/layers";
import { CI_FOLDER } from "../../config/derive/names";
import { arn, bounded, on, ROLE, rows } from "./deploy-row";

const GET_ROLE = [
  "iam:GetRole",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
  "iam:ListRolePolicies",
  "iam:ListRoleTags",
];
const CI_ROLE = arn("iam", `role/${CI_FOLDER}/{roles:*}`, "");
const POLICY = [arn("iam", "policy/{prefix}-*", ""), arn("iam", "policy/deploy/{prefix}-*", "")];

/** Roles: made and widened only with the layer's permissions boundary. */
export const IAM_ROWS = [
  ...rows(BOUNDED_LAYERS, {
    aws_iam_role: [
      bounded("iam:CreateRole", "iam:PutRolePermissionsBoundary"),
      on(
        ROLE,
        "iam:DeleteRole",
        ...GET_ROLE,
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ),
    ],
    aws_iam_role_policy: [bounded("iam:DeleteRolePolicy", "iam:PutRolePolicy"), on(ROLE, "iam:GetRolePolicy")],
  }),
  ...rows(["foundation"], {
    aws_iam_openid_connect_provider: [
      on(arn("iam", "oidc-provider/*", ""), "iam:GetOpenIDConnectProvider", "iam:ListOpenIDConnectProviderTags"),
    ],
    aws_iam_policy: [
      on(POLICY, "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyTags", "iam:ListPolicyVersions"),
    ],
    aws_iam_role: [on(ROLE, ...GET_ROLE), on(CI_ROLE, ...GET_ROLE)],
    aws_iam_role_policy: [on(ROLE, "iam:GetRolePolicy")],
    aws_iam_role_policy_attachment: [on(CI_ROLE, "iam:ListAttachedRolePolicies")],
  }),
];
