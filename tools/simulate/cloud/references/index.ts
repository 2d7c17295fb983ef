import { AWS_REFERENCES } from "./aws";
import { DATABRICKS_REFERENCES } from "./databricks";
import type { Reference } from "./reference";

/** Every argument that names another object. */
export const REFERENCES: readonly Reference[] = [...AWS_REFERENCES, ...DATABRICKS_REFERENCES];
