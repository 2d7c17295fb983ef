import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";

type ToolInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "partner-tool" }>;
type DirectInput = Extract<ToolInput, { delivery: "direct" }>;
type StorageInput = Extract<ToolInput, { delivery: "storage" }>;

/** A tool that writes tables itself. */
export const directTool = (change: Partial<DirectInput> = {}): DirectInput => ({
  kind: "partner-tool",
  delivery: "direct",
  comment: "Replicates the ERP; the finance team's contract",
  workspace: "main",
  servicePrincipal: "replicator",
  warehouse: "bi",
  catalog: "sales",
  makesSchemas: true,
  addresses: ["198.51.100.0/24"],
  ...change,
});

export const EXTERNAL_ID = "acme-4711-prod";

/** A tool that puts files. */
export const storageTool = (change: Partial<StorageInput> = {}): StorageInput => ({
  kind: "partner-tool",
  delivery: "storage",
  folder: "ads/exports",
  assumedBy: ["999999999999", "arn:aws:iam::888888888888:role/exports"],
  externalId: EXTERNAL_ID,
  ...change,
});

/** Adds both, and a service principal of the first. */
export function withPartnerTools(input: EnvironmentInput, account: AccountInput): void {
  account.servicePrincipals = { ...account.servicePrincipals, replicator: { mode: "create" } };
  const { main } = input.workspaces;
  if (main?.access === undefined) throw new Error("no workspace");
  main.access.servicePrincipals = { ...main.access.servicePrincipals, replicator: "USER" };
  input.consumers = { ...input.consumers, erp: directTool(), ads: storageTool() };
}
