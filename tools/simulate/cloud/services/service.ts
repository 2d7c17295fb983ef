import type { ObjectValue } from "../../schema/value";
import type { Check } from "../checks/check";
import type { Row } from "../computed/aws-template";
import type { Computed, RevisedRequest } from "../computed/computed";
import type { DataSource } from "../data-sources/data-source";
import type { Effects } from "../effects/effects";
import type { LimitName, QuotaName } from "../published";
import type { Target } from "../references/reference";
import type { StoreView } from "../store";
import type { Unique } from "../uniques/unique";

/** The types of one service: type → what is known of it. A data source without a resource has a row too. */
export type Service = Readonly<Record<string, ServiceType>>;

/**
 * All that is known of one type. Every facet may be left out: the type works without, only less like the real one.
 * What relates several objects, or takes more than data to say, is a rule under `rules/`.
 */
export interface ServiceType {
  /** What the service decides about a new object: ids, ARNs, host names. Default: an id and an ARN of the general form. */
  readonly computed?: Row | Computed;
  /** What changes by itself with every change: versions, hashes. */
  readonly revised?: (request: RevisedRequest) => ObjectValue;
  /** What is set with every change beside what is asked for. */
  readonly adds?: (asked: ObjectValue, store: StoreView) => ObjectValue;
  /** What the provider shows of an object, where that depends on who asks. Undefined: it says that there is none. */
  readonly shows?: (object: ObjectValue, seen: Seen) => ObjectValue | undefined;
  /** Arguments that name another object: dotted path → what; several where it may be one thing or another. */
  readonly references?: Readonly<Record<string, Target | readonly Target[]>>;
  /** Names and slots of which there is one. */
  readonly unique?: readonly Unique[];
  /** How many of it a service gives an account by default. */
  readonly quota?: Quota;
  /** How many of it Databricks takes. */
  readonly limit?: Limit;
  /** The role that the service tries before it takes it. */
  readonly trusts?: Trust;
  /** Arguments whose objects have to be in one VPC. */
  readonly sameVpc?: Meeting;
  /** Arguments with an IAM policy → whose policy it is. */
  readonly policies?: Readonly<Record<string, PolicyKind>>;
  /** The object whose policy this is, and which takes the same policy as its own argument `policy`. */
  readonly policyOf?: PolicyOwner;
  /** What the service refuses because of this object alone: what has to be set, what must not be, what text it takes. */
  readonly checks?: readonly Check[];
  /** Attributes that make up an import id which is not the id, and what joins them. Source: the provider's documentation. */
  readonly importedBy?: readonly [attributes: readonly string[], separator: string];
  /** Data source that finds one object of the type: arguments that it looks by, `argument:attribute` where they differ. */
  readonly lookup?: readonly string[];
  /** Data source that lists ids: of which resource type. */
  readonly lists?: string;
  /** Data source that takes more than that: what it answers. */
  readonly answers?: DataSource;
  /** Which level of Databricks answers the data source. Default: either. */
  readonly answeredBy?: "account" | "workspace";
  /** Files that it puts into a bucket by itself. */
  readonly delivers?: Delivery;
  /** Service, `rds`, that makes its service-linked role when the first object of the type is made. The role stays. */
  readonly linkedRole?: string;
  /** Argument with the days that the service keeps the names of a deleted object; 0: not at all. */
  readonly keepsName?: string;
  /** What else the service does by itself when an object comes, changes or goes. */
  readonly effects?: Effects;
}

/** Who looks at an object. */
export interface Seen {
  /** The object as Terraform has it; empty where it does not know it yet. */
  readonly state: ObjectValue;
  readonly store: StoreView;
}

/** A default quota, January 2026. Those in the Service Quotas console can be raised, and then the row is wrong. */
export interface Quota {
  /** Objects that share this argument are counted together; without one, those of the account and region. */
  readonly per?: string;
  /** A figure, or which of the published ones. */
  readonly limit: number | QuotaName;
  readonly summary: string;
  /** Only the objects where an argument has this value. */
  readonly where?: readonly [argument: string, value: string];
}

/** Databricks' own limit. */
export interface Limit {
  /** Which of the published limits. */
  readonly max: LimitName;
  readonly among: "account" | "metastore" | "workspace";
  /** Counted apart by these attributes, or by this text. Default: together. */
  readonly by?: readonly string[] | ((attributes: ObjectValue, store: StoreView) => string);
  /** How much one object counts. Default 1. */
  readonly weight?: (attributes: ObjectValue) => number;
  /** Types that are counted together with it. Default: none. */
  readonly with?: readonly string[];
  /** What is counted, for the message: `groups per account`. */
  readonly what: string;
}

/** A role that a service works with. */
export interface Trust {
  /** Path of the role's ARN. */
  readonly path: string;
  /** Principal, without `.amazonaws.com`. */
  readonly service: string;
  readonly summary: string;
}

/** Objects that work together. */
export interface Meeting {
  /** Arguments whose objects have to be in one VPC; `vpc_id` is the VPC itself. */
  readonly arguments: readonly string[];
  readonly summary: string;
}

/** Whose policy an argument holds: an identity's, a resource's, or the trust policy of a role. */
export type PolicyKind = "identity" | "resource" | "trust";

/** The object that a policy resource is of. */
export interface PolicyOwner {
  /** Types of the object. */
  readonly of: readonly string[];
  /** Argument that names the object. */
  readonly argument: string;
  /** Attributes of the object that the argument may have. */
  readonly by: readonly string[];
}

/** Where something puts objects, and which. Objects stay when their source goes: then a bucket is not empty. */
export interface Delivery {
  bucket(source: ObjectValue, store: StoreView): string | undefined;
  /** Key of the first object. */
  key(source: ObjectValue, account: string): string;
}
