import type { Nearness } from "../whereabouts";

/** Attributes that no two objects may share. */
export interface Unique {
  readonly type: string;
  /** Dotted paths; together they are unique. Without any, there can be one object of the type. */
  readonly attributes: readonly string[];
  /** Among what: the objects of the region or workspace, of the account, or all there are. */
  readonly among: Exclude<Nearness, "region">;
  /** How the service words it. */
  readonly summary: string;
  /** Other types that take names from the same pool. Default none. */
  readonly with?: readonly string[];
  /** `A` and `a` are the same name. Default false. */
  readonly ignoresCase?: boolean;
  /** What to do. Default: to choose another name, or to import the object. */
  readonly fix?: string;
}

/** Rows of many types that are alike. */
export const each = (types: readonly string[], row: Omit<Unique, "type">): Unique[] =>
  types.map((type) => ({ type, ...row }));
