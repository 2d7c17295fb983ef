import type { Construct } from "constructs";
import type { Consumer } from "../../config/model";
import { configured } from "../configured";
import type { ConsumerProps } from "./consumer";
import { Dashboard } from "./dashboard";
import { SqlWarehouse } from "./sql-warehouse";

export type ConsumerKind = Consumer["kind"];
type ConsumerOf<K extends ConsumerKind> = Extract<Consumer, { readonly kind: K }>;
/** Makes a consumer and gives its id. */
type MakeConsumer<K extends ConsumerKind> = (
  scope: Construct,
  id: string,
  props: ConsumerProps<ConsumerOf<K>>,
) => string;

/**
 * Kind of consumer → what makes it. One file and one line here per kind; a missing one does not compile. In
 * the order in which they are made: a kind may use the ones above it.
 */
export const CONSUMERS: { readonly [K in ConsumerKind]: MakeConsumer<K> } = {
  "sql-warehouse": (scope, id, props) =>
    configured(new SqlWarehouse(scope, id, props), `consumers.${props.consumer.key}`).warehouseId,
  dashboard: (scope, id, props) =>
    configured(new Dashboard(scope, id, props), `consumers.${props.consumer.key}`).dashboardId,
};

/** Kinds in the order in which they are made. */
export const CONSUMER_KINDS = Object.keys(CONSUMERS) as readonly ConsumerKind[];

/** Makes a consumer by its kind, and gives its id. */
export function makeConsumer<K extends ConsumerKind>(
  kind: K,
  scope: Construct,
  id: string,
  props: ConsumerProps<ConsumerOf<K>>,
): string {
  return CONSUMERS[kind](scope, id, props);
}
