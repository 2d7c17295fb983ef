/** What the serving layer offers to later layers of its workspace. */
export interface ServingOutputs {
  /** Consumer key → SQL warehouse id. */
  readonly warehouse_ids: Readonly<Record<string, string>>;
  /** Consumer key → dashboard id. */
  readonly dashboard_ids: Readonly<Record<string, string>>;
}
