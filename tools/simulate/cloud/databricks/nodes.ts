import type { CloudObject, StoreView } from "../store";
import { workspaceOfObject } from "./scope";

/** Types that have a place in the tree of a workspace. */
const NODES = [
  "databricks_dashboard",
  "databricks_directory",
  "databricks_notebook",
  "databricks_repo",
  "databricks_workspace_file",
];

/** Code that lies in Git folders: what is in there nobody here knows. */
export const BUILT_IN_CODE = /^(\/Workspace)?\/(Repos|Volumes)\//;

/** Everything in the tree of a workspace. */
export function nodesOf(store: StoreView, workspace: CloudObject | undefined): CloudObject[] {
  return store.ofType(...NODES).filter((node) => workspaceOfObject(store, node)?.key === workspace?.key);
}

/** `/Workspace/a` and `/a/` are both `/a`. */
export function normalPath(path: string): string {
  return path.replace(/^\/Workspace(?=\/)/, "").replace(/(.)\/+$/, "$1");
}
