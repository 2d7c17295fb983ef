import { Dashboard as DatabricksDashboard } from "@cdktf/provider-databricks/lib/dashboard";
import { Construct } from "constructs";
import type { DashboardModel } from "../../../config/kinds/consumers/dashboard";
import { objectPermissions } from "../../identity/object-permissions";
import { literal } from "../../terraform/literal";
import { shownIn } from "../shown-folder";
import { dashboardContent } from "./content";

export interface DashboardProps {
  readonly consumer: DashboardModel;
  /** Path of the folder that it shares with others. Default: one of its own. */
  readonly folder?: string | undefined;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Key of a catalog → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Id of the SQL warehouse that runs its queries. */
  readonly warehouseId: string;
  /** Application ids of service principals that query it afresh. */
  readonly users: readonly string[];
}

/**
 * A published AI/BI dashboard. Not below `/Shared`, where every user may change it whatever
 * its permissions say.
 */
export class Dashboard extends Construct {
  readonly dashboardId: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { consumer } = props;
    const title = literal(consumer.title);
    const parentPath = shownIn(this, {
      shared: props.folder,
      own: `/Lakehouse/${props.prefix}/dashboards/${consumer.key}`,
    });
    const dashboard = new DatabricksDashboard(this, "Resource", {
      displayName: title,
      parentPath,
      warehouseId: props.warehouseId,
      // Not `file_path`: provider 1.99 does not see that the file's content changed (H17).
      serializedDashboard: JSON.stringify(dashboardContent(props)),
      // Queries run as the reader, so that a dashboard never shows what its reader may not see.
      embedCredentials: false,
    });
    objectPermissions(this, "permissions", ["dashboardId", dashboard.id], props.deployerApplicationId, [
      ...Object.entries(consumer.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...props.users.map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_RUN" })),
    ]);
    this.dashboardId = dashboard.id;
  }
}
