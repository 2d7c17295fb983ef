import { connectivityName } from "../derive/account";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  type Check,
  type EnvironmentDraft,
  entries,
  errorAt,
  type Path,
  perEnvironment,
  repeated,
  warningAt,
} from "./check";
import { privateEndpoints, privateServices } from "./private-services";

const RECORD = "networkConnectivity";

/** What serverless compute reaches privately: configurations exist, are near, and are not shared by mistake. */
export const networkConnectivity: Check = (draft) => [
  ...names(draft.account),
  ...perEnvironment((env, account) => [...region(env, account), ...unreached(env), ...tier(env, account)])(draft),
  ...shared(draft.environments),
];

/** Databricks' own form of names; the default one can come out too long. */
function names(account: AccountDraft): Problem[] {
  const { name } = account.data;
  const made = entries(account.data.networkConnectivity).flatMap(([key, config]) =>
    config.mode === "create" && name !== undefined
      ? [{ key, region: config.region ?? "", name: config.name ?? connectivityName(name, key) }]
      : [],
  );
  return [
    ...made
      .filter(({ name }) => name.length > 30)
      .map(({ key, name }) =>
        errorAt(
          account,
          [RECORD, key],
          `its name would be ${name}, and 30 characters are the most`,
          "shorten the key, or write a name",
        ),
      ),
    ...repeated(made, ({ name, region }) => `${region} ${name}`).map(([later, earlier]) =>
      errorAt(account, [RECORD, later.key], `has the name of ${earlier.key}, ${later.name}`, "write another name"),
    ),
  ];
}

/** Where configurations are named, and which. */
function uses(env: EnvironmentDraft): { readonly path: Path; readonly key: string }[] {
  return [
    ...entries(env.data.workspaces).flatMap(([workspace, { networkConnectivity: key }]) =>
      key === undefined ? [] : [{ path: ["workspaces", workspace, RECORD], key }],
    ),
    ...privateServices(env).flatMap(({ path, networkConnectivity: keys }) =>
      (keys ?? []).map((key, index) => ({ path: [...path, RECORD, index], key })),
    ),
  ];
}

function region(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  return uses(env).flatMap(({ path, key }) => {
    const found = entries(account.data.networkConnectivity).find(([name]) => name === key)?.[1].region;
    return found === undefined || env.data.region === undefined || found === env.data.region
      ? []
      : [
          errorAt(
            env,
            path,
            `"${key}" is for ${found}, and the environment is in ${env.data.region}`,
            `name one of ${env.data.region}, or declare one under ${RECORD} in ${account.file}`,
          ),
        ];
  });
}

/** Source: Databricks, "Private connectivity to resources in your VPC". */
function tier(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  return account.data.tier === "PREMIUM"
    ? privateEndpoints(env).map(({ path }) =>
        errorAt(
          env,
          path,
          "a private endpoint of serverless compute needs the Enterprise tier, and the account is PREMIUM",
          `remove it, or set tier to "ENTERPRISE" in ${account.file} if that is what the account has`,
        ),
      )
    : [];
}

/** A service that no workspace can reach is made in vain. */
function unreached(env: EnvironmentDraft): Problem[] {
  const bound = entries(env.data.workspaces).some(([, workspace]) => workspace.networkConnectivity !== undefined);
  if (bound) return [];
  return privateEndpoints(env)
    .filter(({ networkConnectivity }) => networkConnectivity === undefined)
    .map(({ path }) =>
      errorAt(
        env,
        path,
        "no workspace reaches it: none of the environment is bound to a network connectivity configuration",
        `set ${RECORD} of the workspaces that are to reach it`,
      ),
    );
}

/** What one environment opens, the workspaces of another one reach too, if both share a configuration. */
function shared(environments: readonly EnvironmentDraft[]): Problem[] {
  const bound = environments.map((env) => ({
    env,
    keys: entries(env.data.workspaces).flatMap(([, workspace]) => workspace.networkConnectivity ?? []),
  }));
  return environments.flatMap((env) =>
    privateServices(env).flatMap(({ path, networkConnectivity: keys }) => {
      const own = bound.find((other) => other.env === env)?.keys ?? [];
      const rules = keys ?? own;
      const others = bound.filter((other) => other.env !== env && other.keys.some((key) => rules.includes(key)));
      return others.map((other) =>
        warningAt(
          env,
          path,
          `workspaces of ${other.env.file} reach it too: they share a network connectivity configuration`,
          "give each environment a configuration of its own, unless that is meant",
        ),
      );
    }),
  );
}
