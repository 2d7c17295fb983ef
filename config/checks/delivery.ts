import { privateLinkOf } from "../derive/private-link";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, type Draft, type EnvironmentDraft, entries, errorAt, type Path } from "./check";
import { listed } from "./nested";

/** Whom lists of environments call the stack of the Databricks account. */
const OF_ACCOUNT = "account";

/** What HCP Terraform is set up with fits what is deployed, and runs can sign in. */
export const delivery: Check = (draft) => {
  if (draft.account.data.delivery === undefined) return [];
  return [...ofState(draft), ...ofSigningIn(draft), ...ofNames(draft), ...ofAgents(draft), ...ofTeams(draft.account)];
};

type File = AccountDraft | EnvironmentDraft;
type CloudState = Extract<NonNullable<AccountDraft["data"]["state"]>, { backend?: "cloud" }>;

/** Where the states of the environments and of the account are, of those that are in HCP Terraform. */
function cloudStates({ account, environments }: Draft): [file: File, state: CloudState][] {
  return [account, ...environments].flatMap((file): [File, CloudState][] => {
    const { state } = file.data;
    return state?.backend === "cloud" ? [[file, state]] : [];
  });
}

/** One organization is set up; its name and host are those of the first state that is there. */
function ofState(draft: Draft): Problem[] {
  const { account, environments } = draft;
  const states = cloudStates(draft);
  const [first, ...others] = states;
  if (first === undefined) {
    const isKnown = [account, ...environments].every(({ data }) => data.state === undefined || "backend" in data.state);
    return isKnown
      ? [
          errorAt(
            account,
            ["delivery"],
            "it sets HCP Terraform up, and no state is there",
            'write state: { backend: "cloud", organization: "…" }, or remove delivery',
          ),
        ]
      : [];
  }
  const place = ({ organization, hostname }: CloudState) => `${hostname}/${organization}`;
  return others
    .filter(([, state]) => place(state) !== place(first[1]))
    .map(([file, state]) =>
      errorAt(
        file,
        ["state", "organization"],
        `delivery sets up one organization, ${place(first[1])}, and this state is in ${place(state)}`,
        "use one organization, or remove delivery",
      ),
    );
}

/** Without tokens that clouds take, runs could do nothing. */
function ofSigningIn({ account, environments }: Draft): Problem[] {
  const problems: Problem[] = [];
  const { databricksAuth, delivery: settings } = account.data;
  if (databricksAuth !== undefined && databricksAuth !== "env-oidc") {
    problems.push(
      errorAt(
        account,
        ["databricksAuth"],
        `runs of HCP Terraform sign in to Databricks with the token that is issued for them, which is not "${databricksAuth}"`,
        'write "env-oidc", or remove delivery',
      ),
    );
  }
  for (const environment of environments) {
    const { name, foundation, state = account.data.state } = environment.data;
    if (name === undefined || state?.backend !== "cloud") continue;
    const kind = foundation?.ciRoles?.kind;
    if (kind === "hcp-terraform" || Object.hasOwn(settings?.awsRoles ?? {}, name)) continue;
    problems.push(
      errorAt(
        environment,
        ["foundation", "ciRoles"],
        `runs of ${name} in HCP Terraform have no role in AWS`,
        `write { kind: "hcp-terraform" }, or name roles under delivery.awsRoles.${name} in ${account.file}`,
      ),
    );
  }
  return problems;
}

/** Environments that settings name are there. */
function ofNames({ account, environments }: Draft): Problem[] {
  const settings = account.data.delivery;
  const names = environments.flatMap(({ data }) => (data.name === undefined ? [] : [data.name]));
  // A file that could not be read may have had the name.
  if (settings === undefined || names.length < environments.length) return [];
  const known = [...names, OF_ACCOUNT];
  const lists: [path: Path, list: readonly string[] | undefined][] = [
    [["autoApply"], settings.autoApply],
    ...(["agentPools", "teams", "notifications"] as const).flatMap((record) =>
      entries<{ readonly environments?: readonly string[] | undefined }>(settings[record]).map(
        ([key, entry]): [Path, readonly string[] | undefined] => [[record, key, "environments"], entry.environments],
      ),
    ),
  ];
  const unknown = (path: Path, name: string, of: readonly string[]) =>
    of.includes(name)
      ? []
      : [errorAt(account, ["delivery", ...path], `there is no environment ${name}`, `use one of ${listed(of, 20)}`)];
  return [
    ...lists.flatMap(([path, list = []]) => list.flatMap((name, index) => unknown([...path, index], name, known))),
    ...Object.keys(settings.awsRoles ?? {}).flatMap((name) =>
      // The stack of the account takes a role where it keeps logs in AWS.
      unknown(["awsRoles", name], name, account.data.logDelivery === undefined ? names : known),
    ),
  ];
}

/** Runs of an environment are carried out by one pool, and by one where workspaces are closed. */
function ofAgents({ account, environments }: Draft): Problem[] {
  const pools = entries(account.data.delivery?.agentPools);
  const poolsOf = (name: string) => pools.filter(([, pool]) => pool.environments?.includes(name)).map(([key]) => key);
  const twice = [...environments.flatMap(({ data }) => data.name ?? []), OF_ACCOUNT].flatMap((name) => {
    const [first, second] = poolsOf(name);
    return second === undefined
      ? []
      : [
          errorAt(
            account,
            ["delivery", "agentPools", second, "environments"],
            `runs of ${name} are carried out by ${first} already`,
            "name the environment in one pool",
          ),
        ];
  });
  const closed = environments.flatMap((environment) => {
    const { name, network, state = account.data.state } = environment.data;
    if (name === undefined || state?.backend !== "cloud" || poolsOf(name).length > 0) return [];
    return privateLinkOf(network)?.access?.public?.mode === "closed"
      ? [
          errorAt(
            account,
            ["delivery", "agentPools"],
            `nobody gets to the workspaces of ${name} over the internet, HCP Terraform does not either`,
            `run agents in its network, and name them: { "lakehouse-${name}": { mode: "create", environments: ["${name}"] } }`,
          ),
        ]
      : [];
  });
  return [...twice, ...closed];
}

/** A team that is there already has its id from whoever made it. */
function ofTeams(account: AccountDraft): Problem[] {
  return entries(account.data.delivery?.teams)
    .filter(([, { mode, ssoTeamId }]) => mode === "existing" && ssoTeamId !== undefined)
    .map(([name]) =>
      errorAt(
        account,
        ["delivery", "teams", name, "ssoTeamId"],
        "a team that is there already keeps the id that it has",
        'remove it, or write mode: "create"',
      ),
    );
}
