import { at } from "../../../../schema/value";
import { BUILT_IN_CODE, nodesOf, normalPath } from "../../../databricks/nodes";
import { workspaceOf } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** Type → arguments that name files or notebooks of the workspace. Those of a job's notebooks are references. */
const CODE: Readonly<Record<string, readonly string[]>> = {
  databricks_pipeline: ["library.file.path", "library.notebook.path", "library.glob.include"],
  databricks_job: ["task.spark_python_task.python_file", "task.sql_task.file.path"],
};

/** The programs of pipelines and jobs are in the workspace. */
export const workspaceCode: Rule = {
  id: "workspace-code",
  source: "Pipelines API: the source code is looked up when the pipeline is made; Jobs API",
  types: Object.keys(CODE),
  operations: ["create", "update"],
  refuses(request) {
    const { type, planned, store } = request;
    const workspace = workspaceOf(request);
    const nodes = nodesOf(store, workspace).map(({ attributes }) => normalPath(textOf(at(attributes, "path")) ?? ""));
    for (const path of CODE[type] ?? []) {
      for (const text of textsAt(planned ?? {}, path)) {
        // What is not absolute lies in a Git repository or a volume.
        if (!text.startsWith("/") || BUILT_IN_CODE.test(text)) continue;
        const wanted = normalPath(text);
        const folder = wanted.replace(/\/\*\*$/, "");
        if (nodes.some((node) => node === wanted || (folder !== wanted && node.startsWith(folder)))) continue;
        return {
          summary: "RESOURCE_DOES_NOT_EXIST",
          detail: `${type} ${textOf(at(planned, "name"))}: ${path} is "${text}", but the workspace has no such file`,
          fix: "refer to workspace_path of the databricks_workspace_file or databricks_notebook",
          path: [{ attribute: path.split(".")[0] ?? path }],
        };
      }
    }
    return undefined;
  },
};
