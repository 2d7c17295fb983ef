import { fact } from "./fact";

/** How many of a thing Databricks allows. Some can be raised by asking Databricks. */
export const RESOURCE_LIMITS = fact({
  value: {
    /** Per account. */
    groups: 5_000,
    /** Clusters of a workspace that are pinned. Source: Databricks, "Manage compute", pin a compute. */
    pinnedClusters: 100,
    /** Libraries of a cluster policy. Source: Databricks, Cluster Policies API, libraries. */
    policyLibraries: 500,
    /** Groups inside groups. */
    nestedGroups: 10,
    /** Per account, both together. */
    usersAndServicePrincipals: 10_000,
    /** Per account of the Premium tier. */
    credentialConfigurationsPremium: 11,
    /** Per account of the Enterprise tier. */
    credentialConfigurationsEnterprise: 55,
    /** Encryption key configurations per account. */
    encryptionKeys: 110,
    /** Per account. */
    endpointRegistrations: 110,
    /** Per account. */
    privateAccessSettings: 55,
    /** Per account and region. */
    connectivityConfigurations: 10,
    /** Per account and region, over all network connectivity configurations. */
    privateEndpoints: 30,
    /** Domain names of a private endpoint rule. */
    namesPerPrivateEndpoint: 10,
    /** Per network connectivity configuration. */
    workspacesPerConnectivity: 50,
    /** Hosts and buckets that a network policy names. */
    egressDestinations: 2_000,
    /** Per metastore. */
    catalogs: 1_000,
    /** Per catalog. */
    schemas: 10_000,
    /** Per metastore. */
    shares: 1_000,
    /** Per share. */
    sharedSchemas: 500,
    /** Per share. */
    sharedTables: 1_000,
    /** Per share. */
    sharedVolumes: 1_000,
    /** Per metastore. */
    recipients: 5_000,
    /** Per metastore. */
    providers: 1_000,
    /** Per workspace. */
    apps: 100,
    /** Per workspace. */
    servingEndpoints: 1_000,
    /** Addresses of all IP access lists of a workspace together. */
    ipAccessListEntries: 1_000,
    /** Per workspace. */
    secretScopes: 1_000,
    /** Per scope. */
    secretsPerScope: 1_000,
  },
  source: 'Databricks, "Resource limits"',
  asOf: "2026-08",
});

/** Saved jobs per workspace. */
export const SAVED_JOBS = fact({
  value: 10_000,
  source: 'Azure Databricks, "Resource limits"; AWS may allow more',
  asOf: "2026-08",
});

/** Storage configurations per account. */
export const STORAGE_CONFIGURATIONS = fact({
  value: 50,
  source: "seen in issue 1586 of the Databricks provider; no page says it",
  asOf: "2026-08",
});

/** Log deliveries of one type per account and per workspace, disabled ones included. */
export const LOG_DELIVERIES = fact({ value: 2, source: "Databricks, Account API, log delivery", asOf: "2026-08" });
