import { errorAt, perEnvironment } from "./check";
import { environmentReferences } from "./references";

/** A catalog that is named in a workspace is visible there. */
export const catalogVisibility = perEnvironment((env) =>
  environmentReferences(env).flatMap(({ mark, from, name, workspace }) => {
    const catalogs = env.data.catalogs ?? {};
    if (mark.to !== "catalog" || workspace === undefined || !Object.hasOwn(catalogs, name)) return [];
    const visible = catalogs[name]?.workspaces;
    if (visible === undefined || visible.includes(workspace)) return [];
    return [
      errorAt(
        env,
        from,
        `catalog ${name} is not visible in workspace ${workspace}`,
        `add "${workspace}" to catalogs.${name}.workspaces, or use another catalog`,
      ),
    ];
  }),
);
