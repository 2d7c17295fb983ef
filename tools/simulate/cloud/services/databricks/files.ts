import { at } from "../../../schema/value";
import type { Computed } from "../../computed/computed";
import { hex, number } from "../../computed/databricks-ids";
import { hostUrl } from "../../computed/databricks-workspace";
import { findOne } from "../../data-sources/databricks-workspace";
import { deleteFolder } from "../../effects/databricks";
import { oneInWorkspace } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** A file, folder or notebook: its id is its path. */
const node: Computed = ({ planned, seed, ...rest }) => {
  const path = textOf(at(planned, "path")) ?? "";
  return {
    id: path,
    object_id: number(seed, 15),
    workspace_path: `/Workspace${path}`,
    url: `${hostUrl({ planned, ...rest })}/#workspace${path}`,
  };
};

/** Folders, files, notebooks and Git folders share the tree of a workspace. */
const NODES = ["databricks_directory", "databricks_notebook", "databricks_workspace_file", "databricks_repo"];

/** Folders, notebooks, files and Git folders of a workspace. */
export const files: Service = {
  databricks_directory: {
    computed: node,
    unique: [{ ...oneInWorkspace("path"), with: NODES }],
    answers: findOne("databricks_directory", "path"),
    answeredBy: "workspace",
    effects: { deleted: deleteFolder },
  },
  databricks_workspace_file: {
    computed: node,
    unique: [{ ...oneInWorkspace("path"), with: NODES }],
  },
  databricks_notebook: {
    computed: (request) => ({ ...node(request), object_type: "NOTEBOOK", format: "SOURCE" }),
    unique: [{ ...oneInWorkspace("path"), with: NODES }],
    answers: findOne("databricks_notebook", "path"),
    answeredBy: "workspace",
  },
  databricks_repo: {
    computed: (request) => ({
      ...node(request),
      id: String(number(request.seed, 15)),
      branch: "main",
      commit_hash: hex(request.seed, 40, "commit"),
    }),
    unique: [{ ...oneInWorkspace("path"), with: NODES }],
  },
  databricks_git_credential: { computed: ({ seed }) => ({ id: String(number(seed, 15)) }) },
};
