import type { Json } from "./facts";

/** The layout of the facts files; their headers explain the keys. */
export interface FactsFile<T> {
  readonly source: string;
  readonly resources: Readonly<Record<string, T>>;
}

export interface AwsTypeJson {
  readonly attributes: Readonly<Record<string, AwsAttributeJson>>;
  readonly blocks: Readonly<Record<string, AwsBlockJson>>;
}

export interface AwsAttributeJson {
  readonly t: string;
  readonly f: string;
  readonly new?: boolean;
  readonly cond?: boolean;
  readonly sup?: boolean;
  readonly add?: boolean;
  readonly rm?: boolean;
}

export interface AwsBlockJson {
  readonly n: "single" | "list" | "set";
  readonly f?: string;
  readonly min?: number;
  readonly max?: number;
  readonly add?: boolean;
  readonly rm?: boolean;
}

type PathLists = Readonly<Record<string, readonly string[]>>;
type Groups = readonly (readonly string[])[];

/** A type of a provider whose source was read. */
export interface SchemaTypeJson {
  readonly level?: "account" | "workspace" | "both";
  readonly impl: "sdkv2" | "framework";
  readonly attributes: Readonly<Record<string, DatabricksAttributeJson>>;
  readonly blocks?: Readonly<Record<string, DatabricksBlockJson>>;
  readonly conflicts?: PathLists;
  readonly exactlyOneOf?: Groups;
  readonly atLeastOneOf?: Groups;
  readonly requiredWith?: PathLists;
  readonly delete?: string;
  readonly changeFails?: readonly string[];
  readonly notSentOnUpdate?: readonly string[];
  readonly idNotReplaced?: readonly string[];
  readonly permissionLevels?: PathLists;
  readonly defaults?: Readonly<Record<string, Json>>;
  readonly enums?: PathLists;
  readonly enumsIgnoreCase?: readonly string[];
  readonly apiEnums?: PathLists;
  readonly docEnums?: PathLists;
  readonly checks?: Readonly<Record<string, string>>;
  /** Kind of difference → paths. */
  readonly ignoredChanges?: PathLists;
  readonly deprecated?: string;
  readonly notes?: readonly string[];
}

/** A type of the Databricks provider: it works with one level, or with both. */
export interface DatabricksTypeJson extends SchemaTypeJson {
  readonly level: "account" | "workspace" | "both";
}

export interface DatabricksAttributeJson {
  readonly t: string;
  readonly f: string;
  readonly new?: boolean;
  readonly newIf?: string;
  readonly min?: number;
  readonly max?: number;
}

export interface DatabricksBlockJson {
  readonly n: "single" | "list" | "set";
  readonly f: string;
  readonly new?: boolean;
  readonly k?: "attr";
  readonly min?: number;
  readonly max?: number;
}
