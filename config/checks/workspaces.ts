import { afterPrefixOf, namedAs } from "../derive/names";
import type { Problem } from "../problem";
import {
  type Check,
  declaredKeys,
  type EnvironmentDraft,
  entries,
  errorAt,
  isWritten,
  namedApart,
  repeated,
} from "./check";
import { listed } from "./nested";

/** An environment has a workspace, says which one governs Unity Catalog, and its names are its own. */
export const workspaces: Check = ({ account, environments }) => [
  ...environments.flatMap(governance),
  ...repeated(
    namedApart(environments).flatMap((env) => registered(env, account.data.name)),
    ({ name }) => name,
  ).map(([later, earlier]) =>
    errorAt(
      later.env,
      ["workspaces", later.key],
      `is called ${later.name} in the Databricks account, like workspace ${earlier.key} in ${earlier.env.file}`,
      "use another key",
    ),
  ),
  ...repeated(
    environments.flatMap((env) => named(env, account.data.name)),
    ({ name }) => name,
  )
    .filter((pair) => pair.some(({ explicit }) => explicit))
    .map(([later, earlier]) =>
      errorAt(
        later.env,
        ["workspaces", later.key, "name"],
        `"${later.name}" is the name of workspace ${earlier.key} in ${earlier.env.file} too`,
        "give each workspace of the account its own name",
      ),
    ),
  ...repeated(environments.flatMap(hosts), ({ name }) => name).map(([later, earlier]) =>
    errorAt(
      later.env,
      ["workspaces", later.key, "deploymentName"],
      `"${later.name}" is the deployment name of workspace ${earlier.key} in ${earlier.env.file} too`,
      "give each workspace its own host name",
    ),
  ),
];

interface Named {
  readonly env: EnvironmentDraft;
  readonly key: string;
  readonly name: string;
}

/** What its credentials, network and so on are called, and the workspace itself where no name is set. */
function registered(env: EnvironmentDraft, account: string | undefined): Named[] {
  const { name } = env.data;
  if (account === undefined || name === undefined) return [];
  return entries(env.data.workspaces).map(([key]) => ({
    env,
    key,
    name: afterPrefixOf({ name: account }, namedAs(env.data), key),
  }));
}

function named(env: EnvironmentDraft, account: string | undefined): (Named & { readonly explicit: boolean })[] {
  const derived = new Map(registered(env, account).map(({ key, name }) => [key, name]));
  return entries(env.data.workspaces).flatMap(([key, workspace]) => {
    const name = workspace.name ?? derived.get(key);
    return name === undefined ? [] : [{ env, key, name, explicit: workspace.name !== undefined }];
  });
}

function hosts(env: EnvironmentDraft): Named[] {
  return entries(env.data.workspaces).flatMap(([key, { deploymentName: name }]) =>
    name === undefined ? [] : [{ env, key, name }],
  );
}

function governance(env: EnvironmentDraft): Problem[] {
  const keys = declaredKeys(env, ["workspaces"]);
  if (keys === undefined) return [];
  if (keys.length === 0) return [errorAt(env, ["workspaces"], "is empty", "declare at least one workspace")];
  if (keys.length === 1 || isWritten(env, ["governanceWorkspace"])) return [];
  return [
    errorAt(
      env,
      ["governanceWorkspace"],
      `is missing, and there are several workspaces: ${listed(keys)}`,
      "name the one through which Unity Catalog is managed",
    ),
  ];
}
