import { z } from "zod";
import { awsAccountId, distinct, slug } from "../common";
import { toFirehose, toStream } from "../event-destinations";
import { eventPattern } from "../event-pattern";
import { organizationId } from "../text/aws";
import { description } from "../text/prose";

/** Where events go. */
const destination = z.discriminatedUnion("mode", [
  toStream,
  toFirehose,
  z.strictObject({
    /** A queue of its own, `<prefix>-bus-<bus>-<rule>`, which programs of yours read. */
    mode: z.literal("queue"),
    /** Hours for which an unread event is kept, 1 to 336. Default 96. */
    retentionHours: z.int().min(1).max(336).default(96),
    /** Minutes for which a read event is hidden from others, 1 to 720. Default 5. */
    visibilityMinutes: z.int().min(1).max(720).default(5),
    /** Hours after which an unread event raises an alarm, less than `retentionHours`. Default: half of `retentionHours`. */
    alarmAgeHours: z.int().min(1).max(335).optional(),
  }),
]);

const rule = z.strictObject({
  /** What it is for; shown in the console. Default none. */
  description: description.optional(),
  /** Which events it takes; not all of them. */
  pattern: eventPattern,
  /** Where they go. */
  to: destination,
  /** What goes there: the whole `event`, or its `detail` alone. Default `event`. */
  send: z.enum(["event", "detail"]).default("event"),
  /** How long delivery is tried, before the event goes to the rule's dead-letter queue. */
  retry: z
    .strictObject({
      /** Hours, 1 to 24. Default 24. */
      hours: z.int().min(1).max(24).default(24),
      /** Attempts, 0 to 185. Default 185. */
      attempts: z.int().min(0).max(185).default(185),
    })
    .prefault({}),
  /** Whether it takes events. Default true. */
  enabled: z.boolean().default(true),
});

const shared = {
  /** Who puts events onto it from other accounts; programs of this account need a policy of their own alone. Default nobody. */
  senders: z
    .strictObject({
      /** AWS accounts. Default none. */
      accounts: distinct(z.array(awsAccountId)).default([]),
      /** All accounts of an AWS organization. Default none. */
      organizationId: organizationId.optional(),
    })
    .prefault({}),
  /** What is taken from it, and where it goes, by a short key. At most 100. Default nothing. */
  rules: z.record(slug, rule).default({}),
  /** Events are kept, so that they can be sent again. Default: they are not. */
  archive: z
    .strictObject({
      /** Days that they are kept, 1 to 3650. */
      retentionDays: z.int().min(1).max(3650),
      /** Which events. Default: all. */
      pattern: eventPattern.optional(),
    })
    .optional(),
  /** AWS works out the schemas of events and registers them; not on a bus with a key of your own. Default false. */
  schemaDiscovery: z.boolean().default(false),
} as const;

/** A bus of Amazon EventBridge: who publishes events, and where they go. */
export const eventBus = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A bus of Amazon EventBridge: who publishes events, and where they go. */
    kind: z.literal("event-bus"),
    /** A bus of its own. */
    mode: z.literal("create"),
    /** Key that encrypts events: the environment's data key, or one of AWS (`aws`). Default `data`. */
    encryption: z.enum(["data", "aws"]).default("data"),
    ...shared,
  }),
  z.strictObject({
    /** A bus of Amazon EventBridge: who publishes events, and where they go. */
    kind: z.literal("event-bus"),
    /** The account's default bus, which events of AWS services come onto. */
    mode: z.literal("default"),
    ...shared,
  }),
]);
