import type { Rule } from "../rule";
import { AWS_RULES } from "./aws";
import { CHECK_RULES } from "./checks";
import { DATABRICKS_RULES } from "./databricks";
import { inUse } from "./in-use";
import { nameTaken } from "./name-taken";
import { referenceExists } from "./reference-exists";

/** Everything that the simulated services refuse. The first that applies is told, so the more special come first. */
export const RULES: readonly Rule[] = [
  ...AWS_RULES,
  ...DATABRICKS_RULES,
  ...CHECK_RULES,
  nameTaken,
  referenceExists,
  inUse,
];
