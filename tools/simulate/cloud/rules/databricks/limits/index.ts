import type { Rule } from "../../../rule";
import { limits } from "./limits";
import { nameForm } from "./name-form";

/** How many of what, and what names look like. */
export const LIMIT_RULES: readonly Rule[] = [nameForm, limits];
