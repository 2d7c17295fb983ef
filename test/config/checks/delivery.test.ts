import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const account = () => ({
  state: { backend: "cloud", organization: "acme", project: "Lakehouse" },
  databricksAuth: "env-oidc",
  delivery: {},
  "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
  "attestations.delivery-workspace": "A. Lovelace, 2026-11-02",
});
const dev = {
  "foundation.permissionsBoundary": { mode: "create" },
  "foundation.ciRoles": { kind: "hcp-terraform" },
};
const closed = {
  ...dev,
  "network.privateLink": {
    backend: true,
    frontend: { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"] },
    access: { public: { mode: "closed", runner: "172.16.0.0/24" } },
  },
};
const agents = (...environments: string[]) => ({ mode: "create", environments });

describe("what HCP Terraform is set up with", () => {
  it("needs nothing but that it is asked for", () => {
    expect(report({ account: account(), dev })).toBe("");
  });

  it("may be roles that somebody else has made", () => {
    const awsRoles = { dev: { applyRoleArn: "arn:aws:iam::111111111111:role/terraform" } };
    expect(report({ account: { ...account(), delivery: { awsRoles } } })).toBe("");
  });

  it.each<[what: string, account: Changes, dev: Changes, message: string]>([
    [
      "no state in HCP Terraform",
      { state: undefined, "attestations.state-backend-exists": undefined },
      { "foundation.ciRoles": undefined },
      'account: delivery: it sets HCP Terraform up, and no state is there. Fix: write state: { backend: "cloud", organization: "…" }, or remove delivery.',
    ],
    [
      "states of two organizations",
      {},
      { state: { backend: "cloud", organization: "other" } },
      "dev: state.organization: delivery sets up one organization, app.terraform.io/acme, and this state is in app.terraform.io/other. Fix: use one organization, or remove delivery.",
    ],
    [
      "another way of signing in",
      { databricksAuth: "oauth-m2m" },
      {},
      'account: databricksAuth: runs of HCP Terraform sign in to Databricks with the token that is issued for them, which is not "oauth-m2m". Fix: write "env-oidc", or remove delivery.',
    ],
    [
      "no role in AWS",
      {},
      { "foundation.ciRoles": undefined },
      'dev: foundation.ciRoles: runs of dev in HCP Terraform have no role in AWS. Fix: write { kind: "hcp-terraform" }, or name roles under delivery.awsRoles.dev in config/account.ts.',
    ],
    [
      "approvals of an environment that is not there",
      { "delivery.autoApply": ["test"] },
      {},
      "account: delivery.autoApply.0: there is no environment test. Fix: use one of dev, account.",
    ],
    [
      "a team of an environment that is not there",
      { "delivery.teams": { auditors: { mode: "existing", access: "read", environments: ["prod"] } } },
      {},
      "account: delivery.teams.auditors.environments.0: there is no environment prod. Fix: use one of dev, account.",
    ],
    [
      "roles of an environment that is not there",
      { "delivery.awsRoles": { account: { applyRoleArn: "arn:aws:iam::111111111111:role/terraform" } } },
      {},
      "account: delivery.awsRoles.account: there is no environment account. Fix: use one of dev.",
    ],
    [
      "two pools for one environment",
      { "delivery.agentPools": { one: agents("dev"), other: agents("account", "dev") } },
      {},
      "account: delivery.agentPools.other.environments: runs of dev are carried out by one already. Fix: name the environment in one pool.",
    ],
    [
      "an id of a team that is there already",
      { "delivery.teams": { auditors: { mode: "existing", access: "read", ssoTeamId: "auditors" } } },
      {},
      'account: delivery.teams.auditors.ssoTeamId: a team that is there already keeps the id that it has. Fix: remove it, or write mode: "create".',
    ],
    [
      "a version of Terraform that is too old",
      { "delivery.terraformVersion": "1.9.8" },
      {},
      'account: delivery.terraformVersion: "1.9.8" is older than 1.10, and does not know what the stacks use. Fix: use a newer one.',
    ],
  ])("is refused with %s", (_, more, changes, message) => {
    expect(report({ account: { ...account(), ...more }, dev: { ...dev, ...changes } })).toBe(message);
  });

  it("asks for agents where nobody gets in over the internet", () => {
    const attested = { ...account(), "attestations.private-runner": "A. Lovelace, 2026-11-02" };
    expect(report({ account: attested, dev: closed })).toContain(
      'account: delivery.agentPools: nobody gets to the workspaces of dev over the internet, HCP Terraform does not either. Fix: run agents in its network, and name them: { "lakehouse-dev": { mode: "create", environments: ["dev"] } }.',
    );
    const withAgents = { ...attested, "delivery.agentPools": { "lakehouse-dev": agents("dev") } };
    expect(report({ account: withAgents, dev: closed })).not.toContain("agentPools");
  });

  it("has its state in a place of its own", () => {
    const local = { backend: "local" };
    expect(report({ account: { ...account(), delivery: { state: local } }, dev })).toBe("");
  });
});
