import { describe, expect, it } from "vitest";
import type { SqlWarehouseModel } from "../../../../config/kinds/consumers/sql-warehouse";
import { SqlWarehouse } from "../../../../modules/consumers/sql-warehouse/sql-warehouse";
import { devEnvironment } from "../../../support/platform";
import { resource, synthModule } from "../../../support/synth";

const shipped = devEnvironment().consumers.bi as SqlWarehouseModel;
const warehouse = (change: Partial<SqlWarehouseModel> = {}) =>
  synthModule(
    (stack) =>
      new SqlWarehouse(stack, "bi", {
        consumer: { ...shipped, ...change },
        tags: { Environment: "dev" },
        deployerApplicationId: "deployer",
        users: [],
      }),
  );

describe("SqlWarehouse", () => {
  it("sets type and serverless both, or the server's choice shows as a change", () => {
    expect(resource(warehouse(), "databricks_sql_endpoint.bi")).toMatchObject({
      warehouse_type: "PRO",
      enable_serverless_compute: true,
    });
    expect(resource(warehouse({ type: "CLASSIC", serverless: false }), "databricks_sql_endpoint.bi")).toMatchObject({
      warehouse_type: "CLASSIC",
      enable_serverless_compute: false,
    });
  });

  it("has the configured size, clusters, time to stop, spot policy and channel", () => {
    expect(
      resource(
        warehouse({ minClusters: 2, maxClusters: 5, autoStopMinutes: 0, channel: "PREVIEW" }),
        "databricks_sql_endpoint.bi",
      ),
    ).toMatchObject({
      name: "acme-dev-bi",
      cluster_size: "2X-Small",
      min_num_clusters: 2,
      max_num_clusters: 5,
      auto_stop_mins: 0,
      spot_instance_policy: "RELIABILITY_OPTIMIZED",
      channel: { name: "CHANNEL_NAME_PREVIEW" },
    });
  });

  it("carries the environment's tags with its own over them", () => {
    expect(resource(warehouse({ tags: { Environment: "bi", Team: "bi" } }), "databricks_sql_endpoint.bi").tags).toEqual(
      {
        custom_tags: [
          { key: "Environment", value: "bi" },
          { key: "Team", value: "bi" },
        ],
      },
    );
  });

  it("is owned by the deployer, and may be used by the listed groups only", () => {
    expect(
      resource(
        warehouse({ permissions: { analysts: "CAN_USE", ops: "CAN_MONITOR" } }),
        "databricks_permissions.bi_permissions",
      ),
    ).toEqual({
      sql_endpoint_id: "${databricks_sql_endpoint.bi.id}",
      access_control: [
        { service_principal_name: "deployer", permission_level: "IS_OWNER" },
        { group_name: "analysts", permission_level: "CAN_USE" },
        { group_name: "ops", permission_level: "CAN_MONITOR" },
      ],
    });
  });

  it("is managed by its owner, who is named in its tag", () => {
    const made = warehouse({ owner: "bi-team", permissions: { analysts: "CAN_USE" } });
    expect(resource(made, "databricks_sql_endpoint.bi").tags).toEqual({
      custom_tags: [
        { key: "Environment", value: "dev" },
        { key: "Owner", value: "bi-team" },
      ],
    });
    expect(resource(made, "databricks_permissions.bi_permissions").access_control).toEqual([
      { service_principal_name: "deployer", permission_level: "IS_OWNER" },
      { group_name: "analysts", permission_level: "CAN_USE" },
      { group_name: "bi-team", permission_level: "CAN_MANAGE" },
    ]);
  });

  it("sets no permissions without groups: the provider refuses an empty list", () => {
    expect(warehouse({ permissions: {} }).resource?.databricks_permissions).toBeUndefined();
  });
});
