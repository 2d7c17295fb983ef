import type { Nearness } from "../whereabouts";

/** Another object that an argument names, which has to exist. */
export interface Target {
  /** Resource types that it may name. */
  readonly targets: readonly string[];
  /** Attribute of the target that it holds; several where the service takes one or the other. */
  readonly attribute: string | readonly string[];
  /** The target cannot be deleted while this object exists; how the service words it. Default: it can. */
  readonly blocksDelete?: string;
  /** Values that need no object, for example AWS's own. Default none. */
  readonly except?: RegExp;
  /** The part of the value that names the target, as the first group; other values name nothing. Default: all of it. */
  readonly part?: RegExp;
  /** How near the target has to be. Default: `place` (account and region) for AWS, `account` for Databricks. */
  readonly within?: Nearness;
  /** How the service words that the target does not exist. Default `NotFound`. */
  readonly missing?: string;
  /** This object is a part of its target: it goes when the target goes, and never holds it back. Default false. */
  readonly goesWith?: boolean;
  /** Attribute of the target: where it is true, this object goes with the target, whatever it holds otherwise. */
  readonly goesIf?: string;
}

/** An argument that names another object. */
export interface Reference extends Target {
  /** Resource type; `aws_*` stands for every type that begins so and has no row of its own for the path. */
  readonly type: string;
  /**
   * Dotted path of the argument; lists, sets and blocks are walked through: `vpc_endpoints.rest_api`. `**.name` is the
   * name at any depth.
   */
  readonly path: string;
}

/** The references of one type. */
export const on = (type: string, rows: Readonly<Record<string, Target | readonly Target[]>>): Reference[] =>
  Object.entries(rows).flatMap(([path, targets]) => [targets].flat().map((target) => ({ type, path, ...target })));

/** True where a row is about a type. */
export function isAbout({ type: pattern }: Reference, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
