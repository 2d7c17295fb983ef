import type { ProviderSchema } from "../schema/model";
import type { ObjectValue } from "../schema/value";

/** A step into a value. A set has no steps into it: a path ends at the set. */
export type Step = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

export type Path = readonly Step[];

/** A message that Terraform shows, at an argument where there is a path. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly path?: Path;
}

/**
 * One `provider` block of one Terraform command. Aliases of a provider share a server; they are told apart by the
 * connection that their calls come over.
 */
export interface ProviderInstance {
  /** `127.0.0.1:40312`, the other end of the connection. */
  readonly peer: string;
  /** Undefined until Terraform has configured it. May hold unknown values while planning. */
  readonly config: ObjectValue | undefined;
}

/** What the provider keeps beside the state of a resource; Terraform stores it and hands it back. */
export type PrivateData = Readonly<Record<string, string | boolean>>;

export interface StateRequest {
  readonly type: string;
  readonly state: ObjectValue;
  readonly private: PrivateData;
}

export interface PlanRequest {
  readonly type: string;
  /** Null where the resource is created. */
  readonly prior: ObjectValue | null;
  /** The configuration, with prior values where it leaves the choice to the provider. Null to destroy. */
  readonly proposed: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly private: PrivateData;
}

export interface PlanResult {
  readonly planned: ObjectValue | null;
  readonly requiresReplace: readonly Path[];
  readonly private: PrivateData;
  /**
   * The plan sets an argument that the configuration does not: what providers on the older SDK do for defaults.
   * Terraform accepts it only from a provider that says so.
   */
  readonly overridesConfig: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ApplyRequest {
  readonly type: string;
  readonly prior: ObjectValue | null;
  /** Null to delete. */
  readonly planned: ObjectValue | null;
  /** Holds the write-only arguments, which `planned` does not. */
  readonly config: ObjectValue | null;
  readonly private: PrivateData;
}

/** With an error among the diagnostics, `state` is what exists nevertheless. */
export interface StateResult {
  readonly state: ObjectValue | null;
  readonly private: PrivateData;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ImportRequest {
  readonly type: string;
  readonly id: string;
}

export interface DataRequest {
  readonly type: string;
  readonly config: ObjectValue;
}

export interface DataResult {
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

type Diagnostics = readonly Diagnostic[];
type Awaitable<T> = T | Promise<T>;

/** A provider behind the wire: plain values in, plain values out. What it throws becomes an error diagnostic. */
export interface ProviderHandler {
  readonly schema: ProviderSchema;
  validateConfig(config: ObjectValue): Awaitable<Diagnostics>;
  configure(instance: ProviderInstance, config: ObjectValue): Awaitable<Diagnostics>;
  validateResource(type: string, config: ObjectValue): Awaitable<Diagnostics>;
  validateDataSource(type: string, config: ObjectValue): Awaitable<Diagnostics>;
  /** The state has already been brought to the current schema; a handler that has nothing to change returns it. */
  upgradeState(type: string, version: number, state: ObjectValue): Awaitable<ObjectValue>;
  read(instance: ProviderInstance, request: StateRequest): Awaitable<StateResult>;
  plan(instance: ProviderInstance, request: PlanRequest): Awaitable<PlanResult>;
  apply(instance: ProviderInstance, request: ApplyRequest): Awaitable<StateResult>;
  importState(instance: ProviderInstance, request: ImportRequest): Awaitable<StateResult>;
  readDataSource(instance: ProviderInstance, request: DataRequest): Awaitable<DataResult>;
  /** Terraform was interrupted: what is still running should give up. */
  stop(instance: ProviderInstance): Awaitable<void>;
}
