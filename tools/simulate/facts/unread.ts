/**
 * Types whose read leaves an argument as the state has it where the service has none, because the provider copies no empty
 * values. What was planned, refused and kept in the state looks done from then on. Source: `StructToData` of Databricks
 * provider 1.99.0; databricks/terraform-provider-databricks issue 4491.
 */
const UNREAD_WHEN_EMPTY: readonly string[] = ["databricks_mws_workspaces"];

/** Whether a read of this type keeps what the service does not have. */
export function keepsWhatIsEmpty(type: string): boolean {
  return UNREAD_WHEN_EMPTY.includes(type);
}
