import { describe, expect, it } from "vitest";
import { ControlTower } from "../../../modules/security/control-tower";
import { organizationPerimeter } from "../../../modules/storage/perimeter";
import { managementProvider } from "../../../stacks/base/providers";
import { type Decision, simulateIdentity } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const UNIT = "arn:aws:organizations::999999999999:ou/o-abcdefghij/ou-abcd-12345678";
const CONTROL = "arn:aws:controlcatalog:::control/9g9n3v5q8k3w5dq3r2t8d1f2x";
const tower = (mode: "create" | "existing") =>
  synthModule((stack) => {
    new ControlTower(stack, "control-tower", {
      mode,
      provider: managementProvider(stack, {
        roleArn: "arn:aws:iam::999999999999:role/controls",
        homeRegion: "eu-central-1",
      }),
      organizationalUnitArn: UNIT,
      controls: { volumes: CONTROL },
    });
  });

describe("Control Tower", () => {
  it("enables controls through a provider of the management account in the home region", () => {
    const json = tower("create");
    expect(resource(json, "aws_controltower_control.control-tower_volumes")).toEqual({
      provider: "aws.management",
      control_identifier: CONTROL,
      target_identifier: UNIT,
    });
    expect(json.provider?.aws).toContainEqual({
      alias: "management",
      region: "eu-central-1",
      allowed_account_ids: ["999999999999"],
      assume_role: [{ role_arn: "arn:aws:iam::999999999999:role/controls", session_name: "terraform-foundation" }],
    });
  });

  it("fails the plan where an expected control is off, and changes nothing", () => {
    const json = tower("existing");
    expect(json.resource?.aws_controltower_control).toBeUndefined();
    expect(json.data?.aws_controltower_controls?.["control-tower_enabled"]).toMatchObject({
      provider: "aws.management",
      target_identifier: UNIT,
      lifecycle: {
        postcondition: [
          {
            condition: `\${contains(self.enabled_controls, "${CONTROL}")}`,
            error_message: `The control volumes (${CONTROL}) is not enabled for the environment's organizational unit.`,
          },
        ],
      },
    });
  });
});

describe("organization perimeter", () => {
  const inside = { "aws:PrincipalOrgID": "o-abcdefghij", "aws:PrincipalIsAWSService": "false" };
  const service = { "aws:PrincipalIsAWSService": "true" };
  it.each<[Decision, string, Record<string, string>]>([
    ["allow", "somebody of the organization", inside],
    ["allow", "an AWS service", service],
    ["deny", "somebody of another organization", { ...inside, "aws:PrincipalOrgID": "o-zzzzzzzzzz" }],
    ["deny", "an account without organization", { "aws:PrincipalIsAWSService": "false" }],
    ["deny", "somebody anonymous", {}],
  ])("%s: %s, to whom the bucket was given", (decision, _, context) => {
    const given = {
      Sid: "Given",
      Effect: "Allow" as const,
      Principal: "*" as const,
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::acme-dev-raw/*",
    };
    const statements = [given, ...organizationPerimeter("aws", "acme-dev-raw", "o-abcdefghij")];
    const request = { action: "s3:GetObject", resource: "arn:aws:s3:::acme-dev-raw/x", context };
    expect(simulateIdentity(statements, request)).toBe(decision);
  });

  it("is nothing without an organization", () => {
    expect(organizationPerimeter("aws", "acme-dev-raw", undefined)).toEqual([]);
  });
});
