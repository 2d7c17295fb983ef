import { describe, expect, it } from "vitest";
import { TRUST_FRAME } from "../../../config/checks/ci-roles";
import { githubPullRequestSubjects, githubSubjects, hcpSubject } from "../../../config/derive/ci-subjects";
import { CI_SYSTEMS, deployTrust, oidcProviderArn } from "../../../modules/iam/deploy-trust";
import { policyDocument } from "../../../modules/iam/policy-document";
import { stateAccess } from "../../../modules/iam/state-access";
import { type Decision, simulate, simulateIdentity } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const GITHUB = oidcProviderArn("aws", ACCOUNT, CI_SYSTEMS.github);
const HCP = oidcProviderArn("aws", ACCOUNT, CI_SYSTEMS["hcp-terraform"]);

describe("trust of deploy roles", () => {
  const token = (sub: string, aud = "sts.amazonaws.com") => ({
    "token.actions.githubusercontent.com:sub": sub,
    "token.actions.githubusercontent.com:aud": aud,
  });
  it.each<[Decision, string, Record<string, string>]>([
    ["allow", GITHUB, token("repo:acme/lakehouse:environment:dev")],
    ["deny", GITHUB, token("repo:acme/lakehouse:environment:dev-2")],
    ["deny", GITHUB, token("repo:acme/lakehouse:ref:refs/heads/main")],
    ["deny", GITHUB, token("repo:acme/lakehouse:pull_request")],
    ["deny", GITHUB, token("repo:evil/lakehouse:environment:dev")],
    ["deny", GITHUB, token("repo:acme/lakehouse:environment:dev", "elsewhere")],
    ["deny", HCP, token("repo:acme/lakehouse:environment:dev")],
    ["deny", GITHUB, {}],
  ])("GitHub: %s %s %o", (decision, federated, context) => {
    const trust = deployTrust(CI_SYSTEMS.github, GITHUB, githubSubjects({ repository: "acme/lakehouse" }, "dev"));
    expect(simulate(trust, ACCOUNT, { by: { federated }, action: "sts:AssumeRoleWithWebIdentity", context })).toBe(
      decision,
    );
  });

  it.each<[Decision, Record<string, string>]>([
    ["allow", token("repo:acme/lakehouse:pull_request")],
    ["deny", token("repo:acme/lakehouse-2:pull_request")],
    ["deny", token("repo:evil/lakehouse:pull_request")],
    ["deny", token("repo:acme/lakehouse:environment:dev")],
    ["deny", token("repo:acme/lakehouse:ref:refs/heads/main")],
    ["deny", token("repo:acme/lakehouse:pull_request", "elsewhere")],
  ])("GitHub, for plans of pull requests: %s %o", (decision, context) => {
    const trust = deployTrust(CI_SYSTEMS.github, GITHUB, githubPullRequestSubjects({ repository: "acme/lakehouse" }));
    const request = { by: { federated: GITHUB }, action: "sts:AssumeRoleWithWebIdentity", context };
    expect(simulate(trust, ACCOUNT, request)).toBe(decision);
  });

  const named = "repo:acme/lakehouse";
  const numbered = "repo:acme@123456/lakehouse@456789";
  it.each<[Decision, "ids" | "both", string]>([
    ["allow", "ids", numbered],
    ["deny", "ids", named],
    ["allow", "both", numbered],
    ["allow", "both", named],
    ["deny", "both", "repo:acme@123457/lakehouse@456789"],
    ["deny", "both", "repo:acme@123456/lakehouse@4567890"],
    ["deny", "both", "repo:acme@123456/lakehouse"],
    ["deny", "both", "repo:acme/lakehouse@456789"],
  ])("GitHub, tokens with numbers: %s %s %s", (decision, subjects, prefix) => {
    const ids = { owner: "123456", repository: "456789", subjects };
    const repository = { repository: "acme/lakehouse", repositoryIds: ids };
    const trusts = {
      "environment:dev": githubSubjects(repository, "dev"),
      pull_request: githubPullRequestSubjects(repository),
    };
    for (const [end, trusted] of Object.entries(trusts)) {
      const trust = deployTrust(CI_SYSTEMS.github, GITHUB, trusted);
      const context = token(`${prefix}:${end}`);
      const request = { by: { federated: GITHUB }, action: "sts:AssumeRoleWithWebIdentity", context };
      expect(simulate(trust, ACCOUNT, request), end).toBe(decision);
    }
  });

  const run = (sub: string) => ({ "app.terraform.io:sub": sub, "app.terraform.io:aud": "aws.workload.identity" });
  it.each<[Decision, string]>([
    ["allow", "organization:acme:project:Lakehouse:workspace:dev-network:run_phase:plan"],
    ["allow", "organization:acme:project:Lakehouse:workspace:dev-network:run_phase:apply"],
    ["deny", "organization:acme:project:Lakehouse:workspace:dev-network-2:run_phase:apply"],
    ["deny", "organization:acme:project:Other:workspace:dev-network:run_phase:apply"],
    ["deny", "organization:evil:project:Lakehouse:workspace:dev-network:run_phase:apply"],
  ])("HCP Terraform: %s %s", (decision, sub) => {
    const trust = deployTrust(CI_SYSTEMS["hcp-terraform"], HCP, [hcpSubject("acme", "Lakehouse", "dev-network")]);
    const request = { by: { federated: HCP }, action: "sts:AssumeRoleWithWebIdentity", context: run(sub) };
    expect(simulate(trust, ACCOUNT, request)).toBe(decision);
  });

  it.each<[Decision, "plan" | "apply", string]>([
    ["allow", "plan", "plan"],
    ["deny", "plan", "apply"],
    ["allow", "apply", "apply"],
    ["deny", "apply", "plan"],
  ])("HCP Terraform, one phase alone: %s a role for %s to %s", (decision, role, phase) => {
    const trust = deployTrust(CI_SYSTEMS["hcp-terraform"], HCP, [hcpSubject("acme", "Lakehouse", "dev-network", role)]);
    const context = run(`organization:acme:project:Lakehouse:workspace:dev-network:run_phase:${phase}`);
    const request = { by: { federated: HCP }, action: "sts:AssumeRoleWithWebIdentity", context };
    expect(simulate(trust, ACCOUNT, request)).toBe(decision);
  });
});

