import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readArguments } from "../../../tools/config/command/arguments";
import { accountInput, devInput, ROOT } from "../../support/platform";

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "tools/config/main.ts", ...args], { cwd: ROOT, encoding: "utf8" });

let project = "";
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "lakehouse-config-"));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

describe("arguments of npm run config", () => {
  it("are a name and a setting, or two names and a setting", () => {
    const rest = { derived: false, project: undefined, json: false };
    expect(readArguments(["prod"])).toEqual({ names: ["prod"], setting: undefined, ...rest });
    expect(readArguments(["prod", "zones", "--json"])).toEqual({
      names: ["prod"],
      setting: "zones",
      ...rest,
      json: true,
    });
    expect(readArguments(["--diff", "dev", "prod", "zones", "--derived", "--project", "a"])).toEqual({
      names: ["dev", "prod"],
      setting: "zones",
      derived: true,
      project: "a",
      json: false,
    });
    expect(readArguments(["--help"])).toBe("help");
  });

  it.each([
    [[], "name an environment"],
    [[""], "name an environment"],
    [["--diff", "dev"], "name two environments"],
    [["--diff", "dev", "prod", "zones", "more"], 'what is "more"?'],
    [["dev", "zones", "more"], 'what is "more"?'],
    [["dev", "--derived"], "--derived goes with --diff"],
    [["dev", "--colour"], "--colour"],
  ])("are refused: %j", (args, message) => {
    expect(readArguments(args)).toMatchObject({ wrong: expect.stringContaining(message) });
  });
});

describe("npm run config", () => {
  it("prints another project's, with its files from where the user is", () => {
    const { status, stdout, stderr } = run("isolated", "network.cidr", "--project", "examples/topologies", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      name: "isolated",
      values: [{ from: "written", file: "examples/topologies/config/environments/isolated.ts" }],
    });
  });

  it("says what is wrong with the command line, and ends with 2", () => {
    expect(run("prd")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "prd: there is no such environment. Fix: try prod.\n",
    });
    expect(run("dev", "--project", "nowhere")).toMatchObject({ status: 2, stdout: "" });
  });

  it("prints the errors of a configuration that has some, and ends with 1", () => {
    const write = (file: string, declares: string, input: object) => {
      mkdirSync(join(project, "config/environments"), { recursive: true });
      writeFileSync(
        join(project, file),
        `export default { declares: "${declares}", input: ${JSON.stringify(input)} };\n`,
      );
    };
    write("config/account.ts", "account", accountInput());
    write("config/environments/dev.ts", "environment", { ...devInput(), region: "eu-west-9" });
    const { status, stdout, stderr } = run("dev", "--project", project);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("config/environments/dev.ts: region: ");
    expect(stderr).toContain("The configuration has errors, so there is nothing to show.\n");
  });
});
