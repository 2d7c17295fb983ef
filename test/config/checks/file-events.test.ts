import { describe, expect, it } from "vitest";
import { report } from "../problems";

const QUEUE = "arn:aws:sqs:eu-central-1:222222222222:files";
const location = (url: string, fileEvents: unknown) => ({ url, comment: "Files of a partner", fileEvents });

describe("file events", () => {
  it("may be of Databricks, of one's own or of the bucket's owner, beside EventBridge where the bucket is written here", () => {
    const dev = {
      "zones.raw.fileEvents": "own",
      "zones.raw.eventBridge": true,
      "zones.processed.eventBridge": true,
      "zones.curated.fileEvents": "managed",
      "externalLocations.a": location("s3://shared/a", { queueArn: QUEUE }),
      "externalLocations.b": location("s3://shared/b", { queueArn: `${QUEUE}-b` }),
      "externalLocations.c": location("s3://shared/c", "off"),
      "externalLocations.d": location("s3://other/d", "managed"),
      "externalLocations.e": location("s3://other/e", "managed"),
    };
    expect(report({ dev })).toBe("");
  });

  it.each([
    [
      "a zone that tells EventBridge, and whose notifications Databricks writes",
      { "zones.raw.fileEvents": "managed", "zones.raw.eventBridge": true },
      `dev: zones.raw.eventBridge: Databricks writes the bucket's notifications with managed file events, and would take this out again. Fix: set zones.raw.fileEvents to "own", or remove eventBridge.`,
    ],
    [
      "two owners of one bucket's notifications",
      {
        "externalLocations.a": location("s3://shared/a", "managed"),
        "externalLocations.b": location("s3://shared/b", { queueArn: QUEUE }),
      },
      `dev: externalLocations.b.fileEvents: Databricks writes the notifications of this bucket for external location a. Fix: let all locations of a bucket have fileEvents "managed", or none.`,
    ],
    [
      "a FIFO queue",
      { "externalLocations.a": location("s3://shared/a", { queueArn: `${QUEUE}.fifo` }) },
      "dev: externalLocations.a.fileEvents.queueArn: S3 does not send events to FIFO queues. Fix: name a standard queue.",
    ],
    [
      "a queue that two locations read",
      {
        "externalLocations.a": location("s3://shared/a", { queueArn: QUEUE }),
        "externalLocations.b": location("s3://other/b", { queueArn: QUEUE }),
      },
      "dev: externalLocations.b.fileEvents.queueArn: external location a of config/environments/dev.ts reads this queue, and each event is read once. Fix: give each location a queue of its own, both subscribed to one topic.",
    ],
    [
      "what is no queue",
      {
        "externalLocations.a": location("s3://shared/a", {
          queueArn: "https://sqs.eu-central-1.amazonaws.com/1/files",
        }),
      },
      'dev: externalLocations.a.fileEvents.queueArn: "https://sqs.eu-central-1.amazonaws.com/1/files" is not the ARN of an SQS queue. Fix: write it as arn:aws:sqs:eu-west-1:123456789012:name.',
    ],
    [
      "an own queue of a bucket of others",
      { "externalLocations.a": location("s3://shared/a", "own") },
      "dev: externalLocations.a.fileEvents: ",
    ],
  ])("are refused with %s", (_, dev, message) => {
    expect(report({ dev })).toContain(message);
  });
});
