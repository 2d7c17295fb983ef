import type { Securable } from "../../config/facts/securables";

/** Resource that says something, and the setting that it is made for. */
export interface Place {
  readonly stack: string;
  /** `databricks_grants.catalog-sales_grants`. */
  readonly address: string;
  /** `config/environments/prod.ts: catalogs.sales`. */
  readonly setting?: string | undefined;
}

export type PrincipalKind = "group" | "service principal" | "user" | "everybody" | "recipient";

export interface Principal {
  /** Unlike any other's: `group analysts`. */
  readonly key: string;
  readonly kind: PrincipalKind;
  /** As Databricks shows it. */
  readonly name: string;
  /** Other names that it goes by: the key in the account's file, the application id. */
  readonly aliases: readonly string[];
}

/** A workspace that may use an isolated securable. */
export interface Binding {
  readonly workspace: string;
  readonly isReadOnly: boolean;
}

export type ObjectKind = Securable | "workspace object";

/** Something that there are rights on. */
export interface AccessObject {
  /** Unlike any other's: `catalog prod_sales`, `warehouse prod-bi`. */
  readonly key: string;
  readonly kind: ObjectKind;
  /** For people: `external location`, `warehouse`. */
  readonly word: string;
  /** `prod_sales.gold`. */
  readonly name: string;
  /** Other names that it goes by: `sales.gold`, by keys of the configuration. */
  readonly aliases: readonly string[];
  /** Key of the principal that owns it. */
  readonly owner?: string | undefined;
  /** Workspaces that may use it; undefined where all may. */
  readonly bindings?: readonly Binding[] | undefined;
  /** Workspace that it belongs to, of an object of a workspace. */
  readonly workspace?: string | undefined;
  /** Where it leads to outside of Databricks: bucket, credential and role. */
  readonly leads?: string | undefined;
  readonly at?: Place | undefined;
}

/** Member of a group; who is in a group has all that it has. */
export interface Membership {
  readonly member: string;
  readonly group: string;
  readonly at: Place;
}

/** A privilege on a securable, or a level on an object of a workspace. */
export interface Granted {
  readonly principal: string;
  readonly privilege: string;
  readonly object: string;
  readonly at: Place;
}

/** Whoever has one of some levels on something acts as somebody else with it: a job that runs as a service principal. */
export interface ActsAs {
  readonly object: string;
  readonly levels: readonly string[];
  readonly as: string;
  /** `which runs as`, `which shows it what it sees itself:`. */
  readonly words: string;
}

/** An object of a share. */
export interface SharedObject {
  readonly share: string;
  readonly object: string;
  readonly privileges: readonly string[];
  readonly at: Place;
}

/** A tag that something has to have: with this value, or with any. */
export interface Tagged {
  readonly tag: string;
  readonly value?: string | undefined;
}

/** A tag of something in Unity Catalog. */
export interface Tag extends Tagged {
  /** `catalog`, `schema`, `table` or `column`. */
  readonly kind: string;
  /** Full name: `prod_sales.gold.payments.card`. */
  readonly name: string;
  readonly at: Place;
}

/** A policy by which some see less of tables than they may read: a column is masked, or rows are left out. */
export interface Limit {
  readonly policy: string;
  readonly does: "mask" | "filter";
  /** Key, kind and name of the catalog, schema or table that it is on. */
  readonly object: string;
  readonly kind: Securable;
  readonly name: string;
  /** Keys of the principals that it is for, and of those among them that it is not for. */
  readonly to: readonly string[];
  readonly except: readonly string[];
  /** Full name of the function that it calls. */
  readonly function: string;
  /** Of a mask: tag of the columns. */
  readonly column?: Tagged | undefined;
  /** Tag of the tables. Undefined: all. */
  readonly when?: Tagged | undefined;
  readonly at: Place;
}

export interface Assignment {
  readonly principal: string;
  readonly workspace: string;
  readonly at: Place;
}

/** Who may do what in an environment, as the emitted JSON says it. */
export interface Access {
  readonly principals: ReadonlyMap<string, Principal>;
  readonly objects: ReadonlyMap<string, AccessObject>;
  readonly memberships: readonly Membership[];
  readonly grants: readonly Granted[];
  readonly permissions: readonly Granted[];
  readonly actsAs: readonly ActsAs[];
  readonly shared: readonly SharedObject[];
  readonly assignments: readonly Assignment[];
  readonly limits: readonly Limit[];
  readonly tags: readonly Tag[];
  /** Keys of the workspaces. */
  readonly workspaces: readonly string[];
}
