/**
 * Arguments that only steer a call of the provider. They are listed as not sent in an update, but nothing is ever
 * read back for them, so a change of one is not lost.
 */
const STEERING: Readonly<Record<string, readonly string[]>> = {
  databricks_app: ["no_compute"],
  databricks_database_instance: ["purge_on_delete"],
  databricks_lakehouse_monitor: ["skip_builtin_dashboard", "warehouse_id"],
  databricks_quality_monitor: ["skip_builtin_dashboard", "warehouse_id"],
};

/** Arguments of a type whose change is planned in place and then lost: the next read brings the old value back. */
export function lostOnUpdate(type: string, notSentOnUpdate: readonly string[]): readonly string[] {
  return notSentOnUpdate.filter((name) => STEERING[type]?.includes(name) !== true);
}
