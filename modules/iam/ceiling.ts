import type { BoundedLayer } from "../../config/derive/layers";
import type { NamePatterns } from "../../config/derive/names";
import type { Accessed, Doing, OpenedSecret } from "../../config/kinds/facets";
import type { ProvidedQueue } from "../unity-catalog/file-events";
import type { Statement } from "./policy-document";

/** What ceilings are narrowed to. */
export interface CeilingPlace {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of the roles, 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Patterns of names, filled in but for the purpose. */
  readonly names: NamePatterns;
  /** What follows the prefix in a bucket's name, `*` for any → the name. */
  readonly bucketName: (purpose: string) => string;
  /** Databricks makes the VPC itself, with the cross-account role. */
  readonly databricksMakesVpc: boolean;
  /** Names of the buckets that Unity Catalog's roles reach: zones and external locations. */
  readonly lakeBuckets: readonly string[];
  /** Names of those of them whose notifications Databricks writes, to be told of new files. */
  readonly eventBuckets: readonly string[];
  /** Queues of new files that it reads and has not made. Default none. */
  readonly eventQueues?: readonly ProvidedQueue[];
  /** Names of the buckets of raw zones that data services put files into, or read. */
  readonly rawBuckets: readonly string[];
  /** What entries work with. Default nothing. */
  readonly accessed?: readonly Accessed[];
  /** Secrets that are there already, and that data services read. Default none. */
  readonly openedSecrets?: readonly OpenedSecret[];
  /** ARN of the key that encrypts the zones. */
  readonly dataKeyArn: string;
  /** ARNs of the keys that streams and databases have of their own. Default none. */
  readonly separateKeyArns?: readonly string[];
  /** ARNs of the keys that encrypt the buckets of the lake, that one among them. */
  readonly lakeKeyArns: readonly string[];
  /** Names of the buckets that hold what is no lake's: logs, root buckets of workspaces. */
  readonly otherBuckets: readonly string[];
}

/** The most that the roles of one module or kind need, in the layer that makes them. */
export interface Ceiling {
  readonly layer: BoundedLayer;
  readonly statements: (place: CeilingPlace) => readonly Statement[];
}

/** ARNs of what is worked with in a way, each once. */
export const accessedBy = ({ accessed = [] }: CeilingPlace, ...does: readonly Doing[]): readonly string[] => [
  ...new Set(accessed.filter((one) => does.includes(one.does)).map(({ arn }) => arn)),
];

/** ARNs of the environment's keys of data; one alone as a text. */
export const dataKeysOf = ({
  dataKeyArn,
  separateKeyArns = [],
}: Pick<CeilingPlace, "dataKeyArn" | "separateKeyArns">): string | readonly string[] =>
  separateKeyArns.length === 0 ? dataKeyArn : [dataKeyArn, ...separateKeyArns];

/** ARNs of the keys that encrypt it and are not the environment's, each once. */
export const keysAccessedBy = ({ accessed = [] }: CeilingPlace, ...does: readonly Doing[]): readonly string[] => [
  ...new Set(accessed.flatMap((one) => (does.includes(one.does) && one.key.mode === "other" ? [one.key.arn] : []))),
];
