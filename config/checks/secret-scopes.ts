import { RESOURCE_LIMITS } from "../facts/resource-limits";
import type { Problem } from "../problem";
import { entries, errorAt, perEnvironment, repeated } from "./check";

/** Secret scopes can be made, and nobody is locked out of them. */
export const secretScopes = perEnvironment((env, account) =>
  entries(env.data.workspaces).flatMap(([workspace, config]) => {
    const scopes = entries(config.secretScopes);
    const path = ["workspaces", workspace, "secretScopes"];
    const most = RESOURCE_LIMITS.value.secretScopes;
    const tooMany: Problem[] =
      scopes.length > most
        ? [errorAt(env, path, `${scopes.length} secret scopes, and ${most} is the most`, "put secrets into fewer")]
        : [];
    const inScopes = scopes.flatMap(([key, { keys, permissions }]) => [
      ...repeated(
        (keys ?? []).map((name, index) => ({ name, index })),
        ({ name }) => name.toLowerCase(),
      )
        // The same spelling is reported where the file is read.
        .filter(([later, earlier]) => later.name !== earlier.name)
        .map(([later, earlier]) =>
          errorAt(
            env,
            [...path, key, "keys", later.index],
            `${later.name} and ${earlier.name} are one secret, because case does not count`,
            "use another key",
          ),
        ),
      ...Object.keys(permissions?.servicePrincipals ?? {})
        .filter((name) => name === account.data.deployer)
        .map((name) =>
          errorAt(
            env,
            [...path, key, "permissions", "servicePrincipals", name],
            `${name} makes the scope and manages it`,
            "remove it: with an entry of its own it would lock itself out when that is taken away",
          ),
        ),
    ]);
    return [...tooMany, ...inScopes];
  }),
);
