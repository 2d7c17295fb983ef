// The names of sources in these comments are explained in ../regions.ts.

import type { Partition } from "../partitions";

/** Separate Databricks installation with its own accounts, roles and hosts. Source: provider, SRA. */
export type Shard = "commercial" | "govcloud-civilian" | "govcloud-dod";

/** A place in RegionFacts that sources disagree about or that rests on one source; overridable in config. */
export interface UnverifiedFact {
  /** Dotted path inside RegionFacts, for example `privateLink.workspaceService`. */
  readonly path: string;
  /** What is doubtful, and how to check it; one sentence without the closing full stop. */
  readonly note: string;
}

/** Everything known about one region of one shard. */
export interface RegionFacts {
  /** AWS region code, for example `eu-west-1`. Source: docs, "Databricks clouds and regions". */
  readonly region: string;
  /** Which Databricks installation serves it; `us-gov-west-1` has two. Source: SRA. */
  readonly shard: Shard;
  /** AWS partition to print in ARNs; the same for both GovCloud shards. Source: provider. */
  readonly partition: Partition["name"];
  /**
   * Control-plane name: root bucket keys start with `<nickname>-prod/`, the regional host is
   * `<nickname>.cloud.databricks.com`. Not always the city in bucket names. Source: SRA, examples.
   */
  readonly nickname: string;
  /**
   * Record name in the private zone `privatelink.cloud.databricks.com` for front-end PrivateLink;
   * undefined where not known. Source: docs, "Configure DNS for AWS PrivateLink", and region tables.
   */
  readonly privateDnsName?: string;
  /** Start of the region's availability zone ids, before `-az1`: `euw1`. Source: AWS, "AZ IDs". */
  readonly azIdPrefix: string;
  /** Endpoint services for interface endpoints, full names `com.amazonaws.vpce.<region>.vpce-svc-<17 hex>`. */
  readonly privateLink: {
    /** Web application and REST API, front end and back end. Source: SRA; examples agree where both have it. */
    readonly workspaceService: string;
    /** Relay of secure cluster connectivity, back end only. Source: SRA; examples agree where both have it. */
    readonly relayService: string;
    /** Inbound traffic to Lakebase and Zerobus, ports 443 and 5432; not in GovCloud. Source: SRA only. */
    readonly serviceDirect?: {
      /** Full name of the endpoint service. */
      readonly service: string;
      /** Zone ids (not names) that offer the service, `use1-az1`; undefined means every zone. */
      readonly availabilityZoneIds?: readonly string[];
    };
  };
  /** S3 buckets of Databricks that compute reads or writes; names only. Source: SRA. */
  readonly buckets: {
    /** Runtime images and libraries, read only; at least one. */
    readonly artifacts: readonly string[];
    /** Compute logs, write only. */
    readonly logs: string;
    /** Sample data behind `/databricks-datasets`, read only. */
    readonly samples: string;
    /** Data behind the `system` catalog, read only. */
    readonly systemTables: string;
  };
  /** Names and addresses for a firewall allow-list; names without scheme or port. */
  readonly hosts: {
    /** Web application and REST API. Source: examples; docs, "IP addresses and domains". */
    readonly webApp: string;
    /** Relay without PrivateLink; allow the name, its addresses change. Source: examples; docs, same page. */
    readonly relay: string;
    /** Relay with back-end PrivateLink. Source: docs, same page. */
    readonly privateRelay: string;
    /** Database of the legacy Hive metastore, port 3306; only with legacy access on. Source: examples. */
    readonly legacyMetastore?: string;
    /** Control-plane addresses, IPv4 /28 blocks; empty where not known. Source: examples; docs, same page. */
    readonly controlPlaneCidrs: readonly string[];
  };
  /** What can be used in the region. */
  readonly capabilities: {
    /** Front-end and back-end PrivateLink. Source: SRA; docs, "Databricks clouds and regions". */
    readonly privateLink: boolean;
    /** Serverless compute beside classic compute. Source: docs, same page. */
    readonly serverlessCompute: boolean;
    /** Workspaces without classic compute (`compute_mode` SERVERLESS). Source: SRA. */
    readonly serverlessWorkspace: boolean;
    /** A service-direct endpoint service is published. Source: SRA. */
    readonly serviceDirect: boolean;
  };
  /** Values above to check before relying on them; paths are unique within the entry. */
  readonly unverified: readonly UnverifiedFact[];
}

/** AWS principals and account-wide names that Databricks uses in one shard. */
export interface DatabricksPrincipals {
  /** Account of the control plane, 12 digits; trusted by the cross-account role. Source: provider, SRA. */
  readonly accountId: string;
  /** Role that assumes Unity Catalog storage roles, ARN. Source: provider, SRA. */
  readonly unityCatalogMasterRoleArn: string;
  /** Role that delivers audit and usage logs, ARN. Source: provider. */
  readonly logDeliveryRoleArn: string;
  /** Account that owns the artifact and sample-data buckets, 12 digits. Source: SRA. */
  readonly artifactAccountId: string;
  /** Account that owns the machine images of compute, 12 digits. Source: SRA. */
  readonly amiOwnerAccountId: string;
  /** ARN of the role that an endpoint service must allow for serverless private connectivity. Source: examples. */
  readonly privateConnectivityRoleArn: (region: string) => string;
  /** User that reads sample data, named in the STS endpoint policy, ARN; commercial only. Source: SRA. */
  readonly datasetsReadOnlyUserArn?: string;
  /** Account console and account API, URL without trailing slash. Source: SRA. */
  readonly accountConsoleHost: string;
  /**
   * Value of `aws:VpceOrgPaths` for S3 requests from serverless compute in the same region; not known
   * for GovCloud. Source: docs.
   */
  readonly serverlessVpceOrgPath?: string;
  /** Whether the relay uses TCP 6666 over PrivateLink, so security groups must open it. Source: SRA. */
  readonly relayPort6666: boolean;
}
