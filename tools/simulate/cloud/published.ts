/**
 * What AWS and Databricks publish about themselves, as far as a simulated cloud needs it. It is handed in when the cloud
 * is made, so that the simulation and the checks of a configuration read the same figures.
 */
export interface Published {
  /** Regions that Databricks serves, once per shard. */
  readonly regions: readonly PublishedRegion[];
  /** Databricks' own principals in each shard. */
  readonly principals: Readonly<Record<Shard, PublishedPrincipals>>;
  /** Kind of securable, as `databricks_grants` calls it → privileges that can be granted on it. */
  readonly privileges: Readonly<Record<string, readonly string[]>>;
  /** The AWS partition of a region: its name in ARNs, and what host names end with. */
  partitionOf(region: string): { readonly name: string; readonly dnsSuffix: string };
  /** Ids of a region's availability zones: `euw1-az1` and so on. */
  zoneIds(region: string): readonly string[];
  /** How many of a thing Databricks allows. */
  readonly limits: Readonly<Record<LimitName, number>>;
  /** How many of a thing AWS allows, where checks of a configuration go by it too; other quotas stand beside their rule. */
  readonly quotas: Readonly<Record<QuotaName, number>>;
  /** TCP ports that nodes of classic compute call. */
  readonly ports: Readonly<Record<PortName, Ports>>;
  readonly sqlWarehouses: SqlWarehouseFigures;
  /** Why Quartz does not take an expression; undefined where it does. No closing full stops. */
  quartzFault(expression: string): { readonly what: string; readonly fix: string } | undefined;
  /** Whether compute can run on nodes of this type in a region; without one, somewhere. */
  isNodeType(name: string, region?: string): boolean;
  /** Whether a schedule can name this time zone. */
  isTimeZone(name: string): boolean;
}

/** What Databricks limits, per account, metastore, workspace or whatever the rule that goes by it says. */
export type LimitName =
  | "apps"
  | "catalogs"
  | "connectivityConfigurations"
  | "credentialConfigurationsEnterprise"
  | "encryptionKeys"
  | "endpointRegistrations"
  | "groups"
  | "ipAccessListEntries"
  | "logDeliveries"
  | "namesPerPrivateEndpoint"
  | "privateAccessSettings"
  | "privateEndpoints"
  | "providers"
  | "recipients"
  | "schemas"
  | "servingEndpoints"
  | "shares"
  | "storageConfigurations"
  | "usersAndServicePrincipals"
  | "workspacesPerConnectivity";

export type QuotaName = "addressesPerBudgetNotification" | "rulesPerSecurityGroup";

/** What nodes call: the control plane and, over PrivateLink, the relay. */
export type PortName = "https" | "legacyMetastore" | "relay" | "controlPlaneApi" | "unityCatalogLogs" | "reserved";

/** A range of ports. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/** What Databricks itself accepts of a SQL warehouse; the provider may accept less. */
export interface SqlWarehouseFigures {
  /** The most that `max_num_clusters` can be. */
  readonly most: number;
  /** The most that `min_num_clusters` can be. */
  readonly mostAtLeast: number;
  /** Fewest minutes of idleness after which one can stop; 0 is never. */
  readonly shortestStop: { readonly serverless: number; readonly classic: number };
}

/** A Databricks installation of its own. */
export type Shard = "commercial" | "govcloud-civilian" | "govcloud-dod";

/** A region that Databricks serves. */
export interface PublishedRegion {
  readonly region: string;
  /** AWS partition of ARNs. */
  readonly partition: string;
  /** Keys in root buckets start with `<nickname>-prod/`. */
  readonly nickname: string;
  /** Full names of Databricks' endpoint services. */
  readonly privateLink: {
    readonly workspaceService: string;
    readonly relayService: string;
    readonly serviceDirect?: { readonly service: string };
  };
}

/** AWS principals that Databricks uses in one shard. */
export interface PublishedPrincipals {
  /** Account of the control plane. */
  readonly accountId: string;
  /** ARN of the role that assumes Unity Catalog's storage roles. */
  readonly unityCatalogMasterRoleArn: string;
  /** ARN of the role that delivers audit and usage logs. */
  readonly logDeliveryRoleArn: string;
  /** Account that owns the machine images of compute. */
  readonly amiOwnerAccountId: string;
  /** ARN of the role that an endpoint service must allow for serverless private connectivity. */
  readonly privateConnectivityRoleArn: (region: string) => string;
  /** URL of the account console. */
  readonly accountConsoleHost: string;
}
