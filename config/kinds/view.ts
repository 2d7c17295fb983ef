import type { NamedAs } from "../derive/names";
import type { DataKey } from "../facts/separate-keys";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ProjectFile, ProjectFolders } from "../project-files";
import type { Path } from "../references";
import type { ParsedCatalog } from "../schema/catalogs";
import type { ParsedConnection } from "../schema/connections";
import type { ParsedConsumer } from "../schema/consumers";
import type { ParsedDataService } from "../schema/data-services";
import type { ParsedFoundation } from "../schema/foundation";
import type { ParsedMetastoreContents } from "../schema/metastore-contents";
import type { PurposeSort } from "../schema/naming";
import type { ParsedWorkspace } from "../schema/workspace";
import type { ParsedZone } from "../schema/zones";
import type { MetastoreDraft, Written } from "./facets";

/** Names and places that a kind's model is derived from. Everything named is declared; checked before. */
export interface Names {
  /** Start of every name: `acme-dev`. */
  readonly prefix: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly awsAccountId: string;
  readonly region: string;
  /** Region that keys are replicated into; undefined where there is none. */
  readonly secondRegion: string | undefined;
  /** Key of the service principal that Terraform runs as. */
  readonly deployer: string;
  /** Keys of the workspaces of the environment. */
  readonly workspaces: readonly string[];
  /** Key of the workspace through which Unity Catalog is managed. */
  readonly governanceWorkspace: string;
  /** Instance of IAM Identity Center that S3 Access Grants know people by; undefined where there are none. */
  readonly identityCenterArn: string | undefined;
  /** Catalog key → its name in the metastore. */
  catalogName(key: string): string;
  /** Key → name of something that the metastore holds beside catalogs: `dev_open_orders`. */
  inMetastore(key: string): string;
  /** Zone key → its bucket. */
  zoneBucket(key: string): string;
  /** What follows the prefix in a bucket's name → the name. */
  bucket(purpose: string): string;
  /** Purpose → the name of a log group. */
  logGroup(purpose: string): string;
  /** Purpose → the name of something of a sort that has a pattern of its own. */
  named(sort: PurposeSort, purpose: string): string;
  /** Purpose → the name in Secrets Manager. */
  secret(purpose: string): string;
  /** Purpose → the name of a security group. */
  securityGroup(purpose: string): string;
  /** Purpose → the name of a credential of Unity Catalog. */
  credential(purpose: string): string;
  /** Purpose → the role. */
  role(purpose: string): { readonly name: string; readonly arn: string };
  /** A data service, as it was parsed. */
  dataService(key: string): ParsedDataService;
  /** The key of the environment that encrypts a data service. */
  serviceKey(dataService: string): DataKey;
  /** A consumer, as it was parsed. */
  consumer(key: string): ParsedConsumer;
  /** ARNs of the roles of other entries that read an entry of Secrets Manager, in the order of their names. */
  openersOf(secret: string): readonly string[];
  /** Keys of the data services that AWS copies from one into, in the order of their names. */
  copiedFrom(dataService: string): readonly string[];
  /** Keys of the data services that AWS copies into one, in the order of their names. */
  copiedInto(dataService: string): readonly string[];
  /** The files of a folder of the project, in the order of their paths. */
  projectFiles(folder: string): readonly ProjectFile[];
  /** Keys of the service principals that use a connection, in the order of their names. */
  usersOf(connection: string): readonly string[];
}

/** Finds problems of one entry; `problem` makes one at a field of it. */
export interface EntryView {
  readonly key: string;
  /** The whole environment as far as it could be read, for what an entry's own fields cannot say. */
  readonly environment: Readonly<Record<string, unknown>> & {
    readonly name?: string;
    readonly naming?: NamedAs["naming"];
    readonly awsAccountId?: string;
    readonly region?: string;
    readonly foundation?: Salvaged<ParsedFoundation>;
    readonly metastore?: Salvaged<ParsedMetastoreContents>;
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
  /** Whether the file has something at a field of the entry, good or not. */
  isWritten(field: readonly string[]): boolean;
  /** A folder of the project. */
  folder: ProjectFolders;
  /** The entry that makes a table or volume, `source orders`; undefined where none of the environment does. */
  writerOf(it: Pick<Written, "what" | "catalog" | "schema" | "name">): string | undefined;
  /** Whether another entry reads an entry of Secrets Manager. */
  isOpened(secret: string): boolean;
  problem(field: Path, message: string, fix: string): Problem;
  warning(field: Path, message: string, fix: string): Problem;
}

/** Any entry of a family, as far as central code looks at it. */
export interface AnyEntry {
  readonly kind?: string | undefined;
  readonly workspace?: string | undefined;
  /** Tags of its own, over those of the environment. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Budget policy (key) that its serverless usage is billed under. */
  readonly budgetPolicy?: string | undefined;
  /** Id of one that is not made here. */
  readonly budgetPolicyId?: string | undefined;
}
