import { z } from "zod";
import { groupName, slug, ucName } from "./common";

/** What a setting can name, and the form that its name has. `schema` is one of the catalog that is named beside it. */
const NAMES = {
  group: groupName,
  servicePrincipal: slug,
  networkConnectivity: slug,
  networkPolicy: slug,
  workspace: slug,
  zone: slug,
  externalLocation: slug,
  catalog: ucName,
  schema: ucName,
  dataService: slug,
  connection: slug,
  source: slug,
  consumer: slug,
  workload: slug,
  clusterPolicy: slug,
  instancePool: slug,
  secretScope: slug,
  notificationDestination: slug,
  workspaceFolder: slug,
  stage: slug,
  computeProfile: slug,
  budgetPolicy: slug,
} as const satisfies Readonly<Record<string, z.ZodString>>;

export type RefTarget = keyof typeof NAMES;

/** What a mark says of a name beside its target. */
export interface RefOptions {
  /** `schema`: the field beside this one that names the catalog. Default `catalog`. */
  readonly within?: string;
  /** `zone`: `raw`, where files arrive, or `managed`, for what Unity Catalog manages. Default: either. */
  readonly zone?: "raw" | "managed";
  /** Kind that the thing has to be of, where there are several: `sql-warehouse`; or one of several kinds. Default: any. */
  readonly kind?: string | readonly string[];
  /** The thing has to be in the same workspace as what names it. Default false. */
  readonly sameWorkspace?: boolean;
  /** The principal gets into the workspace by this very entry, so need not be in already. Default false. */
  readonly givesEntry?: boolean;
  /** `group`: it owns or administers what names it, so that it is not everybody. Default false. */
  readonly owns?: boolean;
  /** `dataService`: what names it writes into it. Default: it is where data comes from, or what is needed for that. */
  readonly into?: boolean;
  /** `group`: it owns something of the metastore. Whom Terraform runs as is in it, and it need not be in the workspace. Default false. */
  readonly ownsInMetastore?: boolean;
  /** The principal is named to the metastore, which knows everybody of the account, so need not be in the workspace. Default false. */
  readonly inMetastore?: boolean;
}

/** What becomes of a schema that is named: the checks of layers go by it, so each name of one has to say it. */
type SchemaUse =
  /** Tables of this layer are written into it. */
  | { readonly layer: "bronze" | "silver" | "gold"; readonly reads?: never }
  /** It is read, or what is written there is of no layer, or of the layer that the schema has. */
  | { readonly reads: true; readonly layer?: never };

/** What becomes of a service principal that is named: whom Terraform runs as may be named, but nothing else acts as it. */
type PrincipalUse =
  /** Programs run with its rights. */
  | { readonly runsAs: true; readonly signsIn?: never; readonly named?: never }
  /** Something outside of Databricks signs in as it. */
  | { readonly signsIn: true; readonly runsAs?: never; readonly named?: never }
  /** It is given something, or limited; nothing acts as it by that. */
  | { readonly named: true; readonly runsAs?: never; readonly signsIn?: never };

export interface RefMark extends RefOptions {
  readonly to: RefTarget;
  readonly layer?: "bronze" | "silver" | "gold";
  readonly reads?: boolean;
  readonly runsAs?: boolean;
  readonly signsIn?: boolean;
  readonly named?: boolean;
}

/** What has to be said of a target, and what can be. */
type Said<T extends RefTarget> = T extends "schema"
  ? [options: RefOptions & SchemaUse]
  : T extends "servicePrincipal"
    ? [options: RefOptions & PrincipalUse]
    : [options?: RefOptions];

const MARKS = z.registry<RefMark>();

/**
 * A name of something that is declared elsewhere in the configuration: `ref("zone")`. In a record it is the key:
 * `z.record(ref("group"), …)`. `references.ts` finds every mark, so that no check has a list of fields.
 */
export function ref<T extends RefTarget>(to: T, ...[options]: Said<T>): z.ZodString {
  const name: z.ZodString = NAMES[to];
  return name.clone().register(MARKS, { to, ...options });
}

/** The mark of a schema, if it has one. */
export const markOf = (schema: z.core.$ZodType): RefMark | undefined => MARKS.get(schema as z.ZodType);
