import { Construct } from "constructs";
import type { EventBusModel } from "../../../config/kinds/data-services/event-bus";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { EventRuleAlarms } from "./alarms";
import { EventBus } from "./event-bus";
import { dataKeyStatements } from "./policies";

export const contributions: Contributions<EventBusModel> = {
  foundation: { dataKeyStatements },
  "data-services"(scope, id, { entry: bus, place, tags, protection, read, keyArn, serviceKeyArn }) {
    const made = new EventBus(scope, id, {
      bus,
      kmsKeyArn: keyArn("data"),
      streamKeyArn: serviceKeyArn,
      targetArn: (to) =>
        to.mode === "stream"
          ? read("data-services", "stream_arns", to.stream)
          : read("data-services", "delivery_stream_arns", to.deliveryStream),
      place,
      tags,
      protection,
    });
    return { event_bus_names: made.busName, event_bus_arns: made.busArn };
  },
  operations(parent, id, { entry: bus, alarmTopicArn: topicArn }) {
    const scope = new Construct(parent, id);
    for (const rule of bus.deliveries) {
      configured(new EventRuleAlarms(scope, rule.key, { bus, rule, topicArn }), `.rules.${rule.key}`);
    }
    return {};
  },
};
