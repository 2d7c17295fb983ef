import type { Construct } from "constructs";
import type { Layer } from "../../config/derive/layers";
import type { NamePatterns } from "../../config/derive/names";
import type { DataKey } from "../../config/facts/separate-keys";
import type { Protection } from "../../config/model";
import type { Statement } from "../iam/policy-document";
import type { KeyArn } from "../kms/key-arn";
import type { Place } from "../place";
import type { Browsers } from "../storage/browsers";

/** What an entry of a kind offers to later layers, by name of the output: `{ pipeline_ids: … }`. */
export type Made = Readonly<Record<string, string>>;

/** What every contribution is given. */
export interface Contributed<M> {
  /** The entry, resolved. */
  readonly entry: M;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Patterns of names, filled in but for the purpose. */
  readonly names: NamePatterns;
  readonly place: Place;
  /** For cost reports, on what takes tags: those of the stack, and which entry it is. */
  readonly tags: Readonly<Record<string, string>>;
  /** Id of the budget policy that its serverless usage is billed under; undefined where it has none. */
  budgetPolicyId(): string | undefined;
  readonly protection: Protection;
  /** Who Terraform runs as: key in `servicePrincipals`, and application id. */
  readonly deployer: { readonly key: string; readonly applicationId: string };
  /** Service principals of other entries that work with this one, by key in the account's `servicePrincipals`, sorted. */
  readonly users: readonly string[];
  /** Application ids of service principals that Databricks makes with other entries, which work with this one. */
  madeUsers(): readonly string[];
  /**
   * A value of an earlier layer's contract, or of the same layer as far as it is made. Reading declares the data source
   * of that layer's state, so what is not read costs nothing.
   * @param key of the map; without one the output is a single text
   * @throws if there is no such value
   */
  read(layer: Layer, output: string, key?: string): string;
  /** ARN of a key of data of the environment, read from the foundation. */
  readonly keyArn: KeyArn;
  /** ARN of the one that encrypts what a data service stores, by the key of the service. */
  serviceKeyArn(dataService: string): string;
  /** A value of the same layer, made or not yet; it is put in once everything is there, and has to be by then. */
  readLater(output: string, key: string): string;
  /**
   * A whole map of an earlier layer's contract, where only that layer knows the keys.
   * @throws if there is no such map
   */
  readAll(layer: Layer, output: string): Readonly<Record<string, string>>;
}

/** A bucket that programs are shipped into. */
export interface ProgramBucket {
  /** A reference, of a bucket that keeps versions. */
  readonly bucketName: string;
  readonly kmsKeyArn: string;
}

/** What only the contributions of some layers are given. */
export interface OfLayer {
  "unity-catalog": {
    /** Role of Databricks that assumes the roles of credentials. */
    readonly unityCatalogRoleArn: string;
    /** Workspaces that credentials and locations are bound to, beside the governance workspace: key → id. */
    readonly workspaceIds: Readonly<Record<string, string>>;
  };
  "data-services": object;
  connections: object;
  ingestion: object;
  serving: object;
  activation: object;
  operations: {
    /** SNS topic that every alarm goes to. */
    readonly alarmTopicArn: string;
    /** Bucket for access logs of other buckets. Default: there is none. */
    readonly accessLogBucket: string | undefined;
    /** Bucket for programs that are shipped to AWS; only there where an entry ships one. */
    readonly programBucket: ProgramBucket | undefined;
  };
}

/** Layers that kinds contribute constructs to. */
export type KindLayer = keyof OfLayer;

/** Makes what an entry has in one layer. */
export type Contribution<M, L extends KindLayer> = (
  scope: Construct,
  id: string,
  context: Contributed<M> & OfLayer[L],
) => Made;

/** Statements that all entries of a kind together add to a policy of a layer whose resources no kind makes; none adds none. */
export type AddedStatements<M> = (entries: readonly M[], place: Place) => readonly Statement[];

/** Everything that a kind makes, by layer, and what it adds to policies of others. */
export type Contributions<M> = { readonly [L in KindLayer]?: Contribution<M, L> } & {
  readonly network?: {
    /** Endpoint of an AWS service (`s3`, `sqs`) → statements of its policy, where the VPC has it. */
    readonly endpointStatements?: Readonly<Record<string, AddedStatements<M>>>;
  };
  readonly foundation?: {
    /** Of the policy of the environment's data key. */
    readonly dataKeyStatements?: AddedStatements<M>;
    /** Of the policy of each key that may encrypt entries of the kind: of those that it encrypts. */
    readonly serviceKeyStatements?: (entries: readonly M[], place: Place, key: DataKey) => readonly Statement[];
    /** Of the policy of the environment's key of logs and alarms. */
    readonly logKeyStatements?: AddedStatements<M>;
  };
  readonly alarms?: {
    /** Of the policy of the topic that every alarm goes to: who publishes to it beside alarms. */
    readonly topicStatements?: (entries: readonly M[], topicArn: string, place: Place) => readonly Statement[];
  };
  readonly storage?: {
    /** Of the bucket policy of a zone, for services that put files there in their own name. */
    readonly bucketStatements?: (entries: readonly M[], zone: string, place: Place) => readonly Statement[];
    /** Pages on which browsers use the bucket of a zone. */
    readonly browsers?: (entries: readonly M[], zone: string, place: Place) => readonly Browsers[];
  };
};
