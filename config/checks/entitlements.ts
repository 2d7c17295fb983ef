import { entries, errorAt, perEnvironment } from "./check";

/** Entitlements that are beside that of consumers, which the provider takes alone. */
const MORE = ["workspace-access", "databricks-sql-access"] as const;

/** Who only looks at what is shared has no entitlement to more. Source: provider 1.99, `databricks_entitlements`. */
export const entitlements = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, workspace]) =>
    (["groups", "servicePrincipals"] as const).flatMap((family) =>
      entries(workspace.entitlements?.[family]).flatMap(([principal, has]) => {
        const more = MORE.filter((each) => has?.includes(each));
        if (has?.includes("workspace-consume") !== true || more.length === 0) return [];
        return [
          errorAt(
            env,
            ["workspaces", key, "entitlements", family, principal],
            `workspace-consume is there for those who have nothing more, and ${more.join(" and ")} is there too`,
            "take one of them out",
          ),
        ];
      }),
    ),
  ),
);
