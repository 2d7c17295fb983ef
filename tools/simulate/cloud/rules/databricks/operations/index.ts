import type { Rule } from "../../../rule";
import { logDelivery } from "./log-delivery";
import { nccRegion } from "./ncc-region";
import { stillBound } from "./still-bound";
import { tagValue } from "./tag-value";
import { taggedObject } from "./tagged-object";

/** What the account keeps beside workspaces and catalogs. */
export const OPERATION_RULES: readonly Rule[] = [logDelivery, nccRegion, stillBound, taggedObject, tagValue];
