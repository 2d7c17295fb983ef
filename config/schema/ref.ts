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
  /** `servicePrincipal`: programs run with its rights, so it is not the one that Terraform runs as. Default false. */
  readonly runsAs?: boolean;
  /** `servicePrincipal`: something outside of Databricks signs in as it, so it is not the one that Terraform runs as. Default false. */
  readonly signsIn?: boolean;
  /** `schema`: tables of this layer are written into it. Default: it is read, whatever its layer. */
  readonly layer?: "bronze" | "silver" | "gold";
  /** `dataService`: what names it writes into it. Default: it is where data comes from, or what is needed for that. */
  readonly into?: boolean;
  /** `group`: it owns something of the metastore. Whom Terraform runs as is in it, and it need not be in the workspace. Default false. */
  readonly ownsInMetastore?: boolean;
  /** The principal is named to the metastore, which knows everybody of the account, so need not be in the workspace. Default false. */
  readonly inMetastore?: boolean;
}

export interface RefMark extends RefOptions {
  readonly to: RefTarget;
}

const MARKS = z.registry<RefMark>();

/**
 * A name of something that is declared elsewhere in the configuration: `ref("zone")`. In a record it is the key:
 * `z.record(ref("group"), …)`. `references.ts` finds every mark, so that no check has a list of fields.
 */
export function ref(to: RefTarget, options: RefOptions = {}): z.ZodString {
  return NAMES[to].clone().register(MARKS, { to, ...options });
}

/** The mark of a schema, if it has one. */
export const markOf = (schema: z.core.$ZodType): RefMark | undefined => MARKS.get(schema as z.ZodType);
