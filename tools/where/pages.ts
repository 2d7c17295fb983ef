/** Which file of the configuration a setting is in. */
export type ConfigKind = "account" | "environment";

/**
 * Setting → page that documents it; `*` stands for a key. What lies deeper than a row is on the page of the longest row
 * above it.
 */
export const PAGES: Readonly<Record<ConfigKind, Readonly<Record<string, string>>>> = {
  account: {
    name: "docs/account.md",
    databricksAccountId: "docs/account.md",
    shard: "docs/account.md",
    tier: "docs/account.md",
    databricksAuth: "docs/deploy.md",
    deployer: "docs/account.md",
    state: "docs/deploy.md",
    metastores: "docs/account.md",
    groups: "docs/account.md",
    servicePrincipals: "docs/account.md",
    networkConnectivity: "docs/serverless-connectivity.md",
    tags: "docs/account.md",
    attestations: "docs/manual-steps.md",
    regionOverrides: "docs/network.md",
  },
  environment: {
    name: "docs/deploy.md",
    awsAccountId: "docs/deploy.md",
    region: "docs/deploy.md",
    deployRoleArn: "docs/deploy.md",
    state: "docs/deploy.md",
    tags: "docs/account.md",
    protection: "docs/upgrades.md",
    foundation: "docs/foundation.md",
    "foundation.disasterRecovery": "docs/disaster-recovery.md",
    network: "docs/network.md",
    "network.connections": "docs/connections.md",
    "network.connections.dns": "docs/dns.md",
    "network.connections.endpointServices": "docs/serverless-connectivity.md",
    "network.queryLogs": "docs/dns.md",
    "network.dhcpOptions": "docs/dns.md",
    serverless: "docs/serverless-connectivity.md",
    workspaces: "docs/workspace.md",
    "workspaces.*.bootstrapWarehouse": "docs/settings.md",
    "workspaces.*.clusterPolicies": "docs/settings.md",
    "workspaces.*.defaultCatalog": "docs/settings.md",
    "workspaces.*.disableLegacyAccess": "docs/settings.md",
    "workspaces.*.ipAccessList": "docs/settings.md",
    "workspaces.*.networkConnectivity": "docs/serverless-connectivity.md",
    governanceWorkspace: "docs/unity-catalog.md",
    zones: "docs/unity-catalog.md",
    externalLocations: "docs/unity-catalog.md",
    catalogs: "docs/unity-catalog.md",
    sources: "docs/ingestion.md",
    consumers: "docs/serving.md",
    operations: "docs/operations.md",
    policyWaivers: "docs/policy.md",
  },
};

/** The page that documents a setting; undefined for what no row is about. */
export function pageOf(kind: ConfigKind, segments: readonly string[]): string | undefined {
  const rows = Object.entries(PAGES[kind])
    .map(([row, page]) => ({ row: row.split("."), page }))
    .filter(({ row }) => row.every((word, index) => index < segments.length && ["*", segments[index]].includes(word)))
    .sort((a, b) => b.row.length - a.row.length);
  return rows[0]?.page;
}
