import type { Layer } from "../derive/layers";
import type { Principal } from "../derive/principal";
import type { Ports } from "../facts/ports";
import type { DataKey } from "../facts/separate-keys";
import type { Salvaged } from "../lenient";
import type { What } from "../names/resource-name";
import type { Path } from "../references";
import type { ParsedAccount } from "../schema/account";
import type { Privilege } from "../schema/privileges";

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

/** A folder with files of a table that an entry keeps small. */
export interface Tidied {
  /** Key of the zone. */
  readonly zone: string | undefined;
  readonly folder: string;
  /** Field of the entry that names the folder. */
  readonly field: string;
  /** Whether it deletes files that the table does not name. */
  readonly deletes: boolean;
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
  /** Files do not stay for a source to load: something takes them on, or people look at them. Default false. */
  readonly moves?: boolean;
}

/** Something of AWS that holds data, and how it is encrypted. */
export interface Taken {
  readonly arn: string;
  /** Key that encrypts it: one of the environment's, another one by its ARN, or none that needs a permission. */
  readonly key:
    | { readonly mode: DataKey }
    | { readonly mode: "other"; readonly arn: string }
    | { readonly mode: "none" };
}

/** A Kinesis stream that a role in AWS reads. */
export type TakenStream = Taken;

/** What a role in AWS does with something that it names; a further one is a word here. */
export type Doing =
  | "read-stream"
  | "fill-stream"
  | "fill-queue"
  | "fill-table"
  | "poll-queue"
  | "poll-table"
  | "export-table"
  | "copy-bucket"
  | "vend-files"
  | "vend-writing"
  | "deliver-items"
  | "deliver-records"
  | "deliver-messages"
  | "snapshot-warehouse"
  | "pause-warehouse"
  | "read-catalog"
  | "call-function"
  | "sign-in-to-database"
  | "work-on-file"
  | "ask-api"
  | "ask-endpoint"
  | "ask-model"
  | "apply-guardrail"
  | "make-endpoint"
  | "pass-role"
  | "pull-image"
  | "push-image"
  | "read-pgp-keys"
  | "read-secret"
  | "read-password"
  | "register-model"
  | "stand-in-vpc";

/** Data that AWS itself copies from one data service into another, and keeps the same. */
export interface Copied {
  /** Key of the data service that it is copied from. */
  readonly from: string | undefined;
  /** Key of the data service that it is copied into. */
  readonly into: string | undefined;
}

/** Something of AWS that a role of an entry works with. What roles of its layer may do at most is narrowed to these. */
export interface Accessed extends Taken {
  readonly does: Doing;
}

/** A host in the internet that an entry calls from serverless compute of its workspace, and not over a connection of Unity Catalog. */
export interface Called {
  readonly host: string;
  /** Field of the entry that says so. */
  readonly field: Path;
  /** Whether it is known that a network policy holds for it. */
  readonly isCertain: boolean;
}

/** Where an entry stands in the environment's VPC, with an address in each of its zones. */
export interface Placement {
  /** In a VPC that is made here: beside the interface endpoints, where the internet reaches it, or in subnets for data services. */
  readonly subnets: "endpoints" | "public" | "data-services";
  /** Only these zones of such a VPC. Default: all that have a subnet of that sort. */
  readonly availabilityZoneIds?: readonly string[] | undefined;
  /** In a VPC that is there already: its subnets. */
  readonly subnetIds?: readonly string[] | undefined;
  /** TCP ports that it is called on. */
  readonly ports: readonly Ports[];
  /** IPv4 blocks that it is called from, outside the VPC too. */
  readonly clientCidrs: readonly string[];
  /**
   * Workspaces (keys) whose classic compute calls it; `all` for every one. The network layer then makes its security
   * group, and lets nodes out to it. Default: no compute calls it.
   */
  readonly callers?: "all" | readonly string[] | undefined;
  /** What it calls. The network layer then makes its security group, and lets it out to these, and into them. Default: nothing. */
  readonly calls?: Calls | undefined;
  /** Addresses that it takes in each zone. Default 1. */
  readonly addresses?: number | undefined;
  /** The fewest zones that it takes. Default 1. */
  readonly fewestZones?: number;
  /** How it does with fewer: `set multiAz to false`. Default: it does not. */
  readonly withFewerZones?: string | undefined;
  /** Field of the entry that these are under, with dots between its steps. Default: they are the entry's own. */
  readonly field?: string | undefined;
}

