/** A package as the fork has it. */
export interface ForkPackage {
  readonly name: string;
  readonly version: string;
  /** Folder of the written project that the package is copied to, where the fork publishes none. */
  readonly folder?: string;
}

/**
 * Packages of the project → those of the maintained fork, CDK Terrain. It has no bindings for the providers' versions
 * that cdktf ends with (AWS 6.25.0, Databricks 1.99.0): these are for AWS 6.66.0 and Databricks 1.132.0, the only ones
 * of Databricks, and what goes with cdktn 0.24. For HCP Terraform it has none at all: those of cdktf are copied. Source:
 * npm, as of 2026-11.
 */
export const FORK_PACKAGES: Readonly<Record<string, ForkPackage>> = {
  cdktf: { name: "cdktn", version: "0.24.0" },
  "@cdktf/provider-aws": { name: "@cdktn/provider-aws", version: "25.7.0" },
  "@cdktf/provider-databricks": { name: "@cdktn/provider-databricks", version: "18.7.0" },
  "@cdktf/provider-tfe": {
    name: "@cdktn/provider-tfe",
    version: "file:vendor/provider-tfe",
    folder: "vendor/provider-tfe",
  },
  "@cdktf/hcl2json": { name: "@cdktn/hcl2json", version: "0.24.0" },
  "cdktf-cli": { name: "cdktn-cli", version: "0.24.0" },
  constructs: { name: "constructs", version: "10.6.0" },
};

/** What the fork's command line and bindings ask for. Source: `engines` of cdktn-cli 0.24.0. */
export const FORK_NODE = ">=22.19";
