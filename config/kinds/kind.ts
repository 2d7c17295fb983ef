import type { Layer } from "../derive/layers";
import type { Principal } from "../derive/principal";
import type { Salvaged } from "../lenient";
import type { ByHand } from "../manual-steps/by-hand";
import type { What } from "../names/resource-name";
import type { Problem } from "../problem";
import type { ProjectFile, ProjectFolders } from "../project-files";
import type { Path } from "../references";
import type { ParsedAccount } from "../schema/account";
import type { ParsedCatalog } from "../schema/catalogs";
import type { ParsedConnection } from "../schema/connections";
import type { ParsedConsumer } from "../schema/consumers";
import type { ParsedDataService } from "../schema/data-services";
import type { Privilege } from "../schema/privileges";
import type { ParsedWorkspace } from "../schema/workspace";
import type { ParsedZone } from "../schema/zones";

/** Names and places that a kind's model is derived from. Everything named is declared; checked before. */
export interface Names {
  /** Start of every name: `acme-dev`. */
  readonly prefix: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly awsAccountId: string;
  readonly region: string;
  /** Key of the service principal that Terraform runs as. */
  readonly deployer: string;
  /** Keys of the workspaces of the environment. */
  readonly workspaces: readonly string[];
  /** Key of the workspace through which Unity Catalog is managed. */
  readonly governanceWorkspace: string;
  /** Catalog key → its name in the metastore. */
  catalogName(key: string): string;
  /** Key → name of something that the metastore holds beside catalogs: `dev_open_orders`. */
  inMetastore(key: string): string;
  /** Zone key → its bucket. */
  zoneBucket(key: string): string;
  /** What follows the prefix in a role's name → the role. */
  role(purpose: string): { readonly name: string; readonly arn: string };
  /** The files of a folder of the project, in the order of their paths. */
  projectFiles(folder: string): readonly ProjectFile[];
  /** Keys of the service principals that use a connection, in the order of their names. */
  usersOf(connection: string): readonly string[];
  /** A data service of a kind, as it was parsed. */
  dataService<K extends ParsedDataService["kind"]>(kind: K, key: string): Extract<ParsedDataService, { kind: K }>;
}

/** A table or volume that an entry makes; its name is taken in the schema. */
export interface Written {
  readonly what: "table" | "volume";
  /** Keys of catalog and schema. */
  readonly catalog: string | undefined;
  readonly schema: string | undefined;
  readonly name: string;
  /** Field of the entry to change where another one has the name. */
  readonly field: string;
}

/** A folder whose files one entry alone loads. */
export interface Loaded {
  /** Key of the zone. */
  readonly zone: string | undefined;
  readonly folder: string;
  /** Field of the entry that names the folder. */
  readonly field: string;
}

/** A folder of a zone that others put files into through an entry. */
export interface Delivered {
  /** Key of the zone. */
  readonly zone: string | undefined;
  readonly folder: string;
  /** Field of the entry that names the folder, or where it is not written, what the folder is named after. */
  readonly field: Path;
  /** Field of the entry that may name the folder. */
  readonly says: Path;
}

/** Where an entry stands in the environment's VPC, with an address in each of its zones. */
export interface Placement {
  /** In a VPC that is made here: beside the interface endpoints, where the internet reaches it, or in subnets for data services. */
  readonly subnets: "endpoints" | "public" | "data-services";
  /** Only these zones of such a VPC. Default: all that have a subnet of that sort. */
  readonly availabilityZoneIds?: readonly string[] | undefined;
  /** In a VPC that is there already: its subnets. */
  readonly subnetIds?: readonly string[] | undefined;
  /** Who calls it, outside the VPC too, and on which port. */
  readonly clients: { readonly cidrs: readonly string[]; readonly port: number };
  /** The fewest zones that it takes. Default 1. */
  readonly fewestZones?: number;
  /** Field of the entry that these are under. */
  readonly field: string;
}

/** Queries that people run through an entry, on a warehouse, as themselves. */
export interface Queries {
  /** Key of the warehouse, an entry of the family `consumers`. */
  readonly warehouse: string | undefined;
  /** Groups that run them, and the field of the entry that names each. */
  readonly readers: readonly { readonly group: string; readonly field: Path }[];
  /** Keys of the catalog and schema that they read. */
  readonly catalog: string | undefined;
  readonly schema: string | undefined;
}

