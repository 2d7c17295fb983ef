import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("the VPC", () => {
  it.each(["10.0.0.0/16", "192.168.0.0/22", "100.64.0.0/17"])("may be %s", (cidr) => {
    expect(report({ dev: { "network.cidr": cidr } })).not.toContain("network.cidr: 1");
  });

  it("is refused when it is larger than a /16", () => {
    expect(report({ dev: { "network.cidr": "10.0.0.0/15" } })).toMatchInlineSnapshot(
      `"dev: network.cidr: 10.0.0.0/15 is larger than a VPC may be. Fix: use a block from /16 to /25."`,
    );
  });

  it("is refused when it is smaller than a /25", () => {
    expect(report({ dev: { "network.cidr": "10.0.0.0/26" } })).toMatchInlineSnapshot(
      `"dev: network.cidr: 10.0.0.0/26 is smaller than a VPC may be. Fix: use a block from /16 to /25."`,
    );
  });

  it("is refused where AWS or routing has no place for it", () => {
    expect(report({ dev: { "network.cidr": "127.0.0.0/16" } })).toMatchInlineSnapshot(
      `"dev: network.cidr: 127.0.0.0/16 cannot be a VPC's block (loopback). Fix: use a private block, for example 10.20.0.0/16."`,
    );
  });

  it("is doubtful when its addresses are public", () => {
    expect(report({ dev: { "network.cidr": "8.8.0.0/16" } })).toMatchInlineSnapshot(
      `"warning: dev: network.cidr: 8.8.0.0/16 is not private: the same addresses on the internet cannot be reached. Fix: use a private block, for example 10.20.0.0/16."`,
    );
  });

  it("is doubtful where Docker has the addresses", () => {
    expect(report({ dev: { "network.cidr": "172.17.0.0/16" } })).toMatchInlineSnapshot(
      `"warning: dev: network.cidr: 172.17.0.0/16 is in 172.17.0.0/16, which Docker and some AWS services keep to themselves. Fix: use another private block, for example 10.20.0.0/16."`,
    );
  });

  it("is doubtful when it overlaps that of another environment, even in part", () => {
    expect(report({ prod: { "network.cidr": "10.20.128.0/17" } })).toMatchInlineSnapshot(
      `"warning: prod: network.cidr: 10.20.128.0/17 overlaps the VPC 10.20.0.0/16 of config/environments/dev.ts, so that the two can never be peered. Fix: use a block of its own, unless they stay apart for good."`,
    );
  });

  it("is fine beside a neighbour", () => {
    expect(report({ prod: { "network.cidr": "10.21.0.0/16" } })).toBe("");
  });
});
