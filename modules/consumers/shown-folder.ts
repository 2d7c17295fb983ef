import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Fn } from "cdktf";
import type { Construct } from "constructs";

/** Where something that people open lies. */
export interface ShownFolder {
  /** Path of the folder that it shares with others, with `/Workspace` before it or without. Default: it has one of its own. */
  readonly shared: string | undefined;
  /** Path of its own folder. */
  readonly own: string;
}

/**
 * The folder of a query, an alert or a dashboard, which is made where it shares none.
 * @returns its path without `/Workspace`, as Databricks gives back paths of what is in folders
 */
export const shownIn = (scope: Construct, { shared, own }: ShownFolder): string =>
  shared === undefined ? new Directory(scope, "directory", { path: own }).path : Fn.trimprefix(shared, "/Workspace");
