/**
 * What the stacks get: the configuration with every default filled in, every name derived and every
 * reference known to be good. Deeply readonly.
 */

import type { resolveBootstrap } from "./derive/bootstrap";
import type { resolveCodePipeline } from "./derive/code-pipeline";
import type { Isolation, NatMode } from "./derive/egress";
import type { DeployLayer, Layer } from "./derive/layers";
import type { resolveLogDelivery } from "./derive/log-delivery";
import type { NamePatterns } from "./derive/names";
import type { Subnets } from "./derive/subnets";
import type { DatabricksPrincipals, RegionFacts } from "./facts/regions";
import type { ModelOf } from "./kinds";
import type { Flow } from "./kinds/flow";
import type { ProjectFile } from "./project-files";
import type { DeepReadonly } from "./readonly";
import type { Forgotten } from "./record/forgotten";
import type { Ownership } from "./record/ownership";
import type { Formerly } from "./record/renamed";
import type { ParsedAccount } from "./schema/account";
import type { StateBackend } from "./schema/backend";
import type { ParsedCatalog, ParsedSchema } from "./schema/catalogs";
import type { ParsedDelivery } from "./schema/delivery";
import type { ParsedDomain } from "./schema/domains";
import type { ParsedEnvironment } from "./schema/environment";
import type { ParsedExtraResource } from "./schema/extra-resources";
import type { ParsedAccountFederation, ParsedPrincipalFederation } from "./schema/federation";
import type { ParsedFoundation } from "./schema/foundation";
import type { Naming } from "./schema/naming";
import type { ParsedCustomerManagedNetwork, ParsedNetwork } from "./schema/network";
import type { ParsedEgress } from "./schema/network/egress";
import type { ParsedOauthApp } from "./schema/oauth-apps";
import type { ParsedOperations } from "./schema/operations";
import type { ParsedOverride } from "./schema/overrides";
import type { ParsedServerless } from "./schema/serverless";
import type { ParsedUser } from "./schema/users";
import type { ParsedWorkspace } from "./schema/workspace";
import type { ParsedGitFolder } from "./schema/workspace-folders";
import type { ParsedExternalLocation, ParsedZone } from "./schema/zones";

type Keyed<T> = T & { /** Key in the configuration. */ key: string };
type Replace<T, R> = Omit<T, keyof R> & R;

/** The account's file, resolved. */
export type Account = DeepReadonly<
  Replace<
    ParsedAccount,
    {
      /** Databricks' own principals in this shard. */
      principals: DatabricksPrincipals;
      /** How HCP Terraform is set up, where it is. */
      delivery: Replace<ParsedDelivery, { state: StateBackend }> | undefined;
      /** What makes the bucket of the states, where it is made here. */
      bootstrap: ReturnType<typeof resolveBootstrap> | undefined;
      /** The pipeline of AWS CodePipeline, where there is one. */
      codePipeline: ReturnType<typeof resolveCodePipeline> | undefined;
      /** Logs of the account that Databricks delivers, where it does. */
      logDelivery: ReturnType<typeof resolveLogDelivery> | undefined;
      /** Who Terraform runs as. */
      deployer: { key: string; applicationId: string };
      metastores: Record<string, Metastore>;
      networkConnectivity: Record<string, NetworkConnectivity>;
      networkPolicies: Record<string, NetworkPolicy>;
      servicePrincipals: Record<string, ServicePrincipal>;
      oauthApps: Record<string, OauthApp>;
      extraResources: Record<string, ExtraResource>;
      /** What Terraform forgets and leaves as it is: retired and kept, or handed over. */
      forgotten: Forgotten[];
      /** Stacks with something that is retired and destroyed. */
      losing: string[];
      /** What is made here, and what is there already. */
      ownership: Ownership;
    }
  >
>;

/** Whose tokens sign people in. */
export type AccountFederation = DeepReadonly<ParsedAccountFederation>;

/** Whose tokens sign a program in as a service principal. */
export type PrincipalFederation = DeepReadonly<ParsedPrincipalFederation>;

/** A repository that is checked out in a workspace. */
export type GitFolder = DeepReadonly<ParsedGitFolder>;

/** A person who is made here. */
export type User = DeepReadonly<ParsedUser>;

/** A tool in which people sign in, with its name. */
export type OauthApp = DeepReadonly<Replace<ParsedOauthApp, { name: string }>>;

export type Metastore =
  | {
      readonly mode: "create";
      readonly region: string;
      readonly name: string;
      readonly adminGroup: string;
      readonly sharing?: MetastoreSharing | undefined;
    }
  | { readonly mode: "existing"; readonly region: string; readonly id: string; readonly adminGroup: string };

type MetastoreSharing = DeepReadonly<
  NonNullable<Extract<ParsedAccount["metastores"][string], { mode: "create" }>["sharing"]>
>;

