import { z } from "zod";
import { takes } from "../company/mark";

/** Central log bucket. */
export const logs = z.strictObject({
  /** Days until a log moves to S3 Glacier Instant Retrieval. Default 90. */
  archiveAfterDays: z.int().min(30).max(3650).default(90),
  /** Days until a log is deleted. Default 400. */
  expireAfterDays: takes("retention.archivedLogDays", z.int().min(60).max(3650).default(400)),
  /**
   * Locks every log for some days after it was written. Once on, S3 never lets a bucket be without object lock
   * again; taking the setting out only stops locking new logs. Default: no lock.
   */
  objectLock: z
    .strictObject({
      /** `governance`: principals with a special permission can still delete. `compliance`: nobody can, not even the root user. */
      mode: z.enum(["governance", "compliance"]),
      /** Days that a log is locked, from its writing; at most `expireAfterDays`. */
      days: z.int().min(1).max(3650),
    })
    .optional(),
  /** S3 server access logs of the log bucket, root buckets and zones, in a bucket of their own. Default: off. */
  accessLogs: z
    .strictObject({
      /** Days until an access log is deleted. Default 90. */
      expireAfterDays: z.int().min(1).max(3650).default(90),
    })
    .optional(),
});
