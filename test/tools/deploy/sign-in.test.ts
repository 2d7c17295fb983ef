import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { awsSession, buildSession, githubTokens, isBuild, NoRole, roleOf } from "../../../tools/deploy/sign-in";
import { withPipeline } from "../../support/code-pipeline";
import { accountInput, devEnvironment, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const github = (more: object) => ({ kind: "github" as const, repository: "acme/lakehouse", ...more });
const environment = (more: object = {}) =>
  devEnvironment((input) => {
    input.foundation = { permissionsBoundary: { mode: "create" }, ciRoles: github(more) };
  });
const S3 = { backend: "s3", bucket: "acme-state", region: "eu-west-1" } as const;
const wanted = (env: ReturnType<typeof environment> | undefined, planOnly = false) => ({
  environment: env,
  planOnly,
  accountRoleArn: undefined,
});
const stacks = () => {
  const [account, input] = [accountInput(), devInput()];
  account.state = S3;
  account.attestations = { ...account.attestations, "state-backend-exists": "A. Lovelace, 2026-11-02" };
  input.foundation = {
    permissionsBoundary: { mode: "create" },
    ciRoles: github({ planRole: "create", planEnvironment: "dev-plan" }),
  };
  return synthPlatform(platformOf(account, input));
};

describe("signing in from a job", () => {
  it("takes the role of the layer that the foundation makes", () => {
    const all = stacks();
    const roles = Object.values(all.find(({ name }) => name === "dev-foundation")?.json.resource?.aws_iam_role ?? {});
    const made = roles.map(({ path, name }) => `arn:aws:iam::111111111111:role${String(path)}${String(name)}`);
    const env = environment({ planRole: "create", planEnvironment: "dev-plan" });
    for (const { name, json } of all) {
      if (name === "account") {
        // No environment makes a role for it; its state is in S3 all the same.
        expect(() => roleOf(json, wanted(undefined))).toThrow("ACCOUNT_ROLE_ARN");
        const accountRoleArn = "arn:aws:iam::999999999999:role/state";
        expect(roleOf(json, { ...wanted(undefined), accountRoleArn })).toBe(accountRoleArn);
      } else if (name === "dev-foundation") {
        expect(() => roleOf(json, wanted(env))).toThrow(NoRole);
      } else {
        // Also a stack of Databricks alone: its state is in S3.
        expect(made, name).toContain(roleOf(json, wanted(env)));
        expect(roleOf(json, wanted(env, true)), name).toBe("arn:aws:iam::111111111111:role/deploy/acme-dev-plan");
      }
    }
    const plan = roles.find(({ name }) => name === "acme-dev-plan");
    expect(String(plan?.assume_role_policy)).toContain("repo:acme/lakehouse:environment:dev-plan");
    expect(String(plan?.assume_role_policy)).toContain("repo:acme/lakehouse:pull_request");
  });

  it("says what is missing where there is no role", () => {
    const json = { provider: { aws: [{}] } };
    expect(() => roleOf(json, wanted(devEnvironment()))).toThrow("foundation.ciRoles");
    expect(() => roleOf(json, wanted(environment(), true))).toThrow("planEnvironment");
    // Neither the stack nor its state is in AWS.
    expect(
      roleOf({ provider: { databricks: [{}] }, terraform: { backend: { local: {} } } }, wanted(environment())),
    ).toBe(undefined);
  });

  it("gives the token to Terraform in a file that nobody else reads, and takes it away", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lakehouse-sign-in-test-"));
    try {
      const asked: string[] = [];
      const tokens = async (audience: string) => {
        asked.push(audience);
        return "the token";
      };
      const session = await awsSession(tokens, "arn:aws:iam::111111111111:role/deploy/x", {
        stack: "dev-network",
        folder,
      });
      const file = session.environment.AWS_WEB_IDENTITY_TOKEN_FILE ?? "";
      expect(asked).toEqual(["sts.amazonaws.com"]);
      expect(readFileSync(file, "utf8")).toBe("the token");
      expect(session.environment).toMatchObject({ AWS_ROLE_ARN: "arn:aws:iam::111111111111:role/deploy/x" });
      session.end();
      expect(existsSync(file)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("asks nobody where there is no job that may", () => {
    expect(githubTokens({})).toBeUndefined();
    expect(githubTokens({ ACTIONS_ID_TOKEN_REQUEST_URL: "https://x" })).toBeUndefined();
  });

  it("lets a build of the pipeline take roles of environments, and reach the state of the account by itself", () => {
    const by = "codepipeline" as const;
    const json = {
      "//": { metadata: { stackName: "dev-network", backend: "s3", layer: "network" } },
      provider: { aws: [{}] },
    };
    const [account, input] = [accountInput(), devInput()];
    withPipeline(input, account);
    const [env] = platformOf(account, input).environments;
    expect(roleOf(json, { ...wanted(env), by })).toBe("arn:aws:iam::111111111111:role/deploy/acme-dev-network");
    expect(roleOf(json, { ...wanted(env, true), by })).toBe("arn:aws:iam::111111111111:role/deploy/acme-dev-plan");
    expect(roleOf(json, { ...wanted(undefined), by })).toBe(undefined);
    // A job of GitHub has no role there, nor has a build one of GitHub's.
    expect(() => roleOf(json, wanted(env))).toThrow('kind "github"');
    expect(() => roleOf(json, { ...wanted(environment()), by })).toThrow('kind "codepipeline"');
    expect(isBuild({ CODEBUILD_BUILD_ARN: "arn", AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/x" })).toBe(
      true,
    );
    expect(isBuild({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/x" })).toBe(false);
  });

  it("tells Terraform how to take the role with what a build has, and takes the file away", () => {
    const folder = mkdtempSync(join(tmpdir(), "lakehouse-sign-in-test-"));
    try {
      const session = buildSession("arn:aws:iam::111111111111:role/deploy/x", { stack: "dev-network", folder });
      const file = session.environment.AWS_CONFIG_FILE ?? "";
      expect(readFileSync(file, "utf8")).toBe(
        "[default]\nrole_arn = arn:aws:iam::111111111111:role/deploy/x\ncredential_source = EcsContainer\nrole_session_name = deploy-dev-network\n",
      );
      session.end();
      expect(existsSync(file)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
