import { at } from "../../../../schema/value";
import { workspaceOf, workspaceOfObject } from "../../../databricks/scope";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { itemsOf, textOf } from "../../../values";

/** A pipeline has a name of its own, and compute of one kind. */
export const pipelineShape: Rule = {
  id: "pipeline-shape",
  source: "Pipelines API; provider documentation, databricks_pipeline",
  types: ["databricks_pipeline"],
  operations: ["create", "update"],
  refuses(request) {
    const { store, planned, existing } = request;
    const name = textOf(at(planned, "name"));
    const workspace = workspaceOf(request)?.key;
    const other = store
      .ofType("databricks_pipeline")
      .find(
        (pipeline) =>
          pipeline.key !== existing?.key &&
          textOf(at(pipeline.attributes, "name")) === name &&
          workspaceOfObject(store, pipeline)?.key === workspace,
      );
    if (name !== undefined && other !== undefined && at(planned, "allow_duplicate_names") !== true) {
      return {
        summary: "RESOURCE_CONFLICT: The pipeline name is already used by another pipeline",
        detail: `${describe(other)} has the name "${name}" already`,
        fix: "choose another name",
        path: [{ attribute: "name" }],
      };
    }
    if (at(planned, "serverless") === true && itemsOf(planned, "cluster").length > 0) {
      return {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `The serverless pipeline ${name} has cluster settings`,
        fix: "leave out cluster, or set serverless to false",
        path: [{ attribute: "cluster" }],
      };
    }
    return undefined;
  },
};
