import type { Published } from "../published";
import type { StoreView } from "../store";
import { textsAt } from "../values";

/** Pseudo type: node types that the configuration says a region has, beside those that are published. */
export const NODE_TYPES = "simulated_node_types";

/** Whether a region has a node type; where the region is not known, whether any has. */
export function hasNodeType(
  { isNodeType }: Pick<Published, "isNodeType">,
  store: StoreView,
  region: string | undefined,
  name: string,
): boolean {
  const more = store.ofType(NODE_TYPES).filter(({ place }) => region === undefined || place === region);
  return isNodeType(name, region) || more.some(({ attributes }) => textsAt(attributes, "names").includes(name));
}
