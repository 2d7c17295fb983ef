import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("removed choices", () => {
  it("are refused with what replaces them, and not as unknown settings", () => {
    const account = { databricksAuth: "pat", tier: "STANDARD" };
    const dev = {
      "workspaces.main.credentialPassthrough": true,
      "workspaces.main.instance_profile_arn": "arn:aws:iam::111111111111:instance-profile/lake",
      "workspaces.main.mounts": { orders: "dbfs:/mnt/orders" },
      "workspaces.main.hiveMetastore": {},
      "workspaces.main.globalInitScripts": [],
      "workspaces.main.clusterPolicies.jobs.accessMode": "NO_ISOLATION",
      "sources.orders.path": "/mnt/orders",
      "sources.telemetry.kind": "iot-analytics",
      "sources.changes.kind": "dlt",
      "consumers.old.kind": "sql-dashboard",
      "consumers.fast.kind": "online-table",
      "catalogs.sales.schemas.gold.zOrderBy": ["order_id"],
      "catalogs.sales.modelRegistry": 1,
      "catalogs.sales.workspaceModelRegistry": {},
    };
    expect(report({ account, dev })).toMatchInlineSnapshot(`
      "account: databricksAuth: personal access tokens are not used here. Fix: sign in with databricksAuth "oauth-m2m" or an OIDC federation.
      account: tier: the Standard tier is no longer sold. Fix: use "PREMIUM" or "ENTERPRISE".
      dev: catalogs.sales.modelRegistry: is not a known setting. Fix: remove it; known here: name, comment, zone, owner, workspaces, predictiveOptimization, dataClassification, tags, schemas, grants, accessRequests.
      dev: catalogs.sales.schemas.gold.zOrderBy: Z-ordering and partitioning are superseded. Fix: leave the layout to liquid clustering and predictive optimization.
      dev: catalogs.sales.workspaceModelRegistry: the workspace's model registry and feature store are legacy. Fix: register models and features in Unity Catalog.
      dev: consumers.fast.kind: online tables are gone. Fix: use a synced table in Lakebase.
      dev: consumers.old.kind: legacy SQL dashboards are deprecated. Fix: use a consumer of kind "dashboard".
      dev: sources.changes.kind: Delta Live Tables are Lakeflow pipelines now. Fix: declare a source, which has its pipeline.
      dev: sources.orders.path: DBFS mounts and the DBFS root are deprecated. Fix: use a volume of a schema, or an external location.
      dev: sources.telemetry.kind: AWS has closed this service to new customers. Fix: use one that is open: DataSync for transfers, Managed Flink or Structured Streaming for streams.
      dev: workspaces.main.clusterPolicies.jobs.accessMode: cluster modes without isolation are legacy. Fix: remove it; clusters use the standard or dedicated access mode.
      dev: workspaces.main.credentialPassthrough: credential passthrough is gone from current runtimes. Fix: grant privileges on catalogs, schemas and external locations.
      dev: workspaces.main.globalInitScripts: global init scripts run on every cluster, and are deprecated. Fix: use cluster policies and the allow-list of artifacts.
      dev: workspaces.main.hiveMetastore: a Hive or Glue metastore as the metastore of a workspace is legacy. Fix: keep tables in Unity Catalog.
      dev: workspaces.main.instance_profile_arn: instance profiles no longer give access to S3. Fix: declare a zone or an external location, which have storage credentials.
      dev: workspaces.main.mounts: DBFS mounts and the DBFS root are deprecated. Fix: use a volume of a schema, or an external location."
    `);
  });

  it("are not seen in texts for people, nor in names that the user chose", () => {
    const dev = { "zones.mounts": { kind: "raw", comment: "dbfs:/mnt/orders before the migration" } };
    expect(report({ account: { "groups.pat": { mode: "create" } }, dev })).toBe("");
  });
});

describe("Terraform expressions", () => {
  it("are refused in texts and keys", () => {
    const dev = { "zones.raw.comment": 'holds ${file("/etc/passwd")}', policyWaivers: [{ "%{if}": 1 }] };
    expect(report({ dev })).toContain(
      'dev: zones.raw.comment: holds "${" or "%{", which Terraform would evaluate. Fix: write the value itself.',
    );
    expect(report({ dev })).toContain('dev: policyWaivers.0.%{if}: holds "${" or "%{"');
  });

  it("are not seen in a price", () => {
    expect(report({ dev: { "zones.raw.comment": "costs $5 {a month}, 10% {at most}" } })).toBe("");
  });
});
