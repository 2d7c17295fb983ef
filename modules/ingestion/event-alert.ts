import { AlertV2 } from "@cdktf/provider-databricks/lib/alert-v2";
import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Construct } from "constructs";
import type { Watched } from "../../config/kinds/event-alerts";
import { configured } from "../configured";
import { objectPermissions } from "../identity/object-permissions";
import type { Contribution, Made } from "../kinds/contribution";
import { type EventLog, eventLogQuery, PROBLEMS } from "./event-log-query";
import { type RunAs, runAsOf } from "./run-as";

export interface EventAlertProps {
  /** Of the alert in the workspace: `acme-dev-orders`. */
  readonly name: string;
  /** Folder of the workspace that it is in; made here. */
  readonly folder: string;
  readonly alerts: NonNullable<Watched["alerts"]>;
  readonly log: EventLog;
  readonly warehouseId: string;
  readonly destinationIds: readonly string[];
  /** Who the query runs as: owner of the event log, which nobody else can read. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** Asks the event log of a pipeline at set times, and tells when something is beyond its limits. */
export class EventAlert extends Construct {
  readonly alertId: string;

  constructor(scope: Construct, id: string, props: EventAlertProps) {
    super(scope, id);
    const { name, alerts } = props;
    const folder = new Directory(this, "directory", { path: props.folder });
    const alert = new AlertV2(this, "Resource", {
      displayName: name,
      parentPath: folder.path,
      queryText: eventLogQuery(props.log, alerts),
      warehouseId: props.warehouseId,
      runAs: { servicePrincipalName: props.runAs.applicationId },
      customSummary: `${name}: the event log of the pipeline is beyond its limits`,
      evaluation: {
        source: { name: PROBLEMS },
        comparisonOperator: "GREATER_THAN",
        threshold: { value: { doubleValue: 0 } },
        // The query always gives a row.
        emptyResultState: "ERROR",
        notification: {
          notifyOnOk: alerts.tellWhenOver,
          ...(alerts.repeatMinutes !== undefined && { retriggerSeconds: alerts.repeatMinutes * 60 }),
          subscriptions: props.destinationIds.map((destinationId) => ({ destinationId })),
        },
      },
      schedule: {
        quartzCronSchedule: alerts.schedule.quartzCron,
        timezoneId: alerts.schedule.timezone,
        pauseStatus: alerts.schedule.paused ? "PAUSED" : "UNPAUSED",
      },
    });
    objectPermissions(this, "permissions", ["alertV2Id", alert.id], props.deployerApplicationId, []);
    this.alertId = alert.id;
  }
}

/**
 * The alert of an entry that has one, in the layer after its warehouse.
 * @param logOf where the event log of its pipeline is
 */
export const eventAlert =
  <M extends Watched & { readonly key: string; readonly catalog: string }>(
    logOf: (entry: M) => Omit<EventLog, "catalogName">,
  ): Contribution<M, "activation"> =>
  (parent, id, context): Made => {
    const { entry, prefix, read } = context;
    const { alerts, key } = entry;
    if (alerts === undefined) return {};
    const alert = new EventAlert(new Construct(parent, id), "alert", {
      name: `${prefix}-${key}`,
      folder: `/Lakehouse/${prefix}/alerts/${key}`,
      alerts,
      log: { ...logOf(entry), catalogName: read("unity-catalog", "catalog_names", entry.catalog) },
      warehouseId: read("serving", "warehouse_ids", alerts.warehouse),
      destinationIds: alerts.destinations.map((one) => read("settings", "notification_destination_ids", one)),
      runAs: runAsOf(entry.runAs, context),
      deployerApplicationId: context.deployer.applicationId,
    });
    return { alert_ids: configured(alert, ".alerts").alertId };
  };
