import type { Rule } from "../../../rule";
import { limits } from "./limits";

/** How many of what. */
export const LIMIT_RULES: readonly Rule[] = [limits];
