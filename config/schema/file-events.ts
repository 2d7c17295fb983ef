import { z } from "zod";
import { kmsKeyArn } from "./common";
import { queueArn } from "./text/events";

/** How Unity Catalog hears of new files in a zone. */
export const zoneFileEvents = z.enum(["off", "managed", "own"]);

/** How Unity Catalog hears of new files in a place of S3 that is not made here. */
export const fileEvents = z.union([
  z.enum(["off", "managed"]),
  z.strictObject({
    /** ARN of the standard queue that the bucket's owner sends its events to; no other location may read it. */
    queueArn,
    /** Key that encrypts the queue, where it is not of SQS itself. Default none. */
    queueKmsKeyArn: kmsKeyArn.optional(),
  }),
]);
