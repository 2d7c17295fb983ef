import type { Delivery, Platform } from "../../../config/model";
import type { StateBackend } from "../../../config/schema/backend";
import type { Fixture, Found } from "./fixture";

/** HCP Terraform: what exists from outside. */
export const TFE_FIXTURES: readonly Fixture[] = [
  {
    provider: "tfe",
    why: "the project that every organization has, and projects that the account's file calls existing",
    find: (platform) =>
      given(platform, ({ projects }, organization) => {
        const states = [platform.account.state, ...platform.environments.map(({ state }) => state)];
        const named = states.flatMap((state) => (state.backend === "cloud" ? [state.project] : []));
        const names = new Set(["Default Project", ...(projects === "existing" ? named : [])]);
        return [...names].flatMap((name) =>
          name === undefined ? [] : [thing("tfe_project", "prj", { organization, name })],
        );
      }),
  },
  {
    provider: "tfe",
    why: "teams that the account's file calls existing",
    find: (platform) =>
      given(platform, ({ teams }, organization) =>
        existing(teams).map((name) => thing("tfe_team", "team", { organization, name })),
      ),
  },
  {
    provider: "tfe",
    why: "pools of agents that the account's file calls existing",
    find: (platform) =>
      given(platform, ({ agentPools }, organization) =>
        existing(agentPools).map((name) => thing("tfe_agent_pool", "apool", { organization, name })),
      ),
  },
  {
    provider: "tfe",
    why: "members of the organization whom mail of the account's file goes to",
    find: (platform) =>
      given(platform, ({ notifications }, organization) =>
        Object.values(notifications).flatMap((notification) =>
          notification.kind === "email"
            ? notification.addresses.map((email) =>
                thing("tfe_organization_membership", "ou", { organization, email, user_id: `user-${email}` }),
              )
            : [],
        ),
      ),
  },
];

type CloudState = Extract<StateBackend, { backend: "cloud" }>;

function given(
  { account, environments }: Platform,
  find: (delivery: Delivery, organization: string) => readonly Found[],
): readonly Found[] {
  const state = [account.state, ...environments.map((environment) => environment.state)].find(
    (one): one is CloudState => one.backend === "cloud",
  );
  return account.delivery === undefined || state === undefined ? [] : find(account.delivery, state.organization);
}

const existing = (things: Readonly<Record<string, { readonly mode: string }>>): string[] =>
  Object.entries(things).flatMap(([name, { mode }]) => (mode === "existing" ? [name] : []));

function thing(type: string, prefix: string, attributes: Readonly<Record<string, string>>): Found {
  const name = attributes.name ?? attributes.email ?? "";
  return { type, attributes: { id: `${prefix}-${name.replace(/\W/g, "-")}`, ...attributes } };
}
