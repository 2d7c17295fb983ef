import { entries, errorAt, type Path, perEnvironment } from "./check";

/** What is used in a workspace is visible there. */
export const catalogVisibility = perEnvironment((env) => {
  const uses: readonly {
    readonly path: Path;
    readonly workspace: string | undefined;
    readonly catalog: string | undefined;
  }[] = [
    ...entries(env.data.workspaces).map(([key, { defaultCatalog }]) => ({
      path: ["workspaces", key, "defaultCatalog"],
      workspace: key,
      catalog: defaultCatalog,
    })),
    ...entries(env.data.sources).map(([key, { workspace, catalog }]) => ({
      path: ["sources", key, "catalog"],
      workspace,
      catalog,
    })),
    ...entries(env.data.consumers).flatMap(([key, consumer]) =>
      consumer.kind === "dashboard"
        ? [{ path: ["consumers", key, "catalog"], workspace: consumer.workspace, catalog: consumer.catalog }]
        : [],
    ),
  ];
  return uses.flatMap(({ path, workspace, catalog }) => {
    const catalogs = env.data.catalogs ?? {};
    if (workspace === undefined || catalog === undefined || !Object.hasOwn(catalogs, catalog)) return [];
    const visible = catalogs[catalog]?.workspaces;
    if (visible === undefined || visible.includes(workspace)) return [];
    return [
      errorAt(
        env,
        path,
        `catalog ${catalog} is not visible in workspace ${workspace}`,
        `add "${workspace}" to catalogs.${catalog}.workspaces, or use another catalog`,
      ),
    ];
  });
});
