import type { EnvironmentInput } from "../../config/schema/environment";

type WorkspaceInput = EnvironmentInput["workspaces"][string];

export const SECURITY: NonNullable<WorkspaceInput["security"]> = {
  complianceProfile: { standards: ["PCI_DSS", "HIPAA"], acknowledgeForGood: true },
  enhancedMonitoring: true,
  automaticClusterUpdate: { window: { dayOfWeek: "SUNDAY", hour: 2 } },
  restrictAdmins: true,
  tokens: { mode: "limited", maxLifetimeDays: 30, groups: ["data-engineers"] },
};

export const IP_ACCESS_LIST: NonNullable<WorkspaceInput["ipAccessList"]> = {
  allow: ["198.51.100.0/24", "203.0.113.0/24"],
  block: ["198.51.100.128/25"],
  runner: "203.0.113.7/32",
};

/** Gives the workspace `main` all that protects it beyond who may enter. */
export function withWorkspaceSecurity(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.security = structuredClone(SECURITY);
  main.entitlements = {
    groups: { analysts: ["workspace-consume"], "data-engineers": ["workspace-access", "databricks-sql-access"] },
    servicePrincipals: { ingestion: ["allow-cluster-create", "allow-instance-pool-create"] },
  };
  main.ipAccessList = structuredClone(IP_ACCESS_LIST);
}
