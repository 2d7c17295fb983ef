/** An argument that names another object, which has to exist in the same account and, for AWS, region. */
export interface Reference {
  readonly type: string;
  /** Dotted path of the argument; lists, sets and blocks are walked through: `vpc_endpoints.rest_api`. */
  readonly path: string;
  /** Resource types that it may name. */
  readonly targets: readonly string[];
  /** Attribute of the target that it holds. */
  readonly attribute: string;
  /** The target cannot be deleted while this object exists; how the service words it. Default: it can. */
  readonly blocksDelete?: string;
  /** Values that need no object, for example AWS's own. Default none. */
  readonly except?: RegExp;
}

/** The references of one type. */
export const on = (type: string, rows: Readonly<Record<string, Omit<Reference, "type" | "path">>>): Reference[] =>
  Object.entries(rows).map(([path, row]) => ({ type, path, ...row }));
