import type { NamedAs } from "../derive/names";
import type { SeparateKey } from "../facts/separate-keys";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { Path } from "../references";
import type {
  Accessed,
  AsItself,
  Called,
  Compute,
  Connecting,
  Copied,
  Delivered,
  Elsewhere,
  EndpointNeed,
  Exclusive,
  InMetastore,
  Loaded,
  NeededGrant,
  OpenedSecret,
  OwnGrants,
  Placement,
  Queries,
  SecretReader,
  ServerlessUsage,
  TableGrants,
  TakenName,
  Tidied,
  Use,
  Written,
} from "./facets";
import type { Lane } from "./lanes";
import type { OwnRun } from "./own-runs";
import type { KindStep } from "./step";
import type { AnyEntry, EntryView, Names } from "./view";

/**
 * What a kind means, without any construct: central code loops over kinds and asks. Methods get an entry as it was
 * parsed (`resolve`), as far as it could be read (checks), or resolved (`grants`). What a kind has none of, it leaves out.
 */
export interface Kind<Parsed extends AnyEntry = AnyEntry, Model extends object = object> {
  /** With its article, for messages: `a SQL warehouse`. */
  readonly what: string;
  /** What starts or runs by itself, and whether `paused` holds it; nothing where it waits to be called. */
  readonly runs: readonly OwnRun[];
  /** Swim lane of its entries. Default: that of its family. */
  readonly lane?: Lane;
  /** Of a data service: which key of its own may encrypt what it stores. Default: that of data does. */
  readonly separateKey?: SeparateKey;
  /** Fills in what is derived. */
  resolve(entry: Parsed, key: string, names: Names): Model;
  /** Tables and volumes that it makes. */
  writes?(entry: Salvaged<Parsed>, key: string): readonly Written[];
  /** Folders of zones that it loads. */
  loads?(entry: Salvaged<Parsed>, key: string): readonly Loaded[];
  /** Folders of zones that files come into through it. */
  delivers?(entry: Salvaged<Parsed>, key: string): readonly Delivered[];
  /** Folders of zones whose tables it keeps small. */
  tidies?(entry: Salvaged<Parsed>, key: string): readonly Tidied[];
  /** Keys of raw zones whose files its roles in AWS reach. */
  reaches?(entry: Salvaged<Parsed>): readonly (string | undefined)[];
  /** What its roles in AWS work with, beside files of zones and secrets. */
  accesses?(model: Model): readonly Accessed[];
  /** What AWS copies by it; both ends are then set up for that. */
  copies?(entry: Salvaged<Parsed>): Copied;
  /** Secrets of Secrets Manager that its roles in AWS read; they are then among the readers of an entry. */
  opens?(entry: Salvaged<Parsed>, key: string): readonly OpenedSecret[];
  /** Where it answers, being there already. */
  elsewhere?(entry: Salvaged<Parsed>): Elsewhere | undefined;
  /** Where it stands in the VPC. */
  placement?(entry: Salvaged<Parsed>): Placement | undefined;
  /** What no other entry can use at the same time. */
  exclusive?(entry: Salvaged<Parsed>): readonly Exclusive[];
  /** Connection of Unity Catalog that its service principal uses. */
  connects?(entry: Salvaged<Parsed>): Connecting;
  /** What is granted on the catalog that it makes; `deployer` is the key of whom Terraform runs as. */
  ownGrants?(model: Model, deployer: string): OwnGrants;
  /** What is granted on the table or view that it makes. */
  tableGrants?(model: Model): TableGrants;
  /** Queries that others run through it. */
  queries?(entry: Salvaged<Parsed>): Queries;
  /** Groups that may run queries on it, where it is a warehouse. */
  mayQuery?(entry: Salvaged<Parsed>): readonly string[];
  /** Compute that it runs on. */
  compute?(entry: Salvaged<Parsed>): readonly Compute[];
  /** Its serverless usage, where a budget policy can tag it; warehouses and classic compute have tags of their own. */
  underPolicy?(entry: Salvaged<Parsed>): ServerlessUsage | undefined;
  /** Hosts in the internet that it calls from serverless compute. */
  calls?(entry: Salvaged<Parsed>): readonly Called[];
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
  /** Other entries that it works with as a principal of its own, which Databricks makes, and is let on for that. */
  asItself?(model: Model): AsItself;
  /** Entries of its kind that are made before it, by key. */
  after?(model: Model): readonly string[];
  /** Whether it ships a program into the environment's bucket for programs of AWS. Default false. */
  ships?(entry: Salvaged<Parsed>): boolean;
  /** Names that it takes after the environment's prefix. */
  names?(entry: Salvaged<Parsed>, key: string): readonly TakenName[];
  /** What there is once in the metastore. */
  inMetastore?(entry: Salvaged<Parsed>, key: string, environment: NamedAs): readonly InMetastore[];
  /** Tags by which it finds what it protects, and the field of the entry that names each. */
  findsBy?(entry: Salvaged<Parsed>): readonly { readonly tag: string; readonly field: Path }[];
  /** What is done by hand, once for all entries that need it. */
  readonly steps?: readonly KindStep<Parsed>[];
  /** Checks of the entry's own fields, and of them with the rest of the environment. */
  checks?(entry: Salvaged<Parsed>, view: EntryView): readonly Problem[];
}
