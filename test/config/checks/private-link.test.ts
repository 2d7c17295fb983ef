import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const frontend = { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"] };
const transit = {
  mode: "transit",
  vpcId: "vpc-00000000000000001",
  subnetIds: ["subnet-00000000000000001", "subnet-00000000000000002"],
};
const closed = { public: { mode: "closed", runner: "172.16.4.0/24" } };
const dev = (privateLink: unknown, more: Changes = {}): Changes =>
  structuredClone({ "network.privateLink": privateLink, ...more });
const attested = { "attestations.private-runner": "Network team, 2026-11-20" };

describe("PrivateLink", () => {
  it("may be front end, back end, or both", () => {
    expect(report({ dev: dev({ backend: true, frontend }) })).toBe("");
    expect(report({ dev: dev({ frontend: { ...frontend, endpoint: transit } }) })).toBe("");
  });

  it("shares only an endpoint that there is", () => {
    expect(report({ dev: dev({ frontend }) })).toBe(
      'dev: network.privateLink.frontend.endpoint.mode: the front end shares the back end\'s endpoint, and there is none. Fix: set privateLink.backend to true, or use mode "transit".',
    );
  });

  it("closes public access with both connections, and where Terraform still gets in", () => {
    expect(report({ account: attested, dev: dev({ backend: true, frontend, access: closed }) })).toBe("");
  });

  it("does not close public access without a front end", () => {
    expect(report({ account: attested, dev: dev({ backend: true, access: closed }) })).toBe(
      'dev: network.privateLink.access.public.mode: without privateLink.frontend, closing public access locks everybody out. Fix: set up both connections first, or use mode "open".',
    );
  });

  it("does not close public access without a back end", () => {
    const front = { ...frontend, endpoint: transit };
    expect(report({ account: attested, dev: dev({ frontend: front, access: closed }) })).toContain(
      "without privateLink.backend, closing public access locks clusters out",
    );
  });

  it("does not close public access where Terraform's runner is outside", () => {
    const access = { public: { mode: "closed", runner: "192.0.2.0/24" } };
    expect(report({ account: attested, dev: dev({ backend: true, frontend, access }) })).toBe(
      "dev: network.privateLink.access.public.runner: 192.0.2.0/24 is in none of 10.20.0.0/16, 172.16.0.0/16: Terraform would lock itself out. Fix: add the block to frontend.clientCidrs, or run Terraform from one of these.",
    );
  });

  it("does not close public access until somebody has tried the private way", () => {
    expect(report({ dev: dev({ backend: true, frontend, access: closed }) })).toContain(
      'account: attestations: the manual step "private-runner" is not attested: Terraform runs where it reaches workspaces privately.',
    );
  });

  it("does not take the VPC's own block for users", () => {
    expect(report({ dev: dev({ backend: true, frontend: { ...frontend, clientCidrs: ["10.0.0.0/8"] } }) })).toContain(
      "dev: network.privateLink.frontend.clientCidrs.0: 10.0.0.0/8 overlaps the VPC 10.20.0.0/16, so answers would never leave it.",
    );
  });

  it("asks for the record where the region's is not known", () => {
    const gov = {
      account: {
        shard: "govcloud-civilian",
        metastores: { "us-gov-west-1": { mode: "create", adminGroup: "platform-admins" } },
      },
      dev: dev(
        { backend: true, frontend },
        { region: "us-gov-west-1", "network.availabilityZoneIds": ["usgw1-az1", "usgw1-az2"] },
      ),
    };
    expect(report(gov)).toContain("the name of us-gov-west-1 in the private zone is not known. Fix: look up");
  });

  it("has service-direct only where the region has it, in its zones", () => {
    const ohne = (zones: readonly string[]) =>
      report({
        account: { metastores: { "ap-northeast-2": { mode: "create", adminGroup: "platform-admins" } } },
        dev: dev({ serviceDirect: "registered" }, { region: "ap-northeast-2", "network.availabilityZoneIds": zones }),
      });
    expect(ohne(["apne2-az2", "apne2-az4"])).toContain(
      "dev: network.privateLink.serviceDirect: the service is offered in apne2-az1, apne2-az3, and the network has none of these zones.",
    );
    expect(ohne(["apne2-az1", "apne2-az2"])).not.toContain("none of these zones");
  });

  it("has one front end per transit VPC", () => {
    const change = dev({ frontend: { ...frontend, endpoint: transit } });
    expect(report({ dev: change, prod: change })).toContain(
      "prod: network.privateLink.frontend.endpoint.vpcId: vpc-00000000000000001 has the front end of config/environments/dev.ts already",
    );
  });

  it("needs the Enterprise tier, the front end too", () => {
    expect(
      report({ account: { tier: "PREMIUM" }, dev: dev({ frontend: { ...frontend, endpoint: transit } }) }),
    ).toContain("dev: network.privateLink: PrivateLink needs the Enterprise tier");
  });

  it("access without a private connection has no effect", () => {
    expect(report({ dev: dev({ access: { level: "ENDPOINT" } }) })).toBe(
      "warning: dev: network.privateLink.access: has no effect without a private connection. Fix: remove it.",
    );
  });
});
