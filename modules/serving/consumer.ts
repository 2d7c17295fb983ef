import type { Consumer } from "../../config/model";

/** What every kind of consumer is given. */
export interface ConsumerProps<C extends Consumer> {
  readonly consumer: C;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** For cost reports, on what takes tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Catalog key → its name in the metastore. */
  catalogName(key: string): string;
  /** Consumer key → id of that SQL warehouse, one of the same workspace. */
  warehouseId(key: string): string;
}
