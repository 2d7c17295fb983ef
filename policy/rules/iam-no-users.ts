import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

/** What has, or is, a password or a key that does not expire. */
const LONG_LIVED = [
  "aws_iam_user",
  "aws_iam_access_key",
  "aws_iam_user_login_profile",
  "aws_iam_service_specific_credential",
  "aws_iam_user_ssh_key",
];

export const iamNoUsers: Rule = {
  id: "iam-no-users",
  description:
    "No IAM users, access keys or passwords: they do not expire, and Terraform writes them into the state. Roles give sessions instead.",
  check: ({ json }) =>
    resourcesOf(json, ...LONG_LIVED).map(({ type, address }) => ({
      address,
      message: `${type} is a credential that does not expire`,
      fix: "use a role: through AWS services, IAM Identity Center for people, or OpenID Connect for CI systems",
    })),
};
