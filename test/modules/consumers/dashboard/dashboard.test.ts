import { describe, expect, it } from "vitest";
import type { DashboardModel } from "../../../../config/kinds/consumers/dashboard";
import { Dashboard } from "../../../../modules/consumers/dashboard/dashboard";
import { overviewDashboard } from "../../../../modules/consumers/dashboard/overview-dashboard";
import { devEnvironment } from "../../../support/platform";
import { resource, synthModule } from "../../../support/synth";

const shipped = devEnvironment().consumers["gold-overview"] as DashboardModel;
const dashboard = (change: Partial<DashboardModel> = {}, folder?: string) =>
  synthModule(
    (stack) =>
      new Dashboard(stack, "overview", {
        consumer: { ...shipped, ...change },
        folder,
        prefix: "acme-dev",
        deployerApplicationId: "deployer",
        catalogName: () => "dev_sales",
        warehouseId: "id-of-bi",
        users: [],
      }),
  );

describe("Dashboard", () => {
  it("is written into the configuration, not read from a file whose changes the provider misses (H17)", () => {
    const made = resource(dashboard(), "databricks_dashboard.overview");
    expect(made.file_path).toBeUndefined();
    expect(JSON.parse(String(made.serialized_dashboard))).toEqual(
      overviewDashboard({ title: "Sales: data products", catalogName: "dev_sales", schemaName: "gold" }),
    );
  });

  it("runs queries on its warehouse and as its reader", () => {
    expect(resource(dashboard(), "databricks_dashboard.overview")).toMatchObject({
      display_name: "Sales: data products",
      warehouse_id: "id-of-bi",
      embed_credentials: false,
    });
  });

  it("is in a folder of its own, where only admins and the listed groups reach it", () => {
    const json = dashboard();
    expect(resource(json, "databricks_directory.overview_directory").path).toBe(
      "/Lakehouse/acme-dev/dashboards/gold-overview",
    );
    expect(resource(json, "databricks_dashboard.overview").parent_path).toBe(
      "${databricks_directory.overview_directory.path}",
    );
  });

  it("is in a folder of a team, and makes none then", () => {
    const json = dashboard({ folder: "sales" }, "/Workspace/Teams/sales");
    expect(resource(json, "databricks_dashboard.overview").parent_path).toBe(
      '${trimprefix("/Workspace/Teams/sales", "/Workspace")}',
    );
    expect(json.resource).not.toHaveProperty("databricks_directory");
  });

  it("may be read by the listed groups, and stays manageable for the deployer (H10)", () => {
    expect(resource(dashboard(), "databricks_permissions.overview_permissions")).toEqual({
      dashboard_id: "${databricks_dashboard.overview.id}",
      access_control: [
        { service_principal_name: "deployer", permission_level: "CAN_MANAGE" },
        { group_name: "analysts", permission_level: "CAN_READ" },
      ],
    });
  });

  it("keeps Terraform from taking a part of the title for an expression", () => {
    const made = resource(dashboard({ title: "Costs in ${currency}" }), "databricks_dashboard.overview");
    expect(made.display_name).toBe("Costs in $${currency}");
    expect(made.serialized_dashboard).toContain("## Costs in $${currency}");
  });
});
