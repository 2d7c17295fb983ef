import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import accountFile from "../../../config/account";
import devFile from "../../../config/environments/dev";
import prodFile from "../../../config/environments/prod";
import stagingFile from "../../../config/environments/staging";
import { loadPlatform } from "../../../config/load";
import { resolvePlatform } from "../../../config/resolve";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { buildPlatform } from "../../../main";
import { synthesize } from "../../../tools/synth/synthesize";
import { type Ended, Project } from "../../support/project";

/** Every file below a folder with its content. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

describe("npm start", () => {
  const project = new Project();
  const out = join(project.root, "cdktf.out");
  let first: Ended;

  beforeAll(async () => {
    first = await project.synthesizeChecked([], { PATH: join(project.root, "nothing"), TZ: "Pacific/Auckland" });
  });
  afterAll(() => project.remove());

  it("writes every stack and prints a table and the next steps", () => {
    const { exitCode, stdout, stderr } = first;
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^stack +resources +bytes +depends on +findings/);
    for (const environment of ["dev", "staging", "prod"]) expect(stdout).toContain(`${environment}-network`);
    expect(stdout).toContain("npx cdktf deploy account 'dev-*'");
    expect(Object.keys(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).stacks)).toHaveLength(25);
  });

  it("needs no Terraform, and every stack says which one will do", () => {
    expect([first.exitCode, first.stderr]).toEqual([0, ""]);
    const stacks = readdirSync(join(out, "stacks"));
    const asked = stacks.map((stack) => {
      const { terraform } = JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8"));
      return terraform.required_version;
    });
    expect(asked).toEqual(stacks.map(() => ">= 1.10"));
  });

  it("is byte-identical on a second run, in another directory and in another time zone", async () => {
    const before = contents(out);
    const elsewhere = join(project.root, "deeper/elsewhere");
    mkdirSync(elsewhere, { recursive: true });
    await project.synthesize([], { TZ: "America/Los_Angeles", CDKTF_OUTDIR: join(elsewhere, "out") });
    expect(contents(join(elsewhere, "out"))).toEqual(before);
    expect(contents(out)).toEqual(before);
    for (const [name, text] of Object.entries(before)) expect(text, name).not.toContain(project.root);
  });

  it("a wrong configuration prints every error of every file, exits 1, and leaves the output as it was", async () => {
    const before = contents(out);
    const [dev, prod, domain] = [
      "config/environments/dev.ts",
      "config/environments/prod.ts",
      "config/domains/sales.ts",
    ] as const;
    await project.edited(dev, '"10.20.0.0/16"', '"10.20.0.1/16"', () =>
      project.edited(domain, 'zone: "curated"', 'zone: "curatde"', () =>
        project.edited(prod, 'size: "Small"', 'size: "Smal"', async () => {
          const { exitCode, stdout, stderr } = await project.synthesize();
          expect(exitCode).toBe(1);
          expect(stdout).toBe("");
          expect(stderr).toContain(
            'config/environments/dev.ts: network.cidr: "10.20.0.1/16" has host bits set. Fix: write the network address, 10.20.0.0/16.',
          );
          for (const name of ["dev", "prod", "staging"]) {
            expect(stderr).toMatch(
              new RegExp(
                `config/environments/${name}\\.ts: catalogs\\.sales\\.schemas\\.gold\\.zone ` +
                  "\\(from config/domains/sales\\.ts:\\d+\\): .*curatde.* Fix: ",
              ),
            );
          }
          expect(stderr).toMatch(
            /config\/environments\/prod\.ts: consumers\.bi\.size \(line \d+, over config\/shared\/platform\.ts:\d+\): "Smal" .* Fix: /,
          );
          expect(stderr).toContain("5 errors in the configuration; cdktf.out is as it was.");
        }),
      ),
    );
    expect(contents(out)).toEqual(before);
    expect(
      readdirSync(project.root).filter((name) => name.startsWith(".cdktf.out")),
      "temporary folders",
    ).toEqual([]);
  });

  it("a type error fails it too, although the configuration is valid", async () => {
    const [end, wrong] = ["export default ", 'export const wrong: number = "text";\nexport default '];
    const unwritten = join(project.root, "unwritten");
    await project.edited("config/account.ts", end, wrong, async () => {
      const { exitCode, stderr } = await project.synthesizeChecked([], { CDKTF_OUTDIR: unwritten });
      expect(exitCode).toBe(1);
      expect(stderr).toContain("config/account.ts");
      expect(stderr).toContain("TS2322");
      expect(stderr).toContain("unwritten was not written.");
    });
    expect(existsSync(unwritten)).toBe(false);
  });

  it("--project reads the configuration of another folder and writes there; commands that follow name it", async () => {
    const before = contents(out);
    const other = join(project.root, "other");
    cpSync(join(project.root, "config"), join(other, "config"), { recursive: true });
    for (const name of ["staging", "prod"]) rmSync(join(other, "config", "environments", `${name}.ts`));
    const { exitCode, stdout, stderr } = await project.synthesize(["--project", "other"]);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    const [, next = ""] = stdout.split("Next:\n");
    expect(next).toContain(
      '    npx cdktf diff dev-foundation \\\n      --app "node --import tsx main.ts --project other" \\\n      --output other/cdktf.out\n',
    );
    expect(Math.max(...next.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain("prod-network");
    expect(existsSync(join(other, "cdktf.out", "manifest.json"))).toBe(true);
    expect(contents(out)).toEqual(before);
  });
});

type Change = (inputs: Record<"dev" | "prod" | "staging", EnvironmentInput>) => void;

describe("the synthesis of a configuration", () => {
  let root: string;
  const out = () => join(root, "cdktf.out");

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "lakehouse-synthesis-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** In this process, without a type check. The shipped configuration, changed; an environment may be deleted. */
  async function start(args: readonly string[] = [], change: Change = () => {}) {
    const inputs = structuredClone({ dev: devFile.input, prod: prodFile.input, staging: stagingFile.input });
    change(inputs);
    const environments = Object.entries(inputs).map(([name, input]) => ({
      file: `config/environments/${name}.ts`,
      input,
    }));
    return printed(() =>
      synthesize({
        root,
        arguments: args,
        load: () => resolvePlatform({ account: { file: "config/account.ts", input: accountFile.input }, environments }),
        build: (platform, outdir) => buildPlatform(platform, outdir).synth(),
        checkTypes: async () => ({ ok: true, messages: "" }),
      }),
    );
  }

  async function printed(run: () => Promise<number>): Promise<Ended> {
    const texts = { stdout: "", stderr: "" };
    const spies = (["stdout", "stderr"] as const).map((stream) =>
      vi.spyOn(process[stream], "write").mockImplementation((text) => {
        texts[stream] += String(text);
        return true;
      }),
    );
    try {
      return { exitCode: await run(), ...texts };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it("--env writes and removes only that environment's stacks; the others are the same bytes", async () => {
    expect(await start()).toMatchObject({ exitCode: 0, stderr: "" });
    const before = contents(out());
    const { exitCode, stdout } = await start(["--env", "prod"], ({ dev, prod }) => {
      dev.operations.budget.monthlyUsd += 1;
      prod.operations.budget.monthlyUsd += 1;
    });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("dev-network");
    const changed = Object.entries(contents(out())).filter(([name, text]) => before[name] !== text);
    expect(changed.map(([name]) => name)).toEqual([join("stacks", "prod-operations", "cdk.tf.json")]);
    expect(await start()).toMatchObject({ exitCode: 0 });
    expect(contents(out())).toEqual(before);
  });

  it.each([
    ["nowhere", "there is no such folder"],
    ["a-file", "it is a file"],
    ["a-file/below", "there is no such folder"],
    ["empty", "it has no folder config"],
    ["", "it names no folder"],
    ["  ", "it names no folder"],
  ])("--project %j says what is wrong with it, and writes nothing", async (project, message) => {
    writeFileSync(join(root, "a-file"), "");
    mkdirSync(join(root, "empty"));
    const { exitCode, stderr } = await printed(() =>
      synthesize({
        root,
        arguments: ["--project", project],
        load: loadPlatform,
        build: () => {
          throw new Error("there is nothing to build");
        },
        checkTypes: async () => ({ ok: true, messages: "" }),
      }),
    );
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `--project ${project}: ${message}. Fix: name a folder with a folder config in it, for example examples/topologies.\n`,
    );
    expect(contents(root)).toEqual({ "a-file": "" });
  });

  it("--project names the folder in problems", async () => {
    mkdirSync(join(root, "other/config"), { recursive: true });
    const { exitCode, stderr } = await printed(() =>
      synthesize({
        root,
        arguments: ["--project", "other"],
        load: loadPlatform,
        build: () => {
          throw new Error("there is nothing to build");
        },
        checkTypes: async () => ({ ok: true, messages: "" }),
      }),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain("other/config/account.ts: does not exist.");
    expect(stderr).toContain("other/cdktf.out was not written.");
  });

  it("stops at a finding, with the file, the setting and the waiver that would accept it", async () => {
    const { exitCode, stderr } = await start([], ({ dev }) => {
      Object.assign(dev.network, { flowLogs: { destination: "off" } });
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'config/environments/dev.ts: network.cidr: dev-network: aws_vpc.vpc: the VPC has no flow log (flow-logs-on). Fix: add an aws_flow_log with the VPC\'s id; or, where docs/policy.md#flow-logs-on says that it may be accepted, write into policyWaivers: { rule: "flow-logs-on", address: "aws_vpc.vpc", reason: "…" }.\n',
    );
    expect(existsSync(out())).toBe(false);
  });

  it("warns of a waiver that accepts nothing", async () => {
    const { exitCode, stderr } = await start([], ({ dev }) => {
      dev.policyWaivers = [{ rule: "kms-rotation", address: "aws_kms_key.keys_*", reason: "Not needed." }];
    });
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      'warning: config/environments/dev.ts: policyWaivers.0: accepts no finding of the rule "kms-rotation" at aws_kms_key.keys_*. Fix: remove it, or correct the rule\'s id and the address.\n',
    );
  });

  it("refuses a waiver of a rule that is never waived, and says so at the finding", async () => {
    const { exitCode, stderr, stdout } = await start([], ({ dev }) => {
      dev.policyWaivers = [{ rule: "kms-no-lockout", address: "aws_kms_key.keys_*", reason: "Not needed." }];
    });
    expect(exitCode).toBe(1);
    expect(`${stderr}${stdout}`).toContain(
      'config/environments/dev.ts: policyWaivers.0: no finding of the rule "kms-no-lockout" can be accepted. Fix: remove it, and mend what the rule finds; docs/policy.md#kms-no-lockout says why.\n',
    );
    expect(`${stderr}${stdout}`).toContain("1 waiver of no effect");
    expect(existsSync(out())).toBe(false);
  });

  it("leaves table and next steps to cdktf's CLI where that has started it, but not what stays deployed", async () => {
    expect((await start()).stdout).toContain("npx cdktf deploy");
    vi.stubEnv("CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS", "true");
    try {
      expect(await start()).toEqual({ exitCode: 0, stdout: "", stderr: "" });
      const without: Change = (inputs) => Reflect.deleteProperty(inputs, "staging");
      expect((await start([], without)).stdout).toMatch(/^\s*Taken out of the output/);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("names an environment that is not there, exit code 2", async () => {
    const { exitCode, stderr } = await start(["--env", "qa"]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe("--env qa: there is no such environment. Fix: use one of dev, prod, staging.\n");
  });

  it("removes the stacks of an environment that is gone, and says what stays deployed", async () => {
    await start();
    expect(readdirSync(join(out(), "stacks"))).toContain("staging-network");
    const without: Change = (inputs) => Reflect.deleteProperty(inputs, "staging");
    const { exitCode, stdout } = await start([], without);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /what is deployed of it stays, and is billed:\n {2}staging: 8 stacks with \d+ resources: staging-foundation, .*\. config\/environments\/staging\.ts is not read any more\nTo take it down or to get it back: docs\/deploy\.md, "Stacks that are gone"\.\n/,
    );
    expect((await start([], without)).stdout).not.toContain("stays");
    expect(readdirSync(join(out(), "stacks")).filter((name) => name.startsWith("staging"))).toEqual([]);
  });
});
