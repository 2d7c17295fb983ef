import { z } from "zod";
import { distinct, logRetentionDays, singletonMode } from "../common";
import { takes } from "../company/mark";

/** What Amazon Bedrock logs of questions and answers. One setting per AWS account and region. Costs: per GB written and kept. */
export const bedrockLogs = z.strictObject({
  /** `create` the setting with its role and group, rely on the `existing` one, or `off`. Default `off`. */
  mode: singletonMode.default("off"),
  /** What is kept beside who asked which model, and how many tokens it took: texts are all that people write. Default none of it. */
  contents: distinct(z.array(z.enum(["text", "image", "embedding", "video"]))).default([]),
  /** Days that it is kept; one of CloudWatch's values. Default 90. */
  retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
});
