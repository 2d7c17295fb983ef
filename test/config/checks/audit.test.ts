import { describe, expect, it } from "vitest";
import { report } from "../problems";

const trail = (settings: object) => ({ "foundation.cloudTrail": settings });
const EXISTING = {
  mode: "existing",
  trailArn: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization",
  organizationId: "o-abcdefghij",
  bucketName: "acme-log-archive",
  bucketAccountId: "888888888888",
};

describe("audit", () => {
  it("may be a trail of one's own, with everything, or an organization trail", () => {
    const own = { mode: "create", insights: true, cloudWatch: {} };
    const logs = { objectLock: { mode: "governance", days: 400 }, accessLogs: {} };
    expect(report({ dev: { ...trail(own), "foundation.logs": logs } })).toBe("");
    expect(report({ dev: trail(EXISTING) })).toBe("");
  });

  it.each([
    [
      "a trail that records nothing",
      trail({ mode: "create", managementEvents: false, zoneDataEvents: false }),
      'dev: foundation.cloudTrail: the trail would record nothing. Fix: switch one of its events on, or use mode "off".',
    ],
    [
      "Insights without management events",
      trail({ mode: "create", managementEvents: false, insights: true }),
      "dev: foundation.cloudTrail.insights: Insights looks at management events, which the trail does not record. Fix: set managementEvents to true, or insights to false.",
    ],
    [
      "a trail's name instead of its ARN",
      trail({ ...EXISTING, trailArn: "organization" }),
      'dev: foundation.cloudTrail.trailArn: "organization" is not the ARN of a trail. Fix: write it as arn:aws:cloudtrail:eu-west-1:123456789012:trail/name.',
    ],
    [
      "a trail of another partition",
      trail({ ...EXISTING, trailArn: EXISTING.trailArn.replace("aws", "aws-us-gov") }),
      "dev: foundation.cloudTrail.trailArn: the ARN is of partition aws-us-gov, but eu-west-1 is in aws. Fix: write an ARN that starts with arn:aws:.",
    ],
    [
      "something that is no organization id",
      trail({ ...EXISTING, organizationId: "acme" }),
      'dev: foundation.cloudTrail.organizationId: "acme" is not the id of an AWS organization. Fix: copy it from AWS Organizations; it starts with o-.',
    ],
    [
      "a lock that outlives the logs",
      { "foundation.logs": { objectLock: { mode: "governance", days: 500 } } },
      "dev: foundation.logs.objectLock.days: logs are locked for 500 days, and should be deleted after 400. Fix: use at most 400, or raise logs.expireAfterDays.",
    ],
    [
      "a compliance lock in a disposable environment",
      { "foundation.logs": { objectLock: { mode: "compliance", days: 30 } } },
      'dev: foundation.logs.objectLock.mode: nobody can delete what is locked in compliance mode, so the environment would not be disposable. Fix: use "governance", or protect the environment.',
    ],
    [
      "AWS Config to a locked bucket",
      { "foundation.logs": { objectLock: { mode: "governance", days: 30 } }, "foundation.config.mode": "create" },
      'dev: foundation.logs.objectLock: AWS Config delivers to no bucket with object lock. Fix: remove it, or use config.mode "existing" or "off".',
    ],
    [
      "Security Hub without AWS Config",
      { "foundation.securityHub.mode": "create" },
      'dev: foundation.securityHub.mode: Security Hub\'s controls need AWS Config, which is off. Fix: set config.mode to "create", or to "existing" where somebody else records the account.',
    ],
    [
      "a standard that it does not know",
      { "foundation.securityHub.standards": ["iso-27001"] },
      'dev: foundation.securityHub.standards.0: "iso-27001" is not one of the possible values. Fix: use one of "fsbp", "cis-3.0", "nist-800-53", "pci-dss-4.0.1".',
    ],
    [
      "unused access after no time",
      { "foundation.accessAnalyzer.unusedAfterDays": 0 },
      "dev: foundation.accessAnalyzer.unusedAfterDays: 0 is too small. Fix: use at least 1.",
    ],
  ])("refuses %s", (_, dev, message) => {
    expect(report({ dev })).toBe(message);
  });

  it("warns of a second copy of management events in an account", () => {
    const second = { ...trail({ mode: "create" }), "foundation.ebsEncryptionByDefault": "existing" };
    const prod = { awsAccountId: "111111111111", ...second };
    expect(report({ dev: trail({ mode: "create" }), prod })).toBe(
      "warning: prod: foundation.cloudTrail.managementEvents: the trail of config/environments/dev.ts records the management events of 111111111111 already, and AWS charges for every further copy. Fix: set it to false in all but one of them.",
    );
    const quiet = { ...prod, "foundation.cloudTrail": { mode: "create", managementEvents: false } };
    expect(report({ dev: trail({ mode: "create" }), prod: quiet })).toBe("");
  });
});
