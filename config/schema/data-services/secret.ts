import { z } from "zod";
import { distinct, roleArn } from "../common";
import { takes } from "../company/mark";
import { functionArn } from "../text/aws";
import { description } from "../text/prose";

/** An entry of AWS Secrets Manager, whose value somebody puts there by hand. */
export const secret = z.strictObject({
  /** An entry of AWS Secrets Manager, whose value somebody puts there by hand. */
  kind: z.literal("secret"),
  /** What the secret is for; shown in the console. */
  description,
  /**
   * Roles that may read it, of this or another account; nobody else, administrators included. Their own policies let them
   * read it, too. Data services that use the secret need not be listed. Default none.
   */
  readers: distinct(z.array(roleArn)).default([]),
  /** Days for which a deleted secret can be had back, 7 to 30; none in a disposable environment. Default 30. */
  recoveryDays: takes("retention.deletedSecretDays", z.int().min(7).max(30).default(30)),
  /** A function that changes the value now and then. Default: people do. */
  rotation: z
    .strictObject({
      /** ARN of the Lambda function, which is there already; its role is among `readers`, and its policy lets it be called. */
      functionArn,
      /** Days between two changes, 1 to 1000. */
      everyDays: z.int().min(1).max(1000),
    })
    .optional(),
});
