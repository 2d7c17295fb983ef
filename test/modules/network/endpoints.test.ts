import { describe, expect, it } from "vitest";
import { GatewayEndpoint } from "../../../modules/network/gateway-endpoint";
import { InterfaceEndpoint } from "../../../modules/network/interface-endpoint";
import { resource, synthModule } from "../../support/synth";

const json = synthModule((stack) => {
  new GatewayEndpoint(stack, "s3", {
    vpcId: "vpc-1",
    service: "s3",
    region: "eu-west-1",
    name: "acme-dev-s3",
    statements: [{ Sid: "A", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }],
    routeTableIds: ["rtb-1", "rtb-2"],
  });
  new InterfaceEndpoint(stack, "relay", {
    vpcId: "vpc-1",
    name: "acme-dev-relay",
    serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: "sg-1",
  });
});

describe("endpoints", () => {
  it("S3: a gateway with its policy in every route table it is given", () => {
    expect(resource(json, "aws_vpc_endpoint.s3")).toEqual({
      vpc_id: "vpc-1",
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      policy: expect.stringContaining('"Sid":"A"'),
      route_table_ids: ["rtb-1", "rtb-2"],
      tags: { Name: "acme-dev-s3" },
    });
  });

  it("interface: under the service's own DNS name, in every subnet, and without a policy where none is given", () => {
    expect(resource(json, "aws_vpc_endpoint.relay")).toEqual({
      vpc_id: "vpc-1",
      service_name: "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
      vpc_endpoint_type: "Interface",
      subnet_ids: ["subnet-1", "subnet-2"],
      security_group_ids: ["sg-1"],
      private_dns_enabled: true,
      tags: { Name: "acme-dev-relay" },
    });
  });
});
