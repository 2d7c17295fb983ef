import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { type DashboardContent, dashboardBody } from "./dashboard-body";

export interface DashboardProps extends DashboardContent {
  /** Name in CloudWatch: letters, digits, hyphens and underscores. Changing it replaces the dashboard. */
  readonly name: string;
}

/** The environment at a glance, in CloudWatch. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, "Resource", {
      dashboardName: props.name,
      dashboardBody: JSON.stringify(dashboardBody(props)),
    });
  }
}
