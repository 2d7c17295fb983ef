import { Construct } from "constructs";
import type { Watched } from "../../config/kinds/event-alerts";
import { configured } from "../configured";
import type { Contribution, Made } from "../kinds/contribution";
import { type EventLog, eventLogQuery } from "./event-log-query";
import { askedBy, ProblemsAlert } from "./problems-alert";

/**
 * The alert of an entry that has one, in the layer after its warehouse. It runs as whom the pipeline runs as: the owner of
 * the event log, which nobody else can read.
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
    const log = { ...logOf(entry), catalogName: read("unity-catalog", "catalog_names", entry.catalog) };
    const name = `${prefix}-${key}`;
    const alert = new ProblemsAlert(new Construct(parent, id), "alert", {
      name,
      folder: `/Lakehouse/${prefix}/alerts/${key}`,
      summary: `${name}: the event log of the pipeline is beyond its limits`,
      query: eventLogQuery(log, alerts),
      ...askedBy(alerts, entry.runAs, context),
    });
    return { alert_ids: configured(alert, ".alerts").alertId };
  };
