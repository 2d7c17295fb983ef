import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { policyDocument } from "../../../modules/iam/policy-document";
import { crossAccountPolicy } from "../../../modules/workspace/cross-account-policy";
import { type Decision, simulate } from "../../support/policy-simulator";
import { EC2_ACTIONS } from "./ec2-actions";

const ACCOUNT = "111111111111";
const ARN = `arn:aws:ec2:eu-west-1:${ACCOUNT}`;
const VPC = { "ec2:Vpc": `${ARN}:vpc/vpc-1` };
const OTHER_VPC = { "ec2:Vpc": `${ARN}:vpc/vpc-2` };
const NEW = { "aws:RequestTag/Vendor": "Databricks" };
const TAGGED = { "ec2:ResourceTag/Vendor": "Databricks" };
const IMAGE = "arn:aws:ec2:eu-west-1::image/ami-1";
const AMI_OWNER = "601306020600";

const statements = crossAccountPolicy({
  partition: "aws",
  region: "eu-west-1",
  awsAccountId: ACCOUNT,
  vpcId: "vpc-1",
  securityGroupIds: ["sg-1"],
  amiOwnerAccountId: AMI_OWNER,
});
const list = (value: string | readonly string[] | undefined) => (typeof value === "string" ? [value] : (value ?? []));
const ec2Actions = ({ Action }: Statement) => list(Action).map((action) => action.replace(/^ec2:/, ""));
const types = ({ Resource }: Statement) => list(Resource).map((arn) => /:([a-z-]+)\/[^/]*$/.exec(arn)?.[1] ?? arn);
/** Key of a condition as the table of actions calls it. */
const conditionKeys = ({ Condition }: Statement) =>
  Object.values(Condition ?? {}).flatMap((keys) =>
    Object.keys(keys).map((key) => key.replace(/^(aws|ec2):/, "").replace("/Vendor", "")),
  );

function decide(action: string, resource: string, context: Readonly<Record<string, string>>): Decision {
  // As the policy of the role, it has no principals; for the simulator it is anybody's.
  const anybodys = statements.map((statement): Statement => ({ ...statement, Principal: "*" }));
  return simulate(anybodys, ACCOUNT, {
    by: { arn: `arn:aws:iam::${ACCOUNT}:role/databricks` },
    action: action.includes(":") ? action : `ec2:${action}`,
    resource: resource.startsWith("arn:") ? resource : `${ARN}:${resource}`,
    context,
  });
}

