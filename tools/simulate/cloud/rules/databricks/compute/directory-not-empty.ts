import { at } from "../../../../schema/value";
import { nodesOf, normalPath } from "../../../databricks/nodes";
import { workspaceOfObject } from "../../../databricks/scope";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** A folder that holds something is deleted only recursively. */
export const directoryNotEmpty: Rule = {
  id: "directory-not-empty",
  source: "Workspace API: DIRECTORY_NOT_EMPTY",
  types: ["databricks_directory"],
  operations: ["delete"],
  refuses({ existing, store }) {
    if (existing === undefined || at(existing.attributes, "delete_recursive") === true) return undefined;
    const folder = `${normalPath(textOf(at(existing.attributes, "path")) ?? "")}/`;
    const inside = nodesOf(store, workspaceOfObject(store, existing)).find(
      ({ key, attributes }) =>
        key !== existing.key && normalPath(textOf(at(attributes, "path")) ?? "").startsWith(folder),
    );
    if (inside === undefined) return undefined;
    return {
      summary: "DIRECTORY_NOT_EMPTY",
      detail: `${describe(existing)} holds ${describe(inside)}`,
      fix: "build the path of what it holds from the folder's path, so that Terraform deletes that first; or set delete_recursive",
    };
  },
};
