import { describe, expect, it } from "vitest";
import { noPublicIpOnLaunch as rule } from "../../policy/rules/no-public-ip-on-launch";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts subnets and instances without public addresses", () => {
    const resources = {
      aws_subnet: { off: { map_public_ip_on_launch: false }, absent: {} },
      aws_instance: { i: { associate_public_ip_address: false } },
    };
    expect(found(rule, resources)).toEqual([]);
  });

  it.each([
    ["aws_subnet", { map_public_ip_on_launch: true }],
    ["aws_instance", { associate_public_ip_address: true }],
    ["aws_launch_template", { network_interfaces: [{ associate_public_ip_address: "true" }] }],
  ])("finds %s with %j", (type, args) => {
    expect(found(rule, { [type]: { x: args } })).toEqual([`${type}.x`]);
  });
});
