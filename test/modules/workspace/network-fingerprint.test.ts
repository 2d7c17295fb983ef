import { describe, expect, it } from "vitest";
import { type NetworkContent, networkFingerprint } from "../../../modules/workspace/network-fingerprint";

const content: NetworkContent = {
  within: "10.20.0.0/16",
  subnets: { "euw1-az1": "10.20.0.0/20", "euw1-az2": "10.20.16.0/20" },
  privateLink: false,
};

describe("fingerprint of a workspace's network", () => {
  it("is eight hexadecimal digits, the same on every machine", () => {
    expect(networkFingerprint(content)).toBe("6d10c93c");
  });

  it("does not change with the order in which the zones are written", () => {
    const reversed = { "euw1-az2": "10.20.16.0/20", "euw1-az1": "10.20.0.0/20" };
    expect(networkFingerprint({ ...content, subnets: reversed })).toBe(networkFingerprint(content));
  });

  it.each<[string, Partial<NetworkContent>]>([
    ["the VPC's block", { within: "10.21.0.0/16" }],
    ["a subnet's block", { subnets: { ...content.subnets, "euw1-az2": "10.20.32.0/20" } }],
    ["another zone", { subnets: { ...content.subnets, "euw1-az3": "10.20.32.0/20" } }],
    ["blocks that swap zones", { subnets: { "euw1-az1": "10.20.16.0/20", "euw1-az2": "10.20.0.0/20" } }],
    ["PrivateLink", { privateLink: true }],
  ])("changes with %s", (_, change) => {
    expect(networkFingerprint({ ...content, ...change })).not.toBe(networkFingerprint(content));
  });
});
