import { fact } from "./fact";

/** What a workspace puts tags on, and what the API calls it. */
export const TAGGED_OBJECTS = fact({
  value: { dashboard: "dashboards", "genie-space": "geniespaces", app: "apps", notebook: "notebooks" } as const,
  source:
    "Terraform Registry, databricks_workspace_entity_tag_assignment, entity_type: the page of 1.99.0 names dashboards and Genie spaces, pages since 1.111 (March 2026) apps, by their name, and notebooks too; the provider hands the word on as it is, and the API decides",
  asOf: "2026-11",
});
