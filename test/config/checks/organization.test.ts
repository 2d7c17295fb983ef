import { describe, expect, it } from "vitest";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { report } from "../problems";

const ID = "o-abcdefghij";
const tower = (change: object = {}) => ({
  mode: "existing",
  roleArn: "arn:aws:iam::999999999999:role/controls",
  homeRegion: "eu-central-1",
  organizationalUnitArn: `arn:aws:organizations::999999999999:ou/${ID}/ou-abcd-12345678`,
  controls: { volumes: "arn:aws:controltower:eu-central-1::control/AWS-GR_ENCRYPTED_VOLUMES" },
  ...change,
});
const settings = (controlTower: object) => ({ "foundation.organization": { id: ID, controlTower } });

describe("organization", () => {
  it("may be named, with or without controls", () => {
    expect(report({ dev: { "foundation.organization": { id: ID } } })).toBe("");
    expect(report({ dev: settings(tower()) })).toBe("");
    expect(report({ dev: settings({ mode: "off" }) })).toBe("");
  });

  it.each([
    [
      "a name for its id",
      { "foundation.organization": { id: "acme" } },
      'dev: foundation.organization.id: "acme" is not the id of an AWS organization. Fix: copy it from AWS Organizations; it starts with o-.',
    ],
    [
      "a unit of another organization",
      settings(
        tower({ organizationalUnitArn: "arn:aws:organizations::999999999999:ou/o-zzzzzzzzzz/ou-abcd-12345678" }),
      ),
      "dev: foundation.organization.controlTower.organizationalUnitArn: the unit is of organization o-zzzzzzzzzz, and foundation.organization.id is o-abcdefghij. Fix: correct one of the two.",
    ],
    [
      "a role outside the management account",
      settings(tower({ roleArn: "arn:aws:iam::111111111111:role/controls" })),
      "dev: foundation.organization.controlTower.roleArn: the role is in account 111111111111, and controls belong to the management account, 999999999999. Fix: write the ARN of a role in the management account.",
    ],
    [
      "no controls",
      settings(tower({ controls: {} })),
      'dev: foundation.organization.controlTower.controls: lists no control. Fix: list them, or use mode "off".',
    ],
    [
      "a control by its name",
      settings(tower({ controls: { volumes: "AWS-GR_ENCRYPTED_VOLUMES" } })),
      'dev: foundation.organization.controlTower.controls.volumes: "AWS-GR_ENCRYPTED_VOLUMES" is not the ARN of a control. Fix: copy it from the Control Tower controls reference: arn:aws:controlcatalog:::control/<id>.',
    ],
    [
      "a trail of another one",
      {
        "foundation.organization": { id: ID },
        "foundation.cloudTrail": {
          mode: "existing",
          trailArn: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization",
          organizationId: "o-zzzzzzzzzz",
          bucketName: "acme-log-archive",
          bucketAccountId: "888888888888",
        },
      },
      "dev: foundation.cloudTrail.organizationId: the trail is of organization o-zzzzzzzzzz, and foundation.organization.id is o-abcdefghij. Fix: correct one of the two.",
    ],
  ])("is refused with %s", (_, dev, message) => {
    expect(report({ dev })).toBe(message);
  });
});

describe("the organization of an AWS account", () => {
  const of = (id: string) => ({ "foundation.organization": { id } });
  const beside = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };

  it("is the same for every environment in it", () => {
    expect(report({ dev: of(ID), prod: { ...beside, ...of(ID) } })).toBe("");
    expect(report({ dev: of(ID), prod: of("o-zzzzzzzzzz") })).toBe("");
    expect(report({ dev: of(ID), prod: { ...beside, ...of("o-zzzzzzzzzz") } })).toBe(
      "prod: foundation.organization.id: 111111111111 is in one organization at most, and config/environments/dev.ts says that it is o-abcdefghij. Fix: correct one of the two.",
    );
  });
});

describe("the perimeter of an organization", () => {
  const denied = (bucketPerimeter: boolean) => {
    const foundation = { organization: { id: ID, bucketPerimeter }, logs: { accessLogs: {} } };
    const stacks = synthPlatform(platformOf(accountInput(), { ...devInput(), foundation }));
    return stacks
      .flatMap(({ json }) => Object.entries(json.resource?.aws_s3_bucket_policy ?? {}))
      .filter(([, { policy }]) => String(policy).includes("aws:PrincipalOrgID"))
      .map(([id]) => id)
      .sort();
  };

  it("is around zones and logs, not around the root bucket, which Databricks uses", () => {
    expect(denied(true)).toEqual([
      "access-logs_policy",
      "logs_policy",
      "zone-curated_policy",
      "zone-processed_policy",
      "zone-raw_policy",
    ]);
    expect(denied(false)).toEqual([]);
  });
});
