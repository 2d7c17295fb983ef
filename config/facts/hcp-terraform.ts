import { fact } from "./fact";

/** Workspaces whose applied runs may start runs of one workspace. */
export const RUN_TRIGGER_SOURCES = fact({ value: 20, source: 'HCP Terraform, "Run triggers"', asOf: "2026-08" });
