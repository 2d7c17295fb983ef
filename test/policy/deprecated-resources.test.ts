import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deprecatedResources as rule } from "../../policy/rules/deprecated-resources";
import { ROOT } from "../support/platform";
import { check, found } from "./support";

const DEPRECATED = `alert sql_alert sql_dashboard sql_query sql_visualization sql_widget sql_permissions table
  catalog_workspace_binding lakehouse_monitor quality_monitor_v2 mlflow_model mlflow_webhook online_table mount
  aws_s3_mount azure_adls_gen1_mount azure_adls_gen2_mount azure_blob_mount dbfs_file group_instance_profile
  user_instance_profile`.split(/\s+/);

describe(rule.id, () => {
  it("accepts what replaces them", () => {
    const resources = { databricks_alert_v2: { a: {} }, databricks_sql_table: { t: {} }, databricks_volume: { v: {} } };
    expect(found(rule, resources)).toEqual([]);
  });

  it.each(DEPRECATED)("finds databricks_%s, and names a replacement that is not deprecated too", (name) => {
    const [violation] = check(rule, { [`databricks_${name}`]: { x: {} } });
    expect(violation?.address).toBe(`databricks_${name}.x`);
    for (const [, replacement = ""] of violation?.fix.matchAll(/databricks_(\w+)/g) ?? []) {
      expect(DEPRECATED).not.toContain(replacement);
      const folder = replacement.replaceAll("_", "-");
      expect(existsSync(join(ROOT, "node_modules/@cdktf/provider-databricks/lib", folder)), replacement).toBe(true);
    }
  });
});
