import { withBootstrap } from "../bootstrap";
import type { HandedOverGroup } from "./group";

export const STATES: HandedOverGroup = {
  name: "the bucket of states",
  isDeployed: false,
  own: ({ account }) => withBootstrap(account),
  things: [
    {
      setting: "bootstrap.ciRoles.oidcProvider",
      pattern: "bootstrap.ciRoles.oidcProvider",
      use: ({ account }) => Object.assign(account.bootstrap?.ciRoles ?? {}, { oidcProvider: "existing" }),
    },
  ],
};
