import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";

let out: string;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "lakehouse-deploy-main-"));
  const stacks = [
    written("account", [], { layer: "account" }),
    // Named so that the order of names is not the one of dependencies.
    written("dev-a-last", ["dev-z-first"], { environment: "dev", layer: "workspace" }),
    written("dev-z-first", ["account"], { environment: "dev", layer: "network" }),
    written("prod-network", ["account"], { environment: "prod", layer: "network" }),
  ];
  writeFileSync(
    join(out, "manifest.json"),
    JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(stacks.map((stack) => [stack.name, stack])) }),
  );
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** A stack of Terraform's own resource, with its state beside it. */
function written(name: string, dependencies: readonly string[], metadata: object, input = "a") {
  const workingDirectory = `stacks/${name}`;
  mkdirSync(join(out, workingDirectory), { recursive: true });
  writeFileSync(
    join(out, workingDirectory, "cdk.tf.json"),
    JSON.stringify({
      "//": { metadata: { stackName: name, backend: "local", ...metadata } },
      terraform: { backend: { local: {} } },
      resource: { terraform_data: { one: { input } } },
    }),
  );
  return { name, dependencies, workingDirectory, synthesizedStackPath: `${workingDirectory}/cdk.tf.json` };
}

function deploy(...args: readonly string[]) {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: _url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: _token, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(ROOT, "tools/deploy/main.ts"), ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...env, CHECKPOINT_DISABLE: "1" } },
  );
  return { status, lines: stdout.trim().split("\n"), stderr };
}

describe("npm run deploy", () => {
  it("deploys an environment in the order of its stacks, and nothing of others; then there is nothing to do", () => {
    const markdown = join(out, "report.md");
    const first = deploy("dev", "--out", out, "--markdown", markdown);
    expect(first).toMatchObject({ status: 0, lines: ["dev-z-first: applied", "dev-a-last: applied"] });
    expect(readFileSync(markdown, "utf8")).toMatch(/^# dev\n\n## dev-z-first: applied\n[\s\S]*## dev-a-last: applied/);
    expect(deploy("dev", "--out", out)).toMatchObject({
      status: 0,
      lines: ["dev-z-first: nothing to do", "dev-a-last: nothing to do"],
    });
  });

  it("says with --plan what would change, and changes nothing", () => {
    written("dev-a-last", ["dev-z-first"], { environment: "dev", layer: "workspace" }, "b");
    const planned = { status: 3, lines: ["dev-z-first: nothing to do", "dev-a-last: would change"] };
    expect(deploy("dev", "--out", out, "--plan")).toMatchObject(planned);
    expect(deploy("dev", "--out", out, "--plan")).toMatchObject(planned);
  });

  it("says with --plan what cannot be planned before something else is applied, and goes on", () => {
    const [first, second] = ["dev-z-first", "dev-a-last"].map((name) => join(out, "stacks", name, "cdk.tf.json"));
    if (first === undefined || second === undefined) throw new Error("two stacks");
    const before = [readFileSync(first, "utf8"), readFileSync(second, "utf8")] as const;
    written("dev-z-first", ["account"], { environment: "dev", layer: "network" }, "later");
    // Reads what the state of the other will only have once that is applied.
    const broken = JSON.parse(before[1]);
    writeFileSync(second, JSON.stringify({ ...broken, output: { one: { value: "${nothing.there}" } } }));
    const { status, lines } = deploy("dev", "--out", out, "--plan");
    writeFileSync(first, before[0]);
    expect(lines.slice(0, 3)).toEqual([
      "dev-z-first: would change",
      "dev-a-last: cannot be planned yet",
      "  after dev-z-first",
    ]);
    expect(status).toBe(3);
    // Where nothing before it would change, it is a failure.
    const alone = deploy("dev", "--out", out, "--plan");
    writeFileSync(second, before[1]);
    expect(alone.status).toBe(1);
    expect(alone.lines).toContain("dev-a-last: FAILED");
  });

  it("begins nothing after a failure, and shows why", () => {
    writeFileSync(
      join(out, "stacks/dev-z-first/cdk.tf.json"),
      JSON.stringify({
        "//": { metadata: { environment: "dev", layer: "network" } },
        terraform: { backend: { local: {} } },
        output: { one: { value: "${nothing.there}" } },
      }),
    );
    const { status, lines } = deploy("dev", "--out", out);
    expect(status).toBe(1);
    expect(lines[0]).toBe("dev-z-first: FAILED");
    expect(lines[1]).toContain("Reference to undeclared resource");
    expect(lines.at(-1)).toBe("Not begun: dev-a-last");
  });

  it("takes the account by itself", () => {
    expect(deploy("account", "--out", out)).toMatchObject({ status: 0, lines: ["account: applied"] });
  });

  it.each([
    [["test"], "test: there is no such environment. Fix: use one of account, dev, prod, staging."],
    [[], "name one environment, or account"],
    [["dev", "prod"], "name one environment, or account"],
    [["dev", "--force"], "Unknown option '--force'"],
  ])("refuses %j", (args, message) => {
    const { status, stderr } = deploy(...args, "--out", out);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
