import { AlertV2, type AlertV2EvaluationThresholdValue } from "@cdktf/provider-databricks/lib/alert-v2";
import { Construct } from "constructs";
import { at } from "../../../config/derive/at";
import type { AlertModel } from "../../../config/kinds/consumers/alert";
import { withSchemas } from "../../../config/schemas-in-sql";
import { quoteName } from "../../../config/sql";
import { objectPermissions } from "../../identity/object-permissions";
import type { RunAs } from "../../ingestion/run-as";
import { literal } from "../../terraform/literal";
import { shownIn } from "../shown-folder";

export interface AlertProps {
  readonly consumer: AlertModel;
  /** Path of the folder that it shares with others. Default: one of its own. */
  readonly folder?: string | undefined;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Key of a catalog → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Id of the SQL warehouse that asks. */
  readonly warehouseId: string;
  readonly destinationIds: readonly string[];
  /** Who the query runs as. */
  readonly runAs: RunAs;
}

/** An alert in a folder of a team, or in one of its own. Not below `/Shared`, where every user may change it. */
export class Alert extends Construct {
  readonly alertId: string;

  constructor(scope: Construct, id: string, props: AlertProps) {
    super(scope, id);
    const { consumer } = props;
    const parentPath = shownIn(this, {
      shared: props.folder,
      own: `/Lakehouse/${props.prefix}/query-alerts/${consumer.key}`,
    });
    // Its folder cannot be changed afterwards, so that in another folder it is another alert.
    const alert = new AlertV2(this, consumer.folder === undefined ? "Resource" : `in-${consumer.folder}`, {
      displayName: literal(consumer.title),
      ...(consumer.description !== undefined && { customDescription: literal(consumer.description) }),
      parentPath,
      queryText: withSchemas(consumer.text, literal, (name) => schemaOf(props, name)),
      warehouseId: props.warehouseId,
      runAs: { servicePrincipalName: props.runAs.applicationId },
      evaluation: {
        source: {
          name: literal(consumer.column),
          ...(consumer.aggregation !== undefined && { aggregation: consumer.aggregation }),
        },
        comparisonOperator: consumer.operator,
        ...(consumer.threshold !== undefined && { threshold: { value: thresholdOf(consumer.threshold) } }),
        emptyResultState: consumer.noRows,
        notification: {
          notifyOnOk: consumer.tellWhenOver,
          ...(consumer.repeatMinutes !== undefined && { retriggerSeconds: consumer.repeatMinutes * 60 }),
          subscriptions: props.destinationIds.map((destinationId) => ({ destinationId })),
        },
      },
      schedule: {
        quartzCronSchedule: consumer.schedule.quartzCron,
        timezoneId: consumer.schedule.timezone,
        pauseStatus: consumer.schedule.paused ? "PAUSED" : "UNPAUSED",
      },
    });
    objectPermissions(
      this,
      "permissions",
      ["alertV2Id", alert.id],
      props.deployerApplicationId,
      Object.entries(consumer.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
    );
    this.alertId = alert.id;
  }
}

/** A schema that the query reads, in SQL. */
function schemaOf({ consumer, catalogName }: AlertProps, name: string): string {
  const { catalog, schema } = at(consumer.reads, name);
  return `${quoteName(catalogName(catalog))}.${quoteName(schema)}`;
}

function thresholdOf(threshold: string | number | boolean): AlertV2EvaluationThresholdValue {
  if (typeof threshold === "number") return { doubleValue: threshold };
  return typeof threshold === "boolean" ? { boolValue: threshold } : { stringValue: literal(threshold) };
}
