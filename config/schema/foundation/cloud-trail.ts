import { z } from "zod";
import { awsAccountId, bucketName, kmsKeyArn, logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { organizationId, trailArn } from "../text/aws";

/**
 * Who did what in the AWS account, and optionally with the objects of the zones.
 * Costs: the first copy of management events is free, a second one and data events are paid per event.
 */
export const cloudTrail = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A trail over all regions, made here, delivering to the log bucket. */
    mode: z.literal("create"),
    /** Records management events. A second trail that does is paid per event. Default true. */
    managementEvents: z.boolean().default(true),
    /** Records reads and writes of the objects in the zones' buckets; paid per event. Default true. */
    zoneDataEvents: z.boolean().default(true),
    /** CloudTrail Insights: unusual rates of calls and of errors. Paid per event analysed. Default false. */
    insights: z.boolean().default(false),
    /** Sends the events to a CloudWatch log group as well, for alarms. Paid per GB. Default: not. */
    cloudWatch: z
      .strictObject({
        /** Days that the log group keeps them. Default 90. */
        retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
      })
      .optional(),
  }),
  z.strictObject({
    /** An organization trail records this account; only the management account or its delegate can change it. */
    mode: z.literal("existing"),
    /** ARN of the trail; its account is the organization's management account. */
    trailArn,
    /** Id of the organization, `o-…`. */
    organizationId,
    /** Bucket that the trail delivers to. */
    bucketName,
    /** AWS account that owns the bucket, usually the log archive. */
    bucketAccountId: awsAccountId,
    /** Key that encrypts the trail's files. Default: none of the organization's own. */
    kmsKeyArn: kmsKeyArn.optional(),
  }),
  z.strictObject({
    /** Nothing is recorded, or not by this project. */
    mode: z.literal("off"),
  }),
]);
