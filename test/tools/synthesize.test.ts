import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../support/platform";

/** What a checkout has that the main job needs. */
const SOURCES = [
  ".gen",
  "assets",
  "cdktf.json",
  "config",
  "main.ts",
  "modules",
  "package.json",
  "emitted",
  "policy",
  "stacks",
  "tools",
  "tsconfig.json",
];

let project: string;
/** What the compiler knows of one copy, it knows of all: paths in it are relative, and files go by their content. */
const known = join(mkdtempSync(join(tmpdir(), "lakehouse-known-")), "tsbuildinfo");

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "lakehouse-project-"));
  for (const name of SOURCES) cpSync(join(ROOT, name), join(project, name), { recursive: true });
  // The project's own lies beside the modules, which the copy shares.
  writeFileSync(
    join(project, "tsconfig.synth.json"),
    JSON.stringify({
      extends: join(ROOT, "tsconfig.json"),
      compilerOptions: { tsBuildInfoFile: join(project, "tsbuildinfo") },
      include: ["main.ts", "config"],
    }),
  );
  symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
  if (existsSync(known)) cpSync(known, join(project, "tsbuildinfo"));
});

afterEach(() => {
  if (!existsSync(known)) cpSync(join(project, "tsbuildinfo"), known);
  rmSync(project, { recursive: true, force: true });
});
afterAll(() => rmSync(dirname(known), { recursive: true }));

