import { AlertV2 } from "@cdktf/provider-databricks/lib/alert-v2";
import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Construct } from "constructs";
import type { DeepReadonly } from "../../config/readonly";
import type { EventAlerts } from "../../config/schema/event-alerts";
import { objectPermissions } from "../identity/object-permissions";
import type { Contributed } from "../kinds/contribution";
import { PROBLEMS } from "./found-problems";
import { type RunAs, runAsOf } from "./run-as";

/** When it is asked, by which warehouse, and who is told. */
export type Asked = DeepReadonly<
  Pick<EventAlerts, "warehouse" | "schedule" | "destinations" | "repeatMinutes" | "tellWhenOver">
>;

export interface ProblemsAlertProps {
  /** Of the alert in the workspace: `acme-dev-orders`. */
  readonly name: string;
  /** Folder of the workspace that it is in; made here. */
  readonly folder: string;
  /** What its messages say. */
  readonly summary: string;
  /** Gives one row with a column `problems`. */
  readonly query: string;
  readonly asked: Asked;
  readonly warehouseId: string;
  readonly destinationIds: readonly string[];
  /** Who the query runs as. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** Asks a query for problems at set times, and tells when there is one. */
export class ProblemsAlert extends Construct {
  readonly alertId: string;

  constructor(scope: Construct, id: string, props: ProblemsAlertProps) {
    super(scope, id);
    const { asked } = props;
    const folder = new Directory(this, "directory", { path: props.folder });
    const alert = new AlertV2(this, "Resource", {
      displayName: props.name,
      parentPath: folder.path,
      queryText: props.query,
      warehouseId: props.warehouseId,
      runAs: { servicePrincipalName: props.runAs.applicationId },
      customSummary: props.summary,
      evaluation: {
        source: { name: PROBLEMS },
        comparisonOperator: "GREATER_THAN",
        threshold: { value: { doubleValue: 0 } },
        // The query always gives a row.
        emptyResultState: "ERROR",
        notification: {
          notifyOnOk: asked.tellWhenOver,
          ...(asked.repeatMinutes !== undefined && { retriggerSeconds: asked.repeatMinutes * 60 }),
          subscriptions: props.destinationIds.map((destinationId) => ({ destinationId })),
        },
      },
      schedule: {
        quartzCronSchedule: asked.schedule.quartzCron,
        timezoneId: asked.schedule.timezone,
        pauseStatus: asked.schedule.paused ? "PAUSED" : "UNPAUSED",
      },
    });
    objectPermissions(this, "permissions", ["alertV2Id", alert.id], props.deployerApplicationId, []);
    this.alertId = alert.id;
  }
}

/** What an alert of an entry takes from earlier layers. */
export const askedBy = (asked: Asked, runAs: string, context: Contributed<object>) => ({
  asked,
  warehouseId: context.read("serving", "warehouse_ids", asked.warehouse),
  destinationIds: asked.destinations.map((one) => context.read("settings", "notification_destination_ids", one)),
  runAs: runAsOf(runAs, context),
  deployerApplicationId: context.deployer.applicationId,
});