/** What something in the VPC calls. */
export interface Calls {
  /** AWS services: S3 over its gateway endpoint, others over interface endpoints, as `network.endpoints` names them. */
  readonly services: readonly string[];
  /** Other data services (keys) of the environment, and the TCP ports on them. Default: all that they are called on. */
  readonly dataServices: readonly { readonly key: string | undefined; readonly ports?: readonly Ports[] }[];
  /** IPv4 blocks elsewhere, and the TCP ports there. */
  readonly outside: readonly { readonly cidrs: readonly string[]; readonly ports: readonly Ports[] }[];
  /** The API of the environment's workspaces, over the endpoint of back-end PrivateLink. Default false. */
  readonly workspaces?: boolean;
  /** TCP ports on which its own parts call each other. Default none. */
  readonly itself?: readonly Ports[];
  /** Its security group forgets what it has asked, so that answers of groups that it calls are let in, on any port. Default false. */
  readonly answersComeIn?: boolean;
}

/** Where a data service that is there already answers. */
export interface Elsewhere {
  /** Its security group, `sg-…`; whose it is lets callers in. */
  readonly securityGroupId: string | undefined;
  readonly ports: readonly Ports[];
}

/** A secret of Secrets Manager that a role in AWS reads. */
export interface OpenedSecret {
  /** Key of an entry of kind `secret`; undefined where it is there already. */
  readonly entry: string | undefined;
  /** ARN of one that is there already. */
  readonly arn: string | undefined;
  /** Key that encrypts one that is there already; undefined: Secrets Manager's own. */
  readonly kmsKeyArn: string | undefined;
  /** What follows the prefix in the name of the role. */
  readonly role: string;
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

/** Grants that an entry says on the table or view that it makes, under its field `grants`. */
export interface TableGrants {
  readonly level: "table" | "view";
  /** Keys of catalog and schema that it is in. */
  readonly catalog: string;
  readonly schema: string;
  /** All that are emitted. */
  readonly given: readonly { readonly principal: Principal; readonly privileges: readonly string[] }[];
  readonly configured: {
    readonly everyone?: readonly Privilege<"table">[] | undefined;
    readonly groups: Readonly<Record<string, readonly Privilege<"table">[]>>;
    readonly servicePrincipals: Readonly<Record<string, readonly Privilege<"table">[]>>;
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
  /** What it reads there, where that is known: a table, or a schema as a whole. Default: not known. */
  readonly reads?: ReadInSource | undefined;
}

/** What is read in a system elsewhere, by its names there. */
export interface ReadInSource {
  /** Undefined where there is none above schemas, or a foreign catalog names it. */
  readonly database: string | undefined;
  readonly what: readonly { readonly schema: string | undefined; readonly table?: string | undefined }[];
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

/** Serverless usage of an entry that a budget policy of the account tags. */
export interface ServerlessUsage {
  /** Service principals (keys) that it runs as, who may then bill under the policy. */
  readonly runsAs: readonly (string | undefined)[];
  /** It takes no tags of its own, so it has to have a policy. Default false. */
  readonly needed?: boolean;
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

/** Another entry, of the same workspace, that an entry works with as itself. */
export interface UsedByItself {
  readonly family: "consumers" | "workloads";
  /** Key of the other entry. */
  readonly key: string;
}

/** What an entry works with as a service principal that Databricks makes with it, and that no configuration knows. */
export interface AsItself {
  /** Layer that makes the entry. */
  readonly layer: "serving";
  /** Output of that layer with the application id, by entry. */
  readonly output: string;
  readonly uses: readonly UsedByItself[];
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