/** Grants of a catalog that an entry makes. */
export interface OwnGrants {
  /** All that are emitted. */
  readonly given: readonly { readonly principal: Principal; readonly privileges: readonly string[] }[];
  /** Those that the entry says, under its field `grants`. */
  readonly configured: {
    readonly everyone?: readonly Privilege<"catalog">[] | undefined;
    readonly groups: Readonly<Record<string, readonly Privilege<"catalog">[]>>;
    readonly servicePrincipals: Readonly<Record<string, readonly Privilege<"catalog">[]>>;
  };
}

/** Something that one entry alone can use. */
export interface Exclusive {
  /** For messages, and what tells it apart: `the consumer databricks_orders of data service events`. */
  readonly what: string;
  /** Field of the entry that names it. */
  readonly field: Path;
}

/** Who uses a connection. */
export interface Connecting {
  /** Key of the connection. */
  readonly connection: string | undefined;
  /** Key of the service principal. */
  readonly servicePrincipal: string | undefined;
}

/** Compute that an entry needs, and what to do where there is none. */
export interface Compute {
  readonly kind: "serverless" | "classic";
  /** Field of the entry that asks for it; the entry itself by default. */
  readonly field?: string;
  /** For messages: `a warehouse on classic compute`. */
  readonly what: string;
  /** `set it to false`. */
  readonly instead: string;
}

/** A way of the network that an entry needs. */
export interface EndpointNeed {
  /** Interface endpoint of an AWS service, as `network.endpoints` names it. */
  readonly service: string;
}

/** Privileges that the principal of an entry needs on a catalog. */
export interface NeededCatalogGrant {
  readonly principal: Principal;
  readonly zone?: undefined;
  /** Key of the catalog. */
  readonly catalog: string;
  readonly schema?: undefined;
  readonly privileges: readonly Privilege<"catalog">[];
}
/** Privileges that the principal of an entry needs on a schema. */
export interface NeededSchemaGrant {
  readonly principal: Principal;
  readonly zone?: undefined;
  /** Key of the catalog. */
  readonly catalog: string;
  /** Key of the schema. */
  readonly schema: string;
  readonly privileges: readonly Privilege<"schema">[];
}
/** Privileges that the principal of an entry needs on the files of a zone. */
export interface NeededZoneGrant {
  readonly principal: Principal;
  /** Key of the zone. */
  readonly zone: string;
  readonly catalog?: undefined;
  readonly schema?: undefined;
  readonly privileges: readonly Privilege<"external_location">[];
}
export type NeededGrant = NeededCatalogGrant | NeededSchemaGrant | NeededZoneGrant;

/** A service principal that reads the secrets of a scope. */
export interface SecretReader {
  /** Key in the account's `servicePrincipals`. */
  readonly servicePrincipal: string;
  /** Key of the scope in the entry's workspace. */
  readonly scope: string;
}

/** A service principal that works with another entry: a warehouse that it runs SQL on, a pipeline that it starts. */
export interface Use {
  readonly family: "consumers" | "workloads";
  /** Key of the other entry. */
  readonly key: string;
  /** Key in the account's `servicePrincipals`. */
  readonly servicePrincipal: string;
}

/** A name that follows from an entry. */
export interface TakenName {
  /** What has it, and so where it is unique and how long it may be. */
  readonly what: What;
  /** Layer that makes it. */
  readonly layer: Layer;
  /** What follows the environment's prefix. */
  readonly purpose: string;
  /** Field of the entry that decides it. Default: the entry's key. */
  readonly field?: Path;
}

/** The metastore of the environment's region, as far as it could be read. */
export type MetastoreDraft = Salvaged<ParsedAccount["metastores"][string]>;

/** Something that there is once in a metastore, which the environments of a region share. */
export interface InMetastore {
  /** How many of them a metastore holds. Default: as many as there are. */
  readonly most?: number;
  /** `share`, `recipient`; what tells its names apart from those of others. */
  readonly what: string;
  readonly name: string;
  /** Field of the entry to change where another one has the name. */
  readonly field: Path;
  /** What to do then. */
  readonly instead: string;
}

/** What is done by hand where an entry needs it. */
export interface KindStep<Parsed> extends ByHand {
  /** Whether the entry needs it. Default: every one does. */
  appliesTo?(entry: Salvaged<Parsed>, metastore: MetastoreDraft | undefined): boolean;
}

