import { DEPLOY_ROWS } from "../../modules/iam/deploy-actions";
import type { PlanLayer } from "../../modules/iam/deploy-row";

/** AWS resource types that the rows of a layer know, data sources with `data.` before them. */
export const typesOf = (layer: PlanLayer): string[] =>
  DEPLOY_ROWS.filter(({ layers }) => layers.includes(layer)).map(({ type }) => type);
