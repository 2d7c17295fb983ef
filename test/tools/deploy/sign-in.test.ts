import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { awsSession, githubTokens, NoRole, roleOf } from "../../../tools/deploy/sign-in";
import { accountInput, devEnvironment, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const github = (more: object) => ({ kind: "github" as const, repository: "acme/lakehouse", ...more });
const environment = (more: object = {}) =>
  devEnvironment((input) => {
    input.foundation = { permissionsBoundary: { mode: "create" }, ciRoles: github(more) };
  });
const stacks = () => {
  const input = devInput();
  input.foundation = {
    permissionsBoundary: { mode: "create" },
    ciRoles: github({ planRole: "create", planEnvironment: "dev-plan" }),
  };
  return synthPlatform(platformOf(accountInput(), input));
};

describe("signing in from a job", () => {
  it("takes the role of the layer that the foundation makes", () => {
    const all = stacks();
    const roles = Object.values(all.find(({ name }) => name === "dev-foundation")?.json.resource?.aws_iam_role ?? {});
    const made = roles.map(({ path, name }) => `arn:aws:iam::111111111111:role${String(path)}${String(name)}`);
    const env = environment({ planRole: "create", planEnvironment: "dev-plan" });
    for (const { name, json } of all) {
      if (json.provider?.aws === undefined) {
        expect(roleOf(json, env, false), name).toBeUndefined();
      } else if (name === "dev-foundation") {
        expect(() => roleOf(json, env, false)).toThrow(NoRole);
      } else {
        expect(made, name).toContain(roleOf(json, env, false));
        expect(roleOf(json, env, true), name).toBe("arn:aws:iam::111111111111:role/deploy/acme-dev-plan");
      }
    }
    const plan = roles.find(({ name }) => name === "acme-dev-plan");
    expect(String(plan?.assume_role_policy)).toContain("repo:acme/lakehouse:environment:dev-plan");
    expect(String(plan?.assume_role_policy)).toContain("repo:acme/lakehouse:pull_request");
  });

  it("says what is missing where there is no role", () => {
    const json = { provider: { aws: [{}] } };
    expect(() => roleOf(json, devEnvironment(), false)).toThrow("foundation.ciRoles");
    expect(() => roleOf(json, environment(), true)).toThrow("planEnvironment");
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
});
