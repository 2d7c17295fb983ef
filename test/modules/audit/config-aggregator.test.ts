import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../../emitted/policies";
import { AggregateAuthorization } from "../../../modules/audit/aggregate-authorization";
import { ConfigAggregator } from "../../../modules/audit/config-aggregator";
import { resource, synthModule } from "../../support/synth";

const props = {
  partition: "aws",
  accountId: "111111111111",
  aggregatorName: "acme-dev",
  roleName: "acme-dev-config-aggregator",
};
const AGGREGATOR = "aws_config_configuration_aggregator.aggregator";

describe("the aggregator of AWS Config", () => {
  it("lists the organization's accounts with a role of its own, whose policy is there first", () => {
    const json = synthModule((stack) => {
      new ConfigAggregator(stack, "aggregator", props);
    });
    expect(resource(json, AGGREGATOR)).toEqual({
      name: "acme-dev",
      organization_aggregation_source: { all_regions: true, role_arn: "${aws_iam_role.aggregator_role.arn}" },
      depends_on: ["aws_iam_role_policy_attachment.aggregator_role-list"],
    });
    expect(resource(json, "aws_iam_role_policy_attachment.aggregator_role-list").policy_arn).toBe(
      "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations",
    );
    expect(parsePolicy(resource(json, "aws_iam_role.aggregator_role").assume_role_policy)).toMatchObject([
      {
        principals: [{ type: "Service", value: "config.amazonaws.com" }],
        conditions: [{ key: "aws:SourceAccount", values: ["111111111111"] }],
      },
    ]);
  });

  it("collects from accounts in some regions without any role", () => {
    const json = synthModule((stack) => {
      new ConfigAggregator(stack, "aggregator", { ...props, accountIds: ["222222222222"], regions: ["eu-west-1"] });
    });
    expect(resource(json, AGGREGATOR)).toEqual({
      name: "acme-dev",
      account_aggregation_source: { account_ids: ["222222222222"], regions: ["eu-west-1"] },
    });
    expect(json.resource?.aws_iam_role).toBeUndefined();
  });

  it("is let in by account and region", () => {
    const json = synthModule((stack) => {
      new AggregateAuthorization(stack, "central", { accountId: "999999999999", region: "eu-central-1" });
    });
    expect(resource(json, "aws_config_aggregate_authorization.central")).toEqual({
      account_id: "999999999999",
      authorized_aws_region: "eu-central-1",
    });
  });
});