describe("room in a trust policy", () => {
  it("is what the check of the configuration takes it to be, give or take a few characters", () => {
    const trust = policyDocument(deployTrust(CI_SYSTEMS["hcp-terraform"], HCP.replace("aws", "aws-us-gov"), []));
    expect(trust.length).toBeLessThanOrEqual(TRUST_FRAME);
    expect(trust.length).toBeGreaterThan(TRUST_FRAME - 40);
  });
});

describe("access to the state", () => {
  const state = { backend: "s3", bucket: "acme-state", region: "eu-west-1", keyPrefix: "lakehouse" } as const;
  const other = { ...state, bucket: "acme-account-state", kmsKeyArn: "arn:key" };
  const local = { backend: "local", directory: "state" } as const;
  const access = stateAccess({ partition: "aws", environment: "dev", state, upstream: other, stacks: ["dev-network"] });

  it.each<["allow" | "deny", string, string]>([
    ["allow", "s3:ListBucket", "arn:aws:s3:::acme-state"],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/dev-foundation.tfstate"],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-account-state/lakehouse/account.tfstate"],
    ["allow", "s3:PutObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["allow", "s3:DeleteObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate.tflock"],
    ["allow", "kms:Decrypt", "arn:key"],
    ["deny", "s3:DeleteObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-state/lakehouse/dev-foundation.tfstate"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-account-state/lakehouse/account.tfstate"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-state/other/dev-foundation.tfstate"],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate.tflock"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/prod-foundation.tfstate"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-account-state/lakehouse/dev-foundation.tfstate"],
  ])("%s %s on %s", (decision, action, resource) => {
    expect(simulateIdentity(access, { action, resource })).toBe(decision);
  });

  const read = stateAccess({ partition: "aws", environment: "dev", state, upstream: other, stacks: [] });
  it.each<["allow" | "deny", string, string]>([
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-account-state/lakehouse/account.tfstate"],
    ["allow", "kms:Decrypt", "arn:key"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/prod-network.tfstate"],
    ["deny", "kms:GenerateDataKey", "arn:key"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate.tflock"],
    ["deny", "s3:DeleteObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate.tflock"],
  ])("of who only plans: %s %s on %s", (decision, action, resource) => {
    expect(simulateIdentity(read, { action, resource })).toBe(decision);
  });

  it("is to one bucket where environment and account share it", () => {
    const shared = stateAccess({ partition: "aws", environment: "dev", state, upstream: state, stacks: [] });
    for (const name of ["dev-network", "account"]) {
      const resource = `arn:aws:s3:::acme-state/lakehouse/${name}.tfstate`;
      expect(simulateIdentity(shared, { action: "s3:GetObject", resource }), name).toBe("allow");
    }
  });

  it("goes through the state's own role, where there is one, and is nobody's business elsewhere", () => {
    const roleArn = "arn:aws:iam::222222222222:role/state";
    const own = { ...state, roleArn };
    expect(
      stateAccess({ partition: "aws", environment: "dev", state: own, upstream: own, stacks: ["dev-network"] }),
    ).toEqual([{ Sid: "AssumeStateRole", Effect: "Allow", Action: "sts:AssumeRole", Resource: [roleArn] }]);
    expect(
      stateAccess({ partition: "aws", environment: "dev", state: local, upstream: local, stacks: ["dev-network"] }),
    ).toEqual([]);
  });
});
