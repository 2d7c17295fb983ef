/** A value as JSON spells it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a change of one attribute or block does, where `undefined` is not known. */
export interface Replacement {
  /** One value to another. For a block written with braces: nothing, its attributes speak for themselves. */
  readonly change: boolean | undefined;
  /** Unset to set. */
  readonly set: boolean | undefined;
  /** Set to unset. */
  readonly unset: boolean | undefined;
  /** Replaces only where this holds: see `semantics/conditions.ts`. */
  readonly onlyIf?: string;
}

export interface AttributeFacts {
  /** In the short spelling of types: `set(string)`. */
  readonly type: string;
  readonly sensitive: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  readonly replacement: Replacement;
  /** Of a list or set. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** What the provider plans where the configuration is silent. */
  readonly default?: Json;
  /** Values that the provider takes; it checks them when it plans. */
  readonly allowed?: readonly string[];
  readonly allowedIgnoresCase: boolean;
  /** Values that the service is known to take; the provider does not check them. */
  readonly known?: readonly string[];
  /** A check of the provider in words: `length 1..128`. See `semantics/checks.ts`. */
  readonly check?: string;
  /** Differences that the provider does not see: `case`. See `semantics/ignored.ts`. */
  readonly ignored?: string;
}

export interface BlockFacts {
  readonly nesting: "single" | "list" | "set";
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Written `name = { … }`. */
  readonly isAttribute: boolean;
  readonly deprecated: boolean;
  readonly replacement: Replacement;
  readonly ignored?: string;
}

/** Facts of one resource type. Paths are dotted names without indexes: `task.new_cluster.num_workers`. */
export interface TypeFacts {
  readonly type: string;
  /** The level of the Databricks provider that the type works with. */
  readonly level?: "account" | "workspace" | "both";
  readonly attributes: ReadonlyMap<string, AttributeFacts>;
  readonly blocks: ReadonlyMap<string, BlockFacts>;
  /** Path → paths that may not be set beside it. */
  readonly conflicts: ReadonlyMap<string, readonly string[]>;
  readonly exactlyOneOf: readonly (readonly string[])[];
  readonly atLeastOneOf: readonly (readonly string[])[];
  /** Path → paths that have to be set with it. */
  readonly requiredWith: ReadonlyMap<string, readonly string[]>;
  /** What destroy does, in words, where it is not a plain delete: `noop`, `trash`, `reset: …`. */
  readonly deletion?: string;
  /** Made with the older SDK (terraform-plugin-sdk 2), not with the plugin framework. */
  readonly olderSdk: boolean;
  /** A change is planned and then fails: the type has no update. */
  readonly changeFails: readonly string[];
  /** A change is planned in place and never sent. */
  readonly notSentOnUpdate: readonly string[];
  /** Part of the identity, and yet changed in place: the update goes to another object. */
  readonly idNotReplaced: readonly string[];
  /** For `databricks_permissions`: attribute that names the object → levels. */
  readonly permissionLevels: ReadonlyMap<string, readonly string[]>;
  readonly deprecated?: string;
  readonly notes: readonly string[];
}