function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { CDKTF_OUTDIR: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts", ...args], {
    cwd: project,
    env: { ...inherited, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Every file below a folder with its content. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(project, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after, `the edit of ${file} changed nothing`).not.toBe(before);
  writeFileSync(path, after);
}

const out = () => join(project, "cdktf.out");

describe("npm start", () => {
  it("writes every stack and prints a table and the next steps", () => {
    const { status, stdout, stderr } = start();
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^stack +resources +bytes +depends on +findings/);
    for (const environment of ["dev", "staging", "prod"]) expect(stdout).toContain(`${environment}-network`);
    expect(stdout).toContain("npx cdktf deploy account 'dev-*'");
    expect(Object.keys(JSON.parse(readFileSync(join(out(), "manifest.json"), "utf8")).stacks)).toHaveLength(25);
  });

  it("needs no Terraform, and every stack says which one will do", () => {
    const { status, stderr } = start([], { PATH: join(project, "nothing") });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const stacks = readdirSync(join(out(), "stacks"));
    const asked = stacks.map((stack) => {
      const { terraform } = JSON.parse(readFileSync(join(out(), "stacks", stack, "cdk.tf.json"), "utf8"));
      return terraform.required_version;
    });
    expect(asked).toEqual(stacks.map(() => ">= 1.10"));
  });

  it("is byte-identical on a second run, in another directory and in another time zone", () => {
    start([], { TZ: "Pacific/Auckland" });
    const first = contents(out());
    start([], { TZ: "America/Los_Angeles" });
    expect(contents(out())).toEqual(first);
    const elsewhere = join(project, "deeper/elsewhere");
    mkdirSync(elsewhere, { recursive: true });
    start([], { CDKTF_OUTDIR: join(elsewhere, "out") });
    expect(contents(join(elsewhere, "out"))).toEqual(first);
    for (const [name, text] of Object.entries(first)) expect(text, name).not.toContain(project);
  });

  it("a wrong configuration prints every error of every file, exits 1, and leaves the output as it was", () => {
    start();
    const before = contents(out());
    edit("config/environments/dev.ts", (text) =>
      text.replace('"10.20.0.0/16"', '"10.20.0.1/16"').replace('zone: "curated"', 'zone: "curatde"'),
    );
    edit("config/environments/prod.ts", (text) => text.replace('runAs: "ingestion"', 'runAs: "nobody"'));
    const { status, stdout, stderr } = start();
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(
      'config/environments/dev.ts: network.cidr: "10.20.0.1/16" has host bits set. Fix: write the network address, 10.20.0.0/16.',
    );
    expect(stderr).toMatch(/config\/environments\/dev\.ts: catalogs\.sales\.schemas\.gold\.zone: .*curatde.* Fix: /);
    expect(stderr).toMatch(/config\/environments\/prod\.ts: sources\.orders\.runAs: .*nobody.* Fix: /);
    expect(stderr).toContain("3 errors in the configuration; cdktf.out is as it was.");
    expect(contents(out())).toEqual(before);
    expect(
      readdirSync(project).filter((name) => name.startsWith(".cdktf.out")),
      "temporary folders",
    ).toEqual([]);
  });

  it("a type error fails it too, although the configuration is valid", () => {
    edit("config/account.ts", (text) => `${text}\nexport const wrong: number = "text";\n`);
    const { status, stderr } = start();
    expect(status).toBe(1);
    expect(stderr).toContain("config/account.ts");
    expect(stderr).toContain("TS2322");
    expect(existsSync(out())).toBe(false);
  });

  it("--env writes and removes only that environment's stacks", () => {
    start();
    const before = contents(out());
    edit("config/environments/dev.ts", (text) => text.replace("monthlyUsd: 500", "monthlyUsd: 501"));
    edit("config/environments/prod.ts", (text) => text.replace("monthlyUsd: 12000", "monthlyUsd: 12001"));
    const { status, stdout } = start(["--env", "prod"]);
    expect(status).toBe(0);
    expect(stdout).not.toContain("dev-network");
    const changed = Object.entries(contents(out())).filter(([name, text]) => before[name] !== text);
    expect(changed.map(([name]) => name)).toEqual([join("stacks", "prod-operations", "cdk.tf.json")]);
  });

  it("--project reads the configuration of another folder and writes there; commands that follow name it", () => {
    mkdirSync(join(project, "other"));
    cpSync(join(project, "config"), join(project, "other", "config"), { recursive: true });
    for (const name of ["staging", "prod"]) rmSync(join(project, "other", "config", "environments", `${name}.ts`));
    const { status, stdout, stderr } = start(["--project", "other"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain(
      'npx cdktf diff dev-foundation --app "node --import tsx main.ts --project other" --output other/cdktf.out',
    );
    expect(stdout).not.toContain("prod-network");
    expect(existsSync(join(project, "other", "cdktf.out", "manifest.json"))).toBe(true);
    expect(existsSync(out())).toBe(false);
  });

  it("--project of a folder without configuration says so and writes nothing", () => {
    const { status, stderr } = start(["--project", "nowhere"]);
    expect(status).toBe(1);
    expect(stderr).toContain("config/account.ts: does not exist.");
    expect(existsSync(join(project, "nowhere"))).toBe(false);
  });

  it("stops at a finding, and says the setting of the resource", () => {
    edit("config/environments/dev.ts", (text) =>
      text.replace('nat: "single",', 'nat: "single",\n    flowLogs: { destination: "off" },'),
    );
    const { status, stderr } = start();
    expect(status).toBe(1);
    expect(stderr).toContain(
      "dev-network: aws_vpc.vpc: the VPC has no flow log (flow-logs-on). Setting: config/environments/dev.ts: network.cidr. Fix: ",
    );
    expect(existsSync(out())).toBe(false);
  });

  it("warns of a waiver that accepts nothing", () => {
    edit("config/environments/dev.ts", (text) =>
      text.replace(
        "  operations: {",
        '  policyWaivers: [{ rule: "kms-rotation", address: "aws_kms_key.*", reason: "Not needed." }],\n  operations: {',
      ),
    );
    const { status, stderr } = start();
    expect(status).toBe(0);
    expect(stderr).toBe(
      'warning: config/environments/dev.ts: policyWaivers.0: accepts no finding of the rule "kms-rotation" at aws_kms_key.*. Fix: remove it, or correct the rule\'s id and the address.\n',
    );
  });

  it("names an environment that is not there, exit code 2", () => {
    const { status, stderr } = start(["--env", "qa"]);
    expect(status).toBe(2);
    expect(stderr).toBe("--env qa: there is no such environment. Fix: use one of dev, prod, staging.\n");
  });

  it("removes the stacks of an environment that is gone", () => {
    start();
    rmSync(join(project, "config/environments/staging.ts"));
    expect(start().status).toBe(0);
    expect(readdirSync(join(out(), "stacks")).filter((name) => name.startsWith("staging"))).toEqual([]);
  });
});