describe("policy of the cross-account role", () => {
  it.each<[string, Statement["Effect"], string, string]>([
    ["CreateTagged", "Allow", "fleet instance launch-template spot-instances-request volume", "RequestTag"],
    [
      "TagOnCreation",
      "Allow",
      "fleet instance launch-template network-interface spot-instances-request volume",
      "RequestTag CreateAction",
    ],
    [
      "UseTagged",
      "Allow",
      "fleet instance launch-template network-interface spot-instances-request volume",
      "ResourceTag",
    ],
    [
      "DeleteTagged",
      "Allow",
      "fleet instance launch-template network-interface spot-instances-request volume",
      "ResourceTag",
    ],
    ["LaunchInVpc", "Allow", "network-interface subnet security-group", "Vpc"],
    ["LaunchDatabricksImages", "Allow", "image", "Owner"],
    ["NoOtherImages", "Deny", "image", "Owner"],
    ["OwnSecurityGroupRules", "Allow", "security-group", "Vpc"],
    ["Describe", "Allow", "*", ""],
    ["SpotServiceLinkedRole", "Allow", "AWSServiceRoleForEC2Spot", "iam:AWSServiceName"],
  ])("%s: %s on %s, told apart by %s", (sid, effect, resources, keys) => {
    const statement = statements.find(({ Sid }) => Sid === sid);
    expect(statement?.Effect).toBe(effect);
    expect(statement && types(statement).map((type) => type.split("/").at(-1)?.replace(/^.*:/, ""))).toEqual(
      resources.split(" "),
    );
    expect(statement && conditionKeys(statement)).toEqual(keys === "" ? [] : keys.split(" "));
  });

  it("has no other statement", () => {
    expect(statements).toHaveLength(10);
  });

  const scoped = statements.filter(({ Sid }) => !["Describe", "SpotServiceLinkedRole"].includes(Sid));

  it("pairs every action with a resource type that it has, under condition keys that the pair has", () => {
    for (const statement of scoped) {
      for (const action of ec2Actions(statement)) {
        const pairs = types(statement).filter((type) => {
          const known = EC2_ACTIONS[action]?.[type];
          return known !== undefined && conditionKeys(statement).every((key) => (known as string[]).includes(key));
        });
        expect(pairs, `${statement.Sid}: ${action}`).not.toEqual([]);
      }
    }
  });

  it("names no resource type that none of the statement's actions has", () => {
    for (const statement of scoped) {
      for (const type of types(statement)) {
        const users = ec2Actions(statement).filter((action) => EC2_ACTIONS[action]?.[type] !== undefined);
        expect(users, `${statement.Sid}: ${type}`).not.toEqual([]);
      }
    }
  });

  it("only looks at what it may reach without a condition", () => {
    const unconditional = statements.filter(({ Condition }) => Condition === undefined);
    expect(unconditional.flatMap(ec2Actions).filter((action) => !/^(Describe|GetSpot)/.test(action))).toEqual([]);
  });

  it("passes no role, and has no action with a wildcard", () => {
    const actions = statements.flatMap(({ Action }) => list(Action));
    expect(actions.filter((action) => action.includes("*") || action.startsWith("iam:"))).toEqual([
      "iam:CreateServiceLinkedRole",
    ]);
    expect(decide("iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/any`, TAGGED)).toBe("deny");
  });

  it.each<[Decision, string, string, Readonly<Record<string, string>>]>([
    ["allow", "RunInstances", "instance/i-1", NEW],
    ["allow", "RunInstances", "volume/vol-1", NEW],
    ["allow", "RunInstances", "network-interface/eni-1", VPC],
    ["allow", "RunInstances", "subnet/subnet-1", VPC],
    ["allow", "RunInstances", "security-group/sg-1", VPC],
    ["allow", "RunInstances", "launch-template/lt-1", TAGGED],
    ["allow", "RunInstances", IMAGE, { "ec2:Owner": AMI_OWNER }],
    ["deny", "RunInstances", "instance/i-1", {}],
    ["deny", "RunInstances", "subnet/subnet-1", OTHER_VPC],
    ["deny", "RunInstances", "security-group/sg-2", VPC],
    ["deny", "RunInstances", IMAGE, { "ec2:Owner": "amazon" }],
    ["deny", "RunInstances", IMAGE, { "ec2:Owner": "amazon", ...TAGGED }],
    ["allow", "RequestSpotInstances", "spot-instances-request/sir-1", NEW],
    ["allow", "RequestSpotInstances", "security-group/sg-1", VPC],
    ["allow", "CancelSpotInstanceRequests", "spot-instances-request/sir-1", TAGGED],
    ["deny", "CancelSpotInstanceRequests", "spot-instances-request/sir-1", {}],
    ["allow", "CreateFleet", "fleet/fleet-1", NEW],
    ["allow", "CreateFleet", "launch-template/lt-1", TAGGED],
    ["allow", "CreateLaunchTemplate", "launch-template/lt-1", NEW],
    ["allow", "CreateVolume", "volume/vol-1", NEW],
    ["allow", "AttachVolume", "volume/vol-1", TAGGED],
    ["deny", "AttachVolume", "volume/vol-1", {}],
    ["allow", "TerminateInstances", "instance/i-1", TAGGED],
    ["deny", "TerminateInstances", "instance/i-1", {}],
    ["deny", "DeleteVolume", "volume/vol-1", { "ec2:ResourceTag/Vendor": "Somebody" }],
    ["allow", "CreateTags", "instance/i-1", { ...NEW, "ec2:CreateAction": "RunInstances" }],
    ["deny", "CreateTags", "instance/i-1", NEW],
    ["allow", "AuthorizeSecurityGroupIngress", "security-group/sg-1", VPC],
    ["deny", "AuthorizeSecurityGroupIngress", "security-group/sg-2", VPC],
    ["deny", "ModifyInstanceAttribute", "instance/i-1", TAGGED],
    ["deny", "CreateSubnet", "vpc/vpc-1", VPC],
  ])("%s %s on %s %o", (decision, action, resource, context) => {
    expect(decide(action, resource, context)).toBe(decision);
  });

  it("fits into the 10,240 characters that a role's inline policies may have", () => {
    expect(policyDocument(statements).length).toBeLessThan(9000);
  });
});
