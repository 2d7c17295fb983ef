/** What the settings layer offers to later layers of its workspace. */
export interface SettingsOutputs {
  /** Id of the SQL warehouse that later layers run their SQL on. */
  readonly bootstrap_warehouse_id: string;
  /** Profile → cluster policy id. */
  readonly cluster_policy_ids: Readonly<Record<string, string>>;
}
