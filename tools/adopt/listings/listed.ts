import type { PartName } from "../../../config/adopted/parts";

/** One thing that a command line has listed. */
export interface Listed {
  readonly part: PartName;
  /** Id as `adopted` takes it. */
  readonly id: string;
  /** Name that it has in the cloud; a key has none, its aliases have. */
  readonly name?: string;
  /** AWS or Databricks account that it is in, where the listing says it. */
  readonly account?: string;
  /** Region that it is in, where the listing says it. */
  readonly region?: string;
  /** Why the configuration could not make it: `groups of a workspace alone`. */
  readonly never?: string;
  /** File that lists it, as it was named. */
  readonly file: string;
  /** Where in it: `Buckets.3`. */
  readonly at: string;
}

/** How one is told of: `"acme-dev-bi" (0123456789abcdef)`. */
export const shownAs = ({ name, id }: Pick<Listed, "id" | "name">): string =>
  name === undefined ? id : name === id ? JSON.stringify(name) : `${JSON.stringify(name)} (${id})`;
