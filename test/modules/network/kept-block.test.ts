import { describe, expect, it } from "vitest";
import { Subnets } from "../../../modules/network/subnets";
import { resource, synthModule } from "../../support/synth";

const subnets = (revision?: number) =>
  synthModule((stack) => {
    new Subnets(stack, "subnet", {
      vpcId: "vpc-1",
      name: "acme-dev-main",
      cidrs: { "euw1-az1": "10.20.0.0/20", "euw1-az2": "10.20.16.0/20" },
      routeTables: "rtb-1",
      kept: revision === undefined ? undefined : { what: "the subnet of workspace main", revision },
    });
  });

describe("a kept block", () => {
  it("is remembered as it was first, until the revision is another one", () => {
    expect(resource(subnets(3), "terraform_data.subnet_block-euw1-az2")).toEqual({
      input: { cidr_block: "10.20.16.0/20" },
      triggers_replace: { revision: 3 },
      lifecycle: { ignore_changes: ["input"] },
    });
  });

  it("is what the subnet has, or the plan fails", () => {
    expect(resource(subnets(0), "aws_subnet.subnet_euw1-az1").lifecycle).toEqual({
      precondition: [
        {
          condition: '${terraform_data.subnet_block-euw1-az1.output.cidr_block == "10.20.0.0/20"}',
          error_message:
            'The block of the subnet of workspace main in euw1-az1 is ${terraform_data.subnet_block-euw1-az1.output.cidr_block} and would become 10.20.0.0/20, so AWS would have to replace what is in use. Put the block back, or follow docs/network.md, "Changing a network in use", and raise network.revision.',
        },
      ],
    });
  });

  it("is not there for subnets that can be replaced", () => {
    expect(Object.keys(subnets().resource ?? {})).not.toContain("terraform_data");
  });
});
