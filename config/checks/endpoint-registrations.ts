import { privateLinkOf } from "../derive/private-link";
import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, isWritten, type Path, perEnvironment, repeated } from "./check";
import { existingNetwork } from "./own-network";

interface Named {
  readonly env: EnvironmentDraft;
  readonly id: string;
  readonly path: Path;
}

const PATH = ["network", "privateLink"];

/** Endpoints that are there already come in pairs, and are registered with Databricks once per account. */
export const endpointRegistrations: Check = (draft) => [...perEnvironment(pairs)(draft), ...twice(draft.environments)];

/** The back end takes both endpoints, or none. */
function pairs(env: EnvironmentDraft): Problem[] {
  const names = ["workspaceEndpointId", "relayEndpointId"] as const;
  if (existingNetwork(env) === undefined) return [];
  const [missing, ...more] = names.filter((name) => !isWritten(env, [...PATH, name]));
  if (missing === undefined || more.length > 0) return [];
  const other = names.find((name) => name !== missing);
  return [
    errorAt(
      env,
      PATH,
      `has ${other} without ${missing}: clusters need the REST API and the relay`,
      `add ${missing}, or remove ${other}`,
    ),
  ];
}

/** Source: Databricks API, VPC endpoint configurations: one per AWS endpoint in an account. */
function twice(environments: readonly EnvironmentDraft[]): Problem[] {
  const registered = environments.flatMap((env): Named[] => {
    const { workspaceEndpointId, relayEndpointId } = existingNetwork(env)?.privateLink ?? {};
    const endpoint = privateLinkOf(env.data.network)?.frontend?.endpoint;
    const frontend =
      endpoint?.mode === "existing" && endpoint.registered !== "elsewhere" ? endpoint.endpointId : undefined;
    return [
      { env, id: workspaceEndpointId, path: [...PATH, "workspaceEndpointId"] },
      { env, id: relayEndpointId, path: [...PATH, "relayEndpointId"] },
      { env, id: frontend, path: [...PATH, "frontend", "endpoint", "endpointId"] },
    ].flatMap((named) => (named.id === undefined ? [] : [{ ...named, id: named.id }]));
  });
  return repeated(registered, ({ id }) => id).map(([later, earlier]) =>
    errorAt(
      later.env,
      later.path,
      `${later.id} is ${earlier.path.join(".")} of ${earlier.env.file} already, and Databricks registers an endpoint once per account`,
      later.path.includes("frontend")
        ? later.env === earlier.env
          ? 'use endpoint mode "shared"'
          : 'set endpoint.registered to "elsewhere" in all but one of them'
        : "give each environment endpoints of its own, or put the workspaces into one environment",
    ),
  );
}