/** Finds problems of one entry; `problem` makes one at a field of it. */
export interface EntryView {
  readonly key: string;
  /** The whole environment as far as it could be read, for what an entry's own fields cannot say. */
  readonly environment: Readonly<Record<string, unknown>> & {
    readonly awsAccountId?: string;
    readonly region?: string;
    readonly catalogs?: Readonly<Record<string, Salvaged<ParsedCatalog>>>;
    readonly consumers?: Readonly<Record<string, Salvaged<ParsedConsumer>>>;
    readonly sources?: Readonly<Record<string, AnyEntry>>;
    readonly workspaces?: Readonly<Record<string, Salvaged<ParsedWorkspace>>>;
    readonly workloads?: Readonly<Record<string, AnyEntry>>;
    readonly dataServices?: Readonly<Record<string, Salvaged<ParsedDataService>>>;
    readonly connections?: Readonly<Record<string, Salvaged<ParsedConnection>>>;
    readonly zones?: Readonly<Record<string, Salvaged<ParsedZone>>>;
  };
  readonly metastore: MetastoreDraft | undefined;
  /** A folder of the project. */
  folder: ProjectFolders;
  /** The entry that makes a table or volume, `source orders`; undefined where none of the environment does. */
  writerOf(it: Pick<Written, "what" | "catalog" | "schema" | "name">): string | undefined;
  problem(field: Path, message: string, fix: string): Problem;
  warning(field: Path, message: string, fix: string): Problem;
}

/** Any entry of a family, as far as central code looks at it. */
export interface AnyEntry {
  readonly kind?: string | undefined;
  readonly workspace?: string | undefined;
  /** Tags of its own, over those of the environment. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * What a kind means, without any construct: central code loops over kinds and asks. Methods get an entry as it was
 * parsed (`resolve`), as far as it could be read (checks), or resolved (`grants`). What a kind has none of, it leaves out.
 */
export interface Kind<Parsed extends AnyEntry = AnyEntry, Model extends object = object> {
  /** With its article, for messages: `a SQL warehouse`. */
  readonly what: string;
  /** Fills in what is derived. */
  resolve(entry: Parsed, key: string, names: Names): Model;
  /** Tables and volumes that it makes. */
  writes?(entry: Salvaged<Parsed>, key: string): readonly Written[];
  /** Folders of zones that it loads. */
  loads?(entry: Salvaged<Parsed>, key: string): readonly Loaded[];
  /** Folders of zones that files come into through it. */
  delivers?(entry: Salvaged<Parsed>, key: string): readonly Delivered[];
  /** Keys of raw zones whose files its roles in AWS reach. */
  reaches?(entry: Salvaged<Parsed>): readonly (string | undefined)[];
  /** Where it stands in the VPC. */
  placement?(entry: Salvaged<Parsed>): Placement | undefined;
  /** What no other entry can use at the same time. */
  exclusive?(entry: Salvaged<Parsed>): readonly Exclusive[];
  /** Connection of Unity Catalog that its service principal uses. */
  connects?(entry: Salvaged<Parsed>): Connecting;
  /** What is granted on the catalog that it makes; `deployer` is the key of whom Terraform runs as. */
  ownGrants?(model: Model, deployer: string): OwnGrants;
  /** Queries that others run through it. */
  queries?(entry: Salvaged<Parsed>): Queries;
  /** Groups that may run queries on it, where it is a warehouse. */
  mayQuery?(entry: Salvaged<Parsed>): readonly string[];
  /** Compute that it runs on. */
  compute?(entry: Salvaged<Parsed>): readonly Compute[];
  /** Jobs that it makes in its workspace. Default 0. */
  jobs?(entry: Salvaged<Parsed>): number;
  /** AWS services that it is reached by over an endpoint of the VPC, where the VPC has one. */
  endpoints?(entry: Salvaged<Parsed>): readonly EndpointNeed[];
  /** What its principal needs in Unity Catalog. */
  grants?(model: Model): readonly NeededGrant[];
  /** Secret scopes of its workspace that its principal reads. */
  readsSecrets?(model: Model): readonly SecretReader[];
  /** Other entries that its principal works with, and is let on for that. */
  uses?(model: Model): readonly Use[];
  /** Entries of its kind that are made before it, by key. */
  after?(model: Model): readonly string[];
  /** Names that it takes after the environment's prefix. */
  names?(entry: Salvaged<Parsed>, key: string): readonly TakenName[];
  /** What there is once in the metastore. */
  inMetastore?(entry: Salvaged<Parsed>, key: string, environment: string): readonly InMetastore[];
  /** What is done by hand, once for all entries that need it. */
  readonly steps?: readonly KindStep<Parsed>[];
  /** Checks of the entry's own fields, and of them with the rest of the environment. */
  checks?(entry: Salvaged<Parsed>, view: EntryView): readonly Problem[];
}
