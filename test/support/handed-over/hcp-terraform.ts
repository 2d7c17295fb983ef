import { withDelivery } from "../delivery";
import type { HandedOverGroup } from "./group";

export const HCP_TERRAFORM: HandedOverGroup = {
  name: "HCP Terraform",
  isDeployed: false,
  own: ({ account, input }) => withDelivery(input, account),
  things: [
    {
      setting: "delivery.agentPools.lakehouse-dev",
      pattern: "delivery.agentPools.*",
      use: ({ account }) => Object.assign(account.delivery?.agentPools?.["lakehouse-dev"] ?? {}, { mode: "existing" }),
    },
    {
      setting: "delivery.teams.pipeline",
      pattern: "delivery.teams.*",
      use: ({ account }) => Object.assign(account.delivery?.teams?.pipeline ?? {}, { mode: "existing" }),
    },
    {
      setting: "delivery.projects",
      pattern: "delivery.projects",
      use: ({ account }) => Object.assign(account.delivery ?? {}, { projects: "existing" }),
    },
    {
      setting: "foundation.ciRoles.oidcProvider",
      pattern: "foundation.ciRoles[hcp-terraform].oidcProvider",
      use: ({ input }) => Object.assign(input.foundation?.ciRoles ?? {}, { oidcProvider: "existing" }),
    },
  ],
};
