import { describe, expect, it } from "vitest";
import { databricksNoToken as rule } from "../../policy/rules/databricks-no-token";
import { found, stackOf } from "./support";

describe(rule.id, () => {
  it("accepts a workspace and a provider without tokens", () => {
    expect(found(rule, { databricks_mws_workspaces: { w: { workspace_name: "acme-dev" } } })).toEqual([]);
    const provider = { databricks: [{ host: "https://x", auth_type: "oauth-m2m" }], aws: [{ token: "x" }] };
    expect(rule.check(stackOf({ provider }))).toEqual([]);
  });

  it("finds a workspace with a token block, even an empty one", () => {
    expect(found(rule, { databricks_mws_workspaces: { w: { token: {} } } })).toEqual(["databricks_mws_workspaces.w"]);
  });

  it("finds a provider with a token, wherever it comes from", () => {
    const provider = { databricks: [{ token: "${var.token}" }, { alias: "account", auth_type: "pat" }] };
    expect(rule.check(stackOf({ provider })).map(({ address }) => address)).toEqual([
      "provider.databricks",
      "provider.databricks.account",
    ]);
  });

  it("finds tokens that are made", () => {
    expect(found(rule, { databricks_token: { t: {} }, databricks_obo_token: { o: {} } })).toEqual([
      "databricks_token.t",
      "databricks_obo_token.o",
    ]);
  });
});
