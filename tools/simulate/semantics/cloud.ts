import type { Block } from "../schema/model";
import type { ProviderName } from "../schema/packages";
import type { ObjectValue } from "../schema/value";
import type { Path, ProviderInstance } from "../wire/handler";
import type { Clock } from "./clock";

/** Who is calling, and when. */
export interface CloudContext {
  readonly provider: ProviderName;
  /** One per `provider` block and command; a stack's aliases have different ones. */
  readonly instance: ProviderInstance;
  /** The arguments of the provider block. While planning, some may be unknown. */
  readonly config: ObjectValue;
  /** AWS: the region of the provider block. */
  readonly region: string | undefined;
  /** Databricks: the host of the provider block, undefined where it is not set or not known yet. */
  readonly host: string | undefined;
  /** AWS: the one allowed account. Databricks: the account id. */
  readonly accountId: string | undefined;
  /** Databricks: what the host and the account id make of it, as far as they are known. */
  readonly level: "account" | "workspace" | undefined;
  readonly clock: Clock;
}

/** Why a service says no. */
export interface Refusal {
  /** Stable id of the rule, `vpc-in-use`; its file has the same name. */
  readonly rule: string;
  /** One line, as the service words it. */
  readonly summary: string;
  /** What is wrong with what. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix: string;
  /** The argument at fault, if it is one. */
  readonly path?: Path;
}

/** An operation that did not happen, or only in part. */
export interface Refused {
  readonly refused: Refusal;
  /** What exists after a creation that failed half-way: Terraform keeps it as tainted. */
  readonly exists?: Stored;
}

/** An object of the cloud. */
export interface Stored {
  /** How the cloud finds the object again; kept beside Terraform's state. Not the `id`, which may not be unique. */
  readonly key: string;
  /** Every attribute. Nothing unknown; what is missing counts as null. */
  readonly object: ObjectValue;
}

interface Typed {
  readonly type: string;
  readonly schema: Block;
}

/** An object that Terraform has in its state. */
export interface Existing extends Typed {
  readonly key: string;
  /** As Terraform knows it. */
  readonly state: ObjectValue;
}

export interface CreateRequest extends Typed {
  /** What Terraform planned; unknown values are for the cloud to fill, see `complete`. */
  readonly planned: ObjectValue;
  /** As configured: with write-only arguments, without defaults. */
  readonly config: ObjectValue;
}

export interface UpdateRequest extends Existing {
  /** As planned, but what the provider never sends in an update is as it was. */
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
  /** Names of the top-level arguments and blocks that change. */
  readonly changed: readonly string[];
}

export interface ImportRequest extends Typed {
  readonly id: string;
}

export interface DataRequest extends Typed {
  /** Nothing unknown: Terraform waits until it is so. */
  readonly config: ObjectValue;
  /** The same, with unknown values where the answer goes, for `complete`. */
  readonly planned: ObjectValue;
}

export interface PlannedChange extends Typed {
  readonly action: "create" | "update" | "replace";
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
}

/** What the cloud has to say about a plan. */
export interface PlanAdvice {
  /** What is refused already while planning. */
  readonly refusals?: readonly Refusal[];
  /** Top-level computed attributes that this update is going to change. */
  readonly unknown?: readonly string[];
}

type Awaitable<T> = T | Promise<T>;

/**
 * The services behind the simulated providers. It knows objects, not Terraform: plans, defaults, replacement and
 * checks of single arguments have been dealt with when it is called.
 */
export interface Cloud {
  /** A provider block is configured; while planning with values that are not known yet. */
  configure?(context: CloudContext): Awaitable<readonly Refusal[]>;
  plan?(context: CloudContext, change: PlannedChange): Awaitable<PlanAdvice>;
  create(context: CloudContext, request: CreateRequest): Awaitable<Stored | Refused>;
  /** Undefined: it is gone, and Terraform plans to create it again. */
  read(context: CloudContext, existing: Existing): Awaitable<ObjectValue | undefined | Refused>;
  update(context: CloudContext, request: UpdateRequest): Awaitable<ObjectValue | Refused>;
  delete(context: CloudContext, existing: Existing): Awaitable<undefined | Refused>;
  /** Undefined: there is no such object. */
  import(context: CloudContext, request: ImportRequest): Awaitable<Stored | undefined | Refused>;
  readData(context: CloudContext, request: DataRequest): Awaitable<ObjectValue | Refused>;
  /** Terraform was interrupted: whatever waits should give up. */
  stop?(context: CloudContext): Awaitable<void>;
}

/** Tells a refusal from a result. */
export function isRefused(outcome: object | undefined): outcome is Refused {
  return (
    outcome !== undefined && "refused" in outcome && typeof outcome.refused === "object" && outcome.refused !== null
  );
}
