import { describe, expect, it } from "vitest";
import {
  kinesisEndpointStatements,
  type ServiceEndpointPolicyProps,
  stsEndpointStatements,
} from "../../../modules/network/service-endpoint-policies";
import { type Decision, simulate } from "../../support/policy-simulator";

const DATASETS_USER = "arn:aws:iam::414351767826:user/databricks-datasets-readonly-user-prod";
const PROPS: ServiceEndpointPolicyProps = {
  partition: "aws",
  region: "eu-west-1",
  accountId: "111111111111",
  controlPlaneAccountId: "414351767826",
  datasetsReadOnlyUserArn: DATASETS_USER,
};
const own = "arn:aws:iam::111111111111:role/acme-dev-uc-raw";
const databricks = "arn:aws:iam::414351767826:role/any";
const stranger = "arn:aws:iam::999999999999:role/any";

describe("policies of the service endpoints", () => {
  it.each<[Decision, string, string]>([
    ["allow", own, "sts:AssumeRole"],
    ["allow", own, "sts:GetCallerIdentity"],
    ["allow", databricks, "sts:AssumeRole"],
    ["allow", databricks, "sts:TagSession"],
    ["allow", DATASETS_USER, "sts:GetSessionToken"],
    ["deny", databricks, "sts:DecodeAuthorizationMessage"],
    ["deny", stranger, "sts:AssumeRole"],
    ["deny", own, "sts:GetFederationToken"],
  ])("STS: %s %s %s", (decision, arn, action) => {
    expect(simulate(stsEndpointStatements(PROPS), "endpoint", { by: { arn }, action })).toBe(decision);
  });

  it.each<[Decision, string, string, string]>([
    ["allow", databricks, "kinesis:PutRecords", "arn:aws:kinesis:eu-west-1:414351767826:stream/telemetry"],
    ["allow", databricks, "kinesis:DescribeStream", "arn:aws:kinesis:eu-west-1:414351767826:stream/telemetry"],
    ["deny", databricks, "kinesis:GetRecords", "arn:aws:kinesis:eu-west-1:414351767826:stream/telemetry"],
    ["deny", databricks, "kinesis:PutRecords", "arn:aws:kinesis:eu-west-1:999999999999:stream/telemetry"],
    ["deny", own, "kinesis:PutRecords", "arn:aws:kinesis:eu-west-1:414351767826:stream/telemetry"],
  ])("Kinesis: %s %s %s %s", (decision, arn, action, resource) => {
    expect(simulate(kinesisEndpointStatements(PROPS), "endpoint", { by: { arn }, action, resource })).toBe(decision);
  });

  it("names no user for sample data in GovCloud, where there is none, and the partition in every ARN", () => {
    const gov = { ...PROPS, partition: "aws-us-gov", region: "us-gov-west-1", datasetsReadOnlyUserArn: undefined };
    const json = JSON.stringify([stsEndpointStatements(gov), kinesisEndpointStatements(gov)]);
    expect(json).not.toContain("arn:aws:");
    expect(json).not.toContain(":user/");
  });
});
