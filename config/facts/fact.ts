/** Something that AWS, Databricks or a provider decides and may change, with where it is known from. */
export interface Fact<T> {
  readonly value: T;
  /** The page, API or file that says so. */
  readonly source: string;
  /** When the source was read, ISO month or day. */
  readonly asOf: string;
  /** The version that it holds for, where others differ. */
  readonly holdsFor?: string;
}

/** States a fact; its figures keep their types. */
export function fact<T>(it: Fact<T>): Fact<T> {
  return it;
}
