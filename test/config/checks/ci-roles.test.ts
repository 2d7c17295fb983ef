import { describe, expect, it } from "vitest";
import { report } from "../problems";

const github = (settings: object = {}) => ({ kind: "github", repository: "acme/lakehouse", ...settings });
const bounded = { "foundation.permissionsBoundary": { mode: "create" } };
const account = { "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" };
const cloud = { backend: "cloud", organization: "acme" };

describe("deploy roles of a CI system", () => {
  it("may be GitHub's, or HCP Terraform's where the state is there", () => {
    expect(report({ dev: { ...bounded, "foundation.ciRoles": github() } })).toBe("");
    expect(report({ dev: { ...bounded, "foundation.ciRoles": github({ oidcProvider: "existing" }) } })).toBe("");
    const repositoryIds = { owner: "123456", repository: "456789" };
    expect(report({ dev: { ...bounded, "foundation.ciRoles": github({ repositoryIds }) } })).toBe("");
    const dev = { ...bounded, state: cloud, "foundation.ciRoles": { kind: "hcp-terraform" } };
    expect(report({ account, dev })).toBe("");
  });

  it.each([
    [
      "no permissions boundary",
      { "foundation.ciRoles": github() },
      'dev: foundation.ciRoles: a deploy role makes roles, and without a permissions boundary it could make one that may do everything. Fix: set foundation.permissionsBoundary to { mode: "create" }.',
    ],
    [
      "another role for every layer",
      { ...bounded, "foundation.ciRoles": github(), deployRoleArn: "arn:aws:iam::111111111111:role/deploy" },
      "dev: deployRoleArn: every layer would assume this role, whatever role its layer has under foundation.ciRoles. Fix: remove one of the two.",
    ],
    [
      "HCP Terraform with state elsewhere",
      { ...bounded, "foundation.ciRoles": { kind: "hcp-terraform" } },
      'dev: foundation.ciRoles.kind: runs of HCP Terraform are known by their workspaces, and the state is of backend "local". Fix: use state of backend "cloud", or "github".',
    ],
    [
      "a URL for a repository",
      { ...bounded, "foundation.ciRoles": github({ repository: "https://github.com/acme/lakehouse" }) },
      'dev: foundation.ciRoles.repository: "https://github.com/acme/lakehouse" is not a repository. Fix: write it as owner/name, without a host.',
    ],
    [
      "every repository of an owner",
      { ...bounded, "foundation.ciRoles": github({ repository: "acme/*" }) },
      'dev: foundation.ciRoles.repository: "acme/*" is not a repository. Fix: write it as owner/name, without a host.',
    ],
    [
      "a name with a number in it",
      { ...bounded, "foundation.ciRoles": github({ repository: "acme@123456/lakehouse@456789" }) },
      'dev: foundation.ciRoles.repository: "acme@123456/lakehouse@456789" is not a repository. Fix: write it as owner/name, and the numbers of a subject with @ under repositoryIds.',
    ],
    [
      "a number of GitHub's that is none",
      { ...bounded, "foundation.ciRoles": github({ repositoryIds: { owner: "acme", repository: "456789" } }) },
      'dev: foundation.ciRoles.repositoryIds.owner: "acme" is not a number of GitHub\'s. Fix: take it from "gh api repos/OWNER/NAME --jq .owner.id,.id", in quotes.',
    ],
    [
      "a boundary by name",
      { "foundation.permissionsBoundary": { mode: "existing", policyArn: "boundary" } },
      'dev: foundation.permissionsBoundary.policyArn: "boundary" is not the ARN of an IAM policy. Fix: write it as arn:aws:iam::123456789012:policy/name.',
    ],
    [
      "a boundary of another account",
      { "foundation.permissionsBoundary": { mode: "existing", policyArn: "arn:aws:iam::999999999999:policy/limit" } },
      "dev: foundation.permissionsBoundary.policyArn: the policy is in account 999999999999, the roles are in 111111111111. Fix: write the ARN of a policy in the environment's own account.",
    ],
  ])("are refused with %s", (_, dev, message) => {
    expect(report({ dev })).toBe(message);
  });

  const hcp = { ...bounded, "foundation.ciRoles": { kind: "hcp-terraform", planRole: "create" } };

  it("may have a plan role, with state in HCP Terraform or in a bucket that it reads itself", () => {
    expect(report({ account, dev: { ...hcp, state: cloud } })).toBe("");
    const s3 = { backend: "s3", bucket: "acme-state", region: "eu-west-1" };
    const dev = { ...bounded, state: s3, "foundation.ciRoles": github({ planRole: "create" }) };
    expect(report({ account, dev })).toBe("");
  });

  it.each([
    [
      "a plan role and a role for the state, which writes",
      {
        ...bounded,
        state: {
          backend: "s3",
          bucket: "acme-state",
          region: "eu-west-1",
          roleArn: "arn:aws:iam::111111111111:role/state",
        },
        "foundation.ciRoles": github({ planRole: "create" }),
      },
      'dev: foundation.ciRoles.planRole: plans would read the state with the role of state.roleArn, which writes it as well. Fix: leave out state.roleArn, so that the plan role reads the bucket itself, or set planRole to "off".',
    ],
    [
      "Terraform Enterprise, whose tokens nobody trusts",
      { ...hcp, state: { ...cloud, hostname: "tfe.acme.example" } },
      "dev: state.hostname: the roles of foundation.ciRoles trust runs of app.terraform.io, not of tfe.acme.example. Fix: use app.terraform.io, or remove foundation.ciRoles.",
    ],
    [
      "a pattern for a project",
      { ...hcp, state: { ...cloud, project: "Lake*" } },
      "dev: state.project: as a pattern it would let runs of other projects take the roles of foundation.ciRoles. Fix: write the name of one project.",
    ],
  ])("are refused with %s", (_, dev, message) => {
    expect(report({ account, dev })).toBe(message);
  });

  it("are refused where a role would trust more runs than fit into its policy", () => {
    const state = { ...cloud, project: "A project whose name has 40 characters..", workspacePrefix: "a-long-prefix" };
    const workspaces = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`workspaces.science-${index}`, { networkSlot: index + 1 }]),
      );
    const dev = { ...hcp, state, governanceWorkspace: "main" };
    expect(report({ account, dev: { ...dev, ...workspaces(4) } })).not.toContain("trust");
    expect(report({ account, dev: { ...dev, ...workspaces(14) } })).toMatch(
      /dev: foundation.ciRoles: the role of activation would trust so many runs that its policy has about \d+ characters, and IAM takes 2048\. Fix: shorten/,
    );
  });

  it("may make the identity providers of two CI systems in one account", () => {
    const dev = { ...bounded, "foundation.ciRoles": github() };
    const prod = {
      ...bounded,
      awsAccountId: "111111111111",
      state: cloud,
      "foundation.ebsEncryptionByDefault": "existing",
      "foundation.ciRoles": { kind: "hcp-terraform" },
    };
    expect(report({ account, dev, prod })).toBe("");
  });

  it("are refused when two environments of an account make the identity provider", () => {
    const dev = { ...bounded, "foundation.ciRoles": github() };
    const prod = { ...dev, awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    expect(report({ dev, prod })).toBe(
      'prod: foundation.ciRoles.oidcProvider: IAM\'s identity provider of the CI system is one setting per AWS account, and config/environments/dev.ts manages it for 111111111111. Fix: set it to "existing" in all but one of them.',
    );
  });
});
