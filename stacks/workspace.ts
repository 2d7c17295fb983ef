/** What the workspace layer offers to later layers of its environment. */
export interface WorkspaceOutputs {
  /** Workspace key → Databricks workspace id. */
  readonly workspace_ids: Readonly<Record<string, string>>;
  /** Workspace key → URL, `https://….cloud.databricks.com`. */
  readonly workspace_urls: Readonly<Record<string, string>>;
  /** Workspace key → name of its root bucket. */
  readonly root_bucket_names: Readonly<Record<string, string>>;
}
