import { describe, expect, it } from "vitest";
import { BucketAlarms } from "../../../modules/operations/bucket-alarms";
import { resource, synthModule } from "../../support/synth";

const json = synthModule(
  (stack) =>
    new BucketAlarms(stack, "zone-raw", { name: "acme-dev-raw", bucketName: "acme-dev-raw-1", topicArn: "arn:topic" }),
);

describe("BucketAlarms", () => {
  it.each([
    ["4xx-errors", "4xxErrors", 0.25],
    ["5xx-errors", "5xxErrors", 0.01],
  ])("watches the share of %s in the request metrics of the whole bucket", (key, metric, threshold) => {
    expect(resource(json, `aws_cloudwatch_metric_alarm.zone-raw_${key}`)).toMatchObject({
      alarm_name: `acme-dev-raw-${key}`,
      namespace: "AWS/S3",
      metric_name: metric,
      dimensions: { BucketName: "acme-dev-raw-1", FilterId: "EntireBucket" },
      statistic: "Average",
      period: 300,
      comparison_operator: "GreaterThanThreshold",
      threshold,
    });
  });

  it("rings after a quarter of an hour, tells when it is over, and takes no requests for good", () => {
    for (const key of ["4xx-errors", "5xx-errors"]) {
      expect(resource(json, `aws_cloudwatch_metric_alarm.zone-raw_${key}`)).toMatchObject({
        evaluation_periods: 3,
        datapoints_to_alarm: 3,
        treat_missing_data: "notBreaching",
        alarm_actions: ["arn:topic"],
        ok_actions: ["arn:topic"],
      });
    }
  });
});
