import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Word of the API → what it is, where Terraform makes it, and which attribute the assignment names. */
const OBJECTS: Readonly<Record<string, { readonly type: string; readonly attribute: string } | undefined>> = {
  dashboards: { type: "databricks_dashboard", attribute: "id" },
  apps: { type: "databricks_app", attribute: "name" },
  geniespaces: undefined,
  notebooks: undefined,
};

/** Tags are put on what the workspace has. Genie spaces and notebooks, which people make, are taken to be there. */
export const taggedObject: Rule = {
  id: "tagged-object",
  source: "Terraform Registry, databricks_workspace_entity_tag_assignment",
  types: ["databricks_workspace_entity_tag_assignment"],
  operations: ["create", "update"],
  refuses({ store, planned }) {
    const [word, id] = [textOf(at(planned, "entity_type")) ?? "", textOf(at(planned, "entity_id")) ?? ""];
    if (!Object.hasOwn(OBJECTS, word)) {
      return {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `"${word}" is nothing that tags are put on`,
        fix: `use one of ${Object.keys(OBJECTS).join(", ")}`,
        path: [{ attribute: "entity_type" }],
      };
    }
    const object = OBJECTS[word];
    if (object === undefined || store.find(object.type, object.attribute, at(planned, "entity_id"))) return undefined;
    return {
      summary: "RESOURCE_DOES_NOT_EXIST",
      detail: `there is no ${object.type} ${id}`,
      fix: "refer to the resource, so that it is made first",
      path: [{ attribute: "entity_id" }],
    };
  },
};
