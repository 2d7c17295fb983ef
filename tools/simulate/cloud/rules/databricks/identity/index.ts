import type { Rule } from "../../../rule";
import { permissionPrincipals } from "./permission-principals";
import { principalExists } from "./principal-exists";
import { ruleSet } from "./rule-set";
import { runAs } from "./run-as";

/** Users, groups and service principals. */
export const IDENTITY_RULES: readonly Rule[] = [principalExists, ruleSet, runAs, permissionPrincipals];
