import { z } from "zod";
import { distinct } from "./common";
import { alarmArn, topicArn } from "./text/aws";

/** One call for many alarms. */
export const calls = z.strictObject({
  /** SNS topics, which are there already, of what calls people: PagerDuty, Opsgenie, a chat. Their policies let CloudWatch publish. 1 to 5. */
  topics: distinct(z.array(topicArn).min(1).max(5)),
  /** Whether there is one call for all, or one for each domain and one for the rest. Default `environment`. */
  per: z.enum(["environment", "domain"]).default("environment"),
  /** An alarm that is there already, during which nobody is called: of maintenance, or of what all of this stands on. Default none. */
  suppressedBy: z
    .strictObject({
      /** Its ARN. */
      alarm: alarmArn,
      /** Seconds that a call waits for it, 0 to 3600: so long it may come later than what it explains. Default 120. */
      waitSeconds: z.int().min(0).max(3600).default(120),
      /** Seconds after its end in which nobody is called yet, 0 to 3600. Default 300. */
      extensionSeconds: z.int().min(0).max(3600).default(300),
    })
    .optional(),
});
