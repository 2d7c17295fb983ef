import { CloudwatchEventArchive } from "@cdktf/provider-aws/lib/cloudwatch-event-archive";
import { CloudwatchEventBus } from "@cdktf/provider-aws/lib/cloudwatch-event-bus";
import { CloudwatchEventBusPolicy } from "@cdktf/provider-aws/lib/cloudwatch-event-bus-policy";
import { SchemasDiscoverer } from "@cdktf/provider-aws/lib/schemas-discoverer";
import { Construct } from "constructs";
import type { EventBusModel, EventRule } from "../../../config/kinds/data-services/event-bus";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { busPolicy } from "./policies";
import { Rule } from "./rule";

export interface EventBusProps {
  readonly bus: EventBusModel;
  /** ARN of the key that encrypts events, archives and queues. */
  readonly kmsKeyArn: string;
  /** ARN of the key of a stream that rules deliver to, by its key. */
  readonly streamKeyArn: (stream: string) => string;
  /** ARN of the stream or delivery stream that a rule delivers to; a reference, so that it is there. */
  readonly targetArn: (to: Exclude<EventRule["to"], { mode: "queue" }>) => string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A bus with its rules, who may send to it, its archive, and whether its schemas are worked out. */
export class EventBus extends Construct {
  readonly busName: string;
  readonly busArn: string;

  constructor(
    scope: Construct,
    id: string,
    { bus, kmsKeyArn, streamKeyArn, targetArn, place, tags, protection }: EventBusProps,
  ) {
    super(scope, id);
    const made =
      bus.mode === "default"
        ? undefined
        : new CloudwatchEventBus(this, "Resource", {
            name: bus.name,
            description: `Events of ${bus.key}`,
            ...(bus.encrypted && { kmsKeyIdentifier: kmsKeyArn }),
            tags: { ...tags },
          });
    this.busName = made?.name ?? bus.name;
    this.busArn = made?.arn ?? bus.arn;
    const senders = busPolicy(bus, place);
    if (senders.length > 0) {
      configured(
        new CloudwatchEventBusPolicy(this, "policy", {
          eventBusName: this.busName,
          policy: policyDocument(senders),
        }),
        ".senders",
      );
    }
    if (bus.kept !== undefined) {
      configured(
        new CloudwatchEventArchive(this, "archive", {
          name: bus.kept.name,
          eventSourceArn: this.busArn,
          retentionDays: bus.kept.retentionDays,
          ...(bus.kept.pattern !== undefined && { eventPattern: bus.kept.pattern }),
          kmsKeyIdentifier: kmsKeyArn,
          lifecycle: { preventDestroy: protection.preventDestroy },
        }),
        ".archive",
      );
    }
    if (bus.schemaDiscovery) {
      configured(
        new SchemasDiscoverer(this, "discoverer", {
          sourceArn: this.busArn,
          description: `Schemas of the events of ${bus.key}`,
          tags: { ...tags },
        }),
        ".schemaDiscovery",
      );
    }
    for (const rule of bus.deliveries) {
      configured(
        new Rule(this, `rule-${rule.key}`, {
          rule,
          busName: this.busName,
          kmsKeyArn,
          streamKeyArn,
          targetArn: rule.to.mode === "queue" ? undefined : targetArn(rule.to),
          place,
          tags,
        }),
        `.rules.${rule.key}`,
      );
    }
  }
}
