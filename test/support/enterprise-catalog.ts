import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";

type CatalogInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "enterprise-catalog" }>;

/** A catalog of the company that harvests one catalog, and profiles a schema of it. */
export const companyCatalog = (change: Partial<CatalogInput> = {}): CatalogInput => ({
  kind: "enterprise-catalog",
  comment: "The group's catalog, which the data office runs",
  workspace: "main",
  servicePrincipal: "harvester",
  catalogs: ["sales"],
  reads: [{ catalog: "sales", schema: "gold" }],
  systemSchemas: ["access"],
  warehouse: "bi",
  addresses: ["198.51.100.0/24"],
  ...change,
});

/** Adds it, its service principal, and the system schema that it reads. */
export function withEnterpriseCatalog(input: EnvironmentInput, account: AccountInput): void {
  account.servicePrincipals = { ...account.servicePrincipals, harvester: { mode: "create" } };
  const { main } = input.workspaces;
  if (main?.access === undefined) throw new Error("no workspace");
  main.access.servicePrincipals = { ...main.access.servicePrincipals, harvester: "USER" };
  input.metastore = {
    ...input.metastore,
    systemSchemas: { ...input.metastore?.systemSchemas, access: { servicePrincipals: ["harvester"] } },
  };
  input.consumers = { ...input.consumers, glossary: companyCatalog() };
}
