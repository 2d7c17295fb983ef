import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** A governed tag takes only the values of its policy. */
export const tagValue: Rule = {
  id: "tag-value",
  source: 'Databricks, "Governed tags"',
  types: ["databricks_entity_tag_assignment", "databricks_workspace_entity_tag_assignment"],
  operations: ["create", "update"],
  refuses({ store, planned }) {
    const policy = store.find("databricks_tag_policy", "tag_key", at(planned, "tag_key"));
    const allowed = policy ? textsAt(policy.attributes, "values.name") : [];
    const value = textOf(at(planned, "tag_value")) ?? "";
    if (policy === undefined || allowed.length === 0 || allowed.includes(value)) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `"${value}" is no value of the governed tag ${textOf(at(planned, "tag_key"))}`,
      fix: `use one of ${allowed.join(", ")}, or add the value to the tag policy`,
      path: [{ attribute: "tag_value" }],
    };
  },
};
