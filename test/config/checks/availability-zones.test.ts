import { describe, expect, it } from "vitest";
import { REGIONS } from "../../../config/facts/regions";
import { zoneIds } from "../../../config/facts/regions/zones";
import { report } from "../problems";

describe("availability zones", () => {
  it("are fine when they are of the region", () => {
    expect(report({ dev: { "network.availabilityZoneIds": ["euw1-az3", "euw1-az1", "euw1-az2"] } })).toBe("");
  });

  it("are refused when they are of another region", () => {
    expect(report({ dev: { "network.availabilityZoneIds": ["use1-az1", "euw1-az2"] } })).toMatchInlineSnapshot(
      `"dev: network.availabilityZoneIds.0: "use1-az1" is not in eu-west-1. Fix: use ids that start with euw1-, for example euw1-az1."`,
    );
  });

  it("are doubtful when AWS lists no such zone in the region", () => {
    expect(report({ dev: { "network.availabilityZoneIds": ["euw1-az1", "euw1-az9"] } })).toMatchInlineSnapshot(
      `"warning: dev: network.availabilityZoneIds.1: "euw1-az9" is not a zone that AWS lists for eu-west-1. Fix: use euw1-az1, euw1-az2, euw1-az3, unless \`aws ec2 describe-availability-zones\` shows it in the account."`,
    );
  });

  it("do not always end in 1, 2 and 3", () => {
    expect(zoneIds("ca-central-1")).toEqual(["cac1-az1", "cac1-az2", "cac1-az4"]);
    for (const { region, privateLink } of REGIONS) {
      const known = zoneIds(region);
      expect(known.length, region).toBeGreaterThanOrEqual(3);
      expect(known).toEqual(expect.arrayContaining([...(privateLink.serviceDirect?.availabilityZoneIds ?? [])]));
    }
  });

  it("are refused when there is one, or one twice", () => {
    expect(report({ dev: { "network.availabilityZoneIds": ["euw1-az1"] } })).toMatchInlineSnapshot(
      `"dev: network.availabilityZoneIds: has fewer than two availability zones. Fix: list two or three; Databricks needs at least two subnets in different zones."`,
    );
    expect(report({ dev: { "network.availabilityZoneIds": ["euw1-az1", "euw1-az1"] } })).toMatchInlineSnapshot(
      `"dev: network.availabilityZoneIds.1: "euw1-az1" is listed twice. Fix: remove it."`,
    );
  });

  it("are refused when they are names, not ids", () => {
    expect(report({ dev: { "network.availabilityZoneIds": ["eu-west-1a", "euw1-az2"] } })).toMatchInlineSnapshot(
      `"dev: network.availabilityZoneIds.0: "eu-west-1a" is not an availability-zone id. Fix: use the id (euw1-az1), which names the same zone in every account, not the name (eu-west-1a)."`,
    );
  });

  it("are the same for written subnets", () => {
    const endpoints = { "euw1-az1": "10.20.192.0/24", "euw1-az3": "10.20.193.0/24" };
    expect(report({ dev: { "network.subnets.endpoints": endpoints } })).toMatchInlineSnapshot(`
      "dev: network.subnets.endpoints: has no block for euw1-az2. Fix: add one, or remove all of them to have them derived.
      dev: network.subnets.endpoints.euw1-az3: is a zone that network.availabilityZoneIds does not list. Fix: use euw1-az1, euw1-az2, or add the zone to the end of that list."
    `);
  });
});
