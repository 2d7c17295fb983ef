import { z } from "zod";
import { schemaFile, versionConstraint } from "./text/terraform";

/** Versions of the providers. The lock file of a stack is to be made anew after a change. */
export const providersSchema = z.strictObject({
  /** Version of the AWS provider, or the range that Terraform may choose from: `6.40.0`, `>= 6.25.0, < 7.0.0`. Default: the one that this project is made with. */
  aws: versionConstraint.optional(),
  /** The same for the Databricks provider: `1.128.0`, `~> 1.99`. Default: the one that this project is made with. */
  databricks: versionConstraint.optional(),
  /**
   * File of the project with what `terraform providers schema -json` prints of these versions, by which overrides and
   * extra resources are checked and rehearsed, `schemas/providers.json`. Default: what this project was made with, and
   * beyond it what is used.
   */
  schema: schemaFile.optional(),
});
