import { blocks, providersOf, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const databricksNoToken: Rule = {
  id: "databricks-no-token",
  description:
    "Nothing makes or uses a Databricks personal access token: it is long-lived, ends up in the state, and fails where an account allows OAuth only.",
  check: ({ json }) => [
    ...resourcesOf(json, "databricks_mws_workspaces")
      .filter(({ args }) => blocks(args.token).length > 0)
      .map(({ address }) => ({
        address,
        message: "the workspace is created with a personal access token",
        fix: "remove the token block, and sign in to the workspace as the deployer's service principal",
      })),
    ...resourcesOf(json, "databricks_token", "databricks_obo_token").map(({ address }) => ({
      address,
      message: "a personal access token is made, and kept in the state",
      fix: "let the client sign in with OAuth as a service principal",
    })),
    ...providersOf(json)
      .filter(({ type, args }) => type === "databricks" && (args.token !== undefined || args.auth_type === "pat"))
      .map(({ address }) => ({
        address,
        message: "the provider signs in with a personal access token",
        fix: "remove token, and set auth_type to oauth-m2m or an OIDC type",
      })),
  ],
};