export type NetworkConnectivity =
  | { readonly mode: "create"; readonly region: string; readonly name: string }
  | { readonly mode: "existing"; readonly region: string; readonly id: string };

/** Where serverless compute may go, with its name. */
export type NetworkPolicy = DeepReadonly<ParsedAccount["networkPolicies"][string] & { name: string }>;

export type ServicePrincipal =
  | {
      readonly mode: "create";
      readonly displayName: string;
      readonly federationPolicies: Readonly<Record<string, PrincipalFederation>>;
      readonly accountAdmin: boolean;
    }
  | {
      readonly mode: "existing";
      readonly applicationId: string;
      readonly federationPolicies: Readonly<Record<string, PrincipalFederation>>;
      readonly accountAdmin: boolean;
    };

/** What makes the bucket of the states. */
export type Bootstrap = NonNullable<Account["bootstrap"]>;

/** The pipeline of AWS CodePipeline. */
export type CodePipeline = NonNullable<Account["codePipeline"]>;

/** Tags and categories in the bills of AWS. */
export type CostAllocation = NonNullable<Account["costAllocation"]>;

/** Logs of the account that Databricks delivers. */
export type LogDelivery = NonNullable<Account["logDelivery"]>;

/** How HCP Terraform is set up. */
export type Delivery = NonNullable<Account["delivery"]>;

/** What Terraform does about data that could be lost. */
export interface Protection {
  /** `prevent_destroy` on resources that hold data or cannot come back. */
  readonly preventDestroy: boolean;
  /** Buckets, catalogs and schemas are emptied on destroy. */
  readonly forceDestroy: boolean;
}

export type Foundation = DeepReadonly<
  ParsedFoundation & {
    /** Name of the central log bucket. */
    logBucket: string;
    /** Name of the bucket for S3 server access logs, if there is one. */
    accessLogBucket: string | undefined;
    /** Name of the bucket for copies of logs in the second region, if there is one. */
    logReplicaBucket: string | undefined;
    /** Policy that bounds the foundation's own role of the trail, if one does. */
    permissionsBoundaryArn: string | undefined;
    /** Layer → policy that bounds its roles; none where none does. */
    permissionsBoundaryArns: Partial<Record<DeployLayer, string>>;
    /** Organization outside of which nobody reaches zones and logs, if that is asked for. */
    perimeterOrganizationId: string | undefined;
  }
>;
/** A VPC that is made here. */
export type CustomerManagedNetwork = DeepReadonly<
  Replace<
    ParsedCustomerManagedNetwork,
    {
      subnets: Subnets;
      nat: NatMode;
      egress: Replace<ParsedEgress, { isolation: Isolation; dnsFirewall: boolean }> & {
        /** Names that compute may reach, those of Databricks among them; `.name` is everything below it too. */
        domains: string[];
      };
    }
  >
>;
export type ExistingNetwork = DeepReadonly<Extract<ParsedNetwork, { mode: "existing" }>>;
export type Network = CustomerManagedNetwork | DeepReadonly<Exclude<ParsedNetwork, { mode: "customer-managed" }>>;

export type Workspace = DeepReadonly<
  Keyed<
    Replace<ParsedWorkspace, { /** Name in the account console. */ name: string }> & {
      /** Root (workspace storage) bucket. */
      rootBucket: string;
      /** Role that the control plane assumes to run clusters. */
      crossAccountRole: { name: string; arn: string };
      /** Name in Unity Catalog of the default catalog, if one is set. */
      defaultCatalogName: string | undefined;
    }
  >
>;

/** What a storage credential and its external location are called, and the role behind them. */
interface Access {
  /** IAM role of the storage credential; it assumes itself too. */
  role: { name: string; arn: string };
  /** Name of the storage credential in the metastore. */
  credentialName: string;
  /** Name of the external location in the metastore. */
  locationName: string;
}

export type Zone = DeepReadonly<Keyed<Replace<ParsedZone, { bucket: string }>> & Access & { url: string }>;
export type ExternalLocation = DeepReadonly<
  Keyed<ParsedExternalLocation> &
    Access & { /** Bucket of the URL. */ bucket: string /** Key prefix, "" for the whole bucket. */; prefix: string }
>;

type Volume = ParsedSchema["volumes"][string] & {
  /** Files of the project that are put into it. */
  shipped: readonly ProjectFile[];
};

export type Schema = DeepReadonly<
  Replace<ParsedSchema, { volumes: Record<string, Volume> }> & {
    /** Own storage root, where it differs from the catalog's. */
    storageRoot: string | undefined;
  }
>;
export type Catalog = DeepReadonly<
  Keyed<
    Replace<
      ParsedCatalog,
      {
        /** Name in the metastore. */
        name: string;
        /** Workspaces that may use it. */
        workspaces: string[];
        schemas: Record<string, Schema>;
      }
    > & {
      /** `s3://bucket/folder` of its managed storage. */
      storageRoot: string;
    }
  >
