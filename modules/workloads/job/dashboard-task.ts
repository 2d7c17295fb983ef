import type { JobTaskDashboardTask } from "@cdktf/provider-databricks/lib/job";
import type { JobModel } from "../../../config/kinds/workloads/job";
import { literal } from "../../terraform/literal";

type Step = Extract<JobModel["tasks"][string], { type: "dashboard" }>;

/** What the task needs of others; may be references. */
interface Places {
  warehouseId(key: string): string;
  dashboardId(key: string): string;
  destinationId(key: string): string;
}

/** Queries a dashboard afresh, and sends it to subscribers: people first, then destinations, each in the order of the configuration. */
export function dashboardTaskOf({ dashboard, warehouse, subscription }: Step, places: Places): JobTaskDashboardTask {
  return {
    dashboardId: places.dashboardId(dashboard),
    warehouseId: places.warehouseId(warehouse),
    ...(subscription !== undefined && {
      subscription: {
        ...(subscription.subject !== undefined && { customSubject: literal(subscription.subject) }),
        paused: subscription.paused,
        subscribers: [
          ...subscription.users.map((userName) => ({ userName: literal(userName) })),
          ...subscription.destinations.map((key) => ({ destinationId: places.destinationId(key) })),
        ],
      },
    }),
  };
}
