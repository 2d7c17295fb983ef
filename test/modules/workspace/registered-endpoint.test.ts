import { describe, expect, it } from "vitest";
import { RegisteredEndpoint } from "../../../modules/workspace/registered-endpoint";
import { resource, synthModule } from "../../support/synth";

describe("a registered endpoint", () => {
  it("is named by the endpoint, and made anew before the old one goes", () => {
    const json = synthModule((stack) => {
      new RegisteredEndpoint(stack, "endpoint", {
        databricksAccountId: "00000000-0000-0000-0000-000000000000",
        name: "acme-dev-relay",
        awsEndpointId: "${aws_vpc_endpoint.relay.id}",
        region: "eu-west-1",
      });
    });
    expect(resource(json, "databricks_mws_vpc_endpoint.endpoint")).toEqual({
      account_id: "00000000-0000-0000-0000-000000000000",
      aws_vpc_endpoint_id: "${aws_vpc_endpoint.relay.id}",
      region: "eu-west-1",
      vpc_endpoint_name: "acme-dev-relay-${aws_vpc_endpoint.relay.id}",
      lifecycle: { create_before_destroy: true },
    });
  });
});