>;

/** Every kind of data service. */
export type DataService = ModelOf<"dataServices">;
/** Every source kind. */
export type Source = ModelOf<"sources">;
/** Every connection kind. */
export type Connection = ModelOf<"connections">;
/** Every consumer kind. */
export type Consumer = ModelOf<"consumers">;
/** Every workload kind. */
export type Workload = ModelOf<"workloads">;

export type Operations = DeepReadonly<
  Replace<
    ParsedOperations,
    {
      budget: Told<ParsedOperations["budget"]>;
      databricksBudget: Told<NonNullable<ParsedOperations["databricksBudget"]>> | undefined;
      anomalies: Told<NonNullable<ParsedOperations["anomalies"]>> | undefined;
    }
  >
>;

/** A budget with those who get its mails. */
type Told<Budget> = Budget extends unknown ? Replace<Budget, { emails: readonly string[] }> : never;

/** A data product, with who is told of what it costs. */
export type Domain = DeepReadonly<
  Replace<ParsedDomain, { budget: Told<NonNullable<ParsedDomain["budget"]>> | undefined }>
>;

/** One environment's file, resolved. */
export interface Environment {
  readonly name: string;
  /** File that declares it, relative to the project. */
  readonly file: string;
  /** Start of every name: `acme-dev`. */
  readonly prefix: string;
  readonly naming: Naming;
  /** Patterns of names, filled in but for the purpose. */
  readonly names: NamePatterns;
  readonly awsAccountId: string;
  readonly region: string;
  readonly partition: string;
  /** What AWS and Databricks publish about the region, with the account's overrides. */
  readonly regionFacts: RegionFacts;
  readonly deployRoleArn: string | undefined;
  readonly state: StateBackend;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
  readonly foundation: Foundation;
  readonly network: Network;
  readonly serverless: DeepReadonly<ParsedServerless>;
  readonly workspaces: Readonly<Record<string, Workspace>>;
  /** Key of the workspace that Unity Catalog is managed through. */
  readonly governanceWorkspace: string;
  readonly metastore?: DeepReadonly<ParsedEnvironment["metastore"]> | undefined;
  readonly zones: Readonly<Record<string, Zone>>;
  readonly externalLocations: Readonly<Record<string, ExternalLocation>>;
  readonly catalogs: Readonly<Record<string, Catalog>>;
  readonly dataServices: Readonly<Record<string, DataService>>;
  readonly connections: Readonly<Record<string, Connection>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly consumers: Readonly<Record<string, Consumer>>;
  readonly workloads: Readonly<Record<string, Workload>>;
  /** Setting of an entry, `sources.orders` → the way of the data through it. */
  readonly flows: Readonly<Record<string, Flow>>;
  readonly domains: Readonly<Record<string, Domain>>;
  readonly operations: Operations;
  readonly access: DeepReadonly<ParsedEnvironment["access"]>;
  readonly policyWaivers: DeepReadonly<ParsedEnvironment["policyWaivers"]>;
  /** By key. */
  readonly extraResources: Readonly<Record<string, ExtraOfEnvironment>>;
  /** By key. */
  readonly overrides: Readonly<Record<string, Override>>;
  /** What was deployed and is taken out, by where it was. */
  readonly retired: DeepReadonly<ParsedEnvironment["retired"]>;
  /** What was made here and is somebody else's from now on, by setting. */
  readonly handedOver: DeepReadonly<ParsedEnvironment["handedOver"]>;
  /** What exists already and is taken in, by where the configuration makes it. */
  readonly adopted: DeepReadonly<ParsedEnvironment["adopted"]>;
  /** Family → key now → key under which something was deployed first. Everything else here goes by the first keys. */
  readonly formerly: Formerly;
  /** Dangerous changes that are meant, by setting. */
  readonly acknowledged: DeepReadonly<ParsedEnvironment["acknowledged"]>;
  /** What Terraform forgets and leaves as it is: retired and kept, or handed over. */
  readonly forgotten: readonly Forgotten[];
  /** Names of stacks with something that is retired and destroyed. */
  readonly losing: readonly string[];
  /** What is made here, and what is there already. */
  readonly ownership: Ownership;
}

/** A resource that no setting makes, and the workspace whose stack has it, where its layer has one for each. */
export type ExtraOfEnvironment = DeepReadonly<ParsedExtraResource>;

/** The same of any stack, that of the account among them. */
export type ExtraResource = DeepReadonly<Replace<ParsedExtraResource, { layer: Layer }>>;

/** A change of single arguments of one resource. */
export type Override = DeepReadonly<ParsedOverride>;

/** The whole configuration. */
export interface Platform {
  readonly account: Account;
  readonly environments: readonly Environment[];
}
