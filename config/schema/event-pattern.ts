import { z } from "zod";
import { awsAccountId, distinct } from "./common";
import { eventField, eventSource, eventValue, eventWildcard } from "./text/events";

const values = distinct(z.array(eventValue).min(1));

/** What a value has to be. */
const matcher = z.discriminatedUnion("match", [
  z.strictObject({
    /** One of some texts. */
    match: z.literal("equals"),
    /** The texts. */
    values,
  }),
  z.strictObject({
    /** A text that starts with one of some. */
    match: z.literal("prefix"),
    /** The starts. */
    values,
  }),
  z.strictObject({
    /** A text that ends with one of some. */
    match: z.literal("suffix"),
    /** The ends. */
    values,
  }),
  z.strictObject({
    /** A text of a form. */
    match: z.literal("wildcard"),
    /** The forms, in which `*` stands for any text. */
    values: distinct(z.array(eventWildcard).min(1)),
  }),
  z.strictObject({
    /** Any text but these. */
    match: z.literal("anything-but"),
    /** The texts. */
    values,
  }),
  z.strictObject({
    /** A number in a range. */
    match: z.literal("number"),
    /** The least. Default: no limit. */
    from: z.number().min(-5e9).max(5e9).optional(),
    /** The most. Default: no limit. */
    to: z.number().min(-5e9).max(5e9).optional(),
  }),
  z.strictObject({
    /** There, or not there. */
    match: z.literal("exists"),
    /** Whether it has to be there. */
    exists: z.boolean(),
  }),
]);

/** Values by where they are: all of them have to fit. */
export const eventFields = z.record(eventField, matcher);

/** Which events are meant: those that fit everything that is said. */
export const eventPattern = z.strictObject({
  /** Who publishes them: `aws.s3`, `acme.shop`. Default: anybody. */
  sources: distinct(z.array(eventSource)).default([]),
  /** What they are: `Object Created`, `OrderPlaced`. Default: anything. */
  detailTypes: distinct(z.array(eventValue)).default([]),
  /** AWS accounts that they come from. Default: any that may send. */
  accounts: distinct(z.array(awsAccountId)).default([]),
  /** Values in their detail, by where they are: `order.state`. Default: any. */
  detail: eventFields.default({}),
});

export type EventPattern = z.output<typeof eventPattern>;
export type EventFields = z.output<typeof eventFields>;
