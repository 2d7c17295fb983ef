import type { Base } from "./every-value-base";

const DONE = "A. Lovelace, 2026-11-02";
const account = {
  state: { backend: "cloud", organization: "acme" },
  databricksAuth: "env-oidc",
  "attestations.state-backend-exists": DONE,
  "attestations.delivery-workspace": DONE,
};
const environment = {
  "foundation.permissionsBoundary": { mode: "create" },
  "foundation.ciRoles": { kind: "hcp-terraform" },
};

const STATES = [
  { backend: "local" },
  { backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
  { backend: "cloud", organization: "acme" },
];

/** HCP Terraform, set up from here. */
export const DELIVERY_BASES: readonly Base[] = [
  ...STATES.map((state) => ({
    name: `the delivery layer's state: ${state.backend}`,
    account: { ...account, delivery: { state } },
    environment,
  })),
  {
    name: "every sort of notification",
    account: {
      ...account,
      delivery: { notifications: { teams: { kind: "microsoft-teams" }, program: { kind: "generic" } } },
    },
    environment,
  },
];
