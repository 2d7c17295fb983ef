import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";

/** State in HCP Terraform, in a project of its own. */
export const CLOUD = { backend: "cloud", organization: "acme", project: "Lakehouse" } as const;

/** HCP Terraform with everything: agents, teams, notifications of every sort, roles for the foundation. */
export function withDelivery(input: EnvironmentInput, account: AccountInput): void {
  account.state = CLOUD;
  account.databricksAuth = "env-oidc";
  account.attestations = {
    ...account.attestations,
    "state-backend-exists": "A. Lovelace, 2026-11-02",
    "delivery-workspace": "A. Lovelace, 2026-11-02",
  };
  account.delivery = {
    driftDetection: true,
    autoApply: ["dev"],
    awsRoles: {
      dev: {
        applyRoleArn: "arn:aws:iam::111111111111:role/terraform-foundation",
        planRoleArn: "arn:aws:iam::111111111111:role/terraform-foundation-plan",
      },
    },
    agentPools: {
      "lakehouse-dev": { mode: "create", environments: ["dev"] },
      "lakehouse-account": { mode: "existing", environments: ["account"] },
    },
    teams: {
      "platform-engineers": { mode: "create", ssoTeamId: "platform-engineers", access: "admin" },
      pipeline: { mode: "create", access: "apply" },
      developers: { mode: "existing", access: "plan", environments: ["dev"] },
      auditors: { mode: "existing", access: "read" },
    },
    notifications: {
      owners: { kind: "email", addresses: ["platform@example.com"] },
      channel: { kind: "slack", triggers: ["run:errored", "assessment:drifted"], environments: ["dev"] },
    },
  };
  input.foundation = {
    ...input.foundation,
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "hcp-terraform", planRole: "create" },
  };
}
