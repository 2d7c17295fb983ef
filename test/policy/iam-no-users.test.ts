import { describe, expect, it } from "vitest";
import { iamNoUsers as rule } from "../../policy/rules/iam-no-users";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts roles and identity providers", () => {
    expect(found(rule, { aws_iam_role: { r: {} }, aws_iam_openid_connect_provider: { o: {} } })).toEqual([]);
  });

  it("finds users, keys and passwords", () => {
    const resources = {
      aws_iam_user: { u: { name: "etl" } },
      aws_iam_access_key: { k: {} },
      aws_iam_user_login_profile: { p: {} },
    };
    expect(found(rule, resources)).toEqual(["aws_iam_user.u", "aws_iam_access_key.k", "aws_iam_user_login_profile.p"]);
  });
});
