import type { Nearness } from "../whereabouts";

/** Attributes that no two objects of a type may share. */
export interface Unique {
  /** Dotted paths; together they are unique. Without any, there can be one object of the type. */
  readonly attributes: readonly string[];
  /** Among what: the objects of the region or workspace, of the account, or all there are. */
  readonly among: Exclude<Nearness, "region">;
  /** How the service words it. */
  readonly summary: string;
  /** Types that take names from the same pool. Default: only the type itself. */
  readonly with?: readonly string[];
  /** `A` and `a` are the same name. Default false. */
  readonly ignoresCase?: boolean;
  /** What to do. Default: to choose another name, or to import the object. */
  readonly fix?: string;
}

/** What is unique, with the type that it is unique for. */
export interface UniqueOfType extends Unique {
  readonly type: string;
}
