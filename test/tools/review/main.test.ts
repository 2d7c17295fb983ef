import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-review-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function review(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "tools/review/main.ts", ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const SECRET = "hunter2-marker";

const plan = (actions: readonly string[]) =>
  JSON.stringify({
    format_version: "1.2",
    resource_changes: [
      {
        address: "aws_db_instance.orders",
        mode: "managed",
        type: "aws_db_instance",
        name: "orders",
        change: {
          actions,
          before: { identifier: "orders", password: SECRET, engine: "postgres" },
          after: { identifier: "orders2", password: `${SECRET}2`, engine: "postgres" },
          after_unknown: {},
          before_sensitive: { password: true },
          after_sensitive: { password: true },
          replace_paths: [["identifier"]],
        },
      },
    ],
    output_changes: {},
  });

function file(name: string, text: string, encoding: BufferEncoding = "utf8"): string {
  const path = join(folder, name);
  writeFileSync(path, text, encoding);
  return path;
}

/** A file of 600 MB that takes no room. */
function huge(): string {
  const path = file("huge.json", "");
  truncateSync(path, 600_000_000);
  return path;
}

/** A plan with a value in 100,000 lists within each other. */
function deep(): string {
  const [open, close] = ["[", "]"].map((bracket) => bracket.repeat(100_000));
  return plan(["update"]).replace('"postgres"', `${open}${close}`);
}

describe("npm run review", () => {
  it("reads the plan of a real run, ends with 1 where data is lost, and writes no secret in any format", () => {
    const path = file("replace.json", plan(["delete", "create"]));
    const [markdown, html, json] = ["out.md", "out.html", "out.json"].map((name) => join(folder, name));
    const { status, stdout, stderr } = review(
      ...["--plan", `prod-data-services=${path}`],
      ...["--markdown", `${markdown}`, "--html", `${html}`, "--json", `${json}`],
    );
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: "" });
    for (const name of [markdown, html, json]) {
      const text = readFileSync(`${name}`, "utf8");
      expect(text).toContain("aws_db_instance.orders");
      expect(text).toContain("orders2");
      expect(text).not.toContain(SECRET);
    }
    expect(readFileSync(`${markdown}`, "utf8")).toContain("## 1 thing with data is lost");
  });

  it("ends with 0 where nobody has to approve anything", () => {
    const { status, stdout } = review("--plan", `dev=${file("update.json", plan(["no-op"]))}`);
    expect(status).toBe(0);
    expect(stdout).toContain("Nothing changes");
  });

  it.each([
    [["--plan", `dev=${file("cut.json", plan(["create"]).slice(0, 100))}`], "it is no JSON, or cut off"],
    [["--plan", "dev=missing.json"], "missing.json"],
    [["--plan", `dev=${folder}`], "a folder is where a file belongs"],
    [["--plan", `dev=${huge()}`], "which cannot be read. Fix: review the plans of fewer resources"],
    [["--plan", `dev=${file("deep.json", deep())}`], "deep.json: its values are nested too deeply for a plan"],
    [["--plan", `dev=${file("utf16.json", plan(["create"]), "utf16le")}`], "it is no text in UTF-8"],
    [["--base", "no-such-branch"], "no-such-branch: there is no such commit here"],
    [["--base-folder", folder], "has no manifest.json"],
    [["--base", "HEAD", "--project", "nowhere"], "there is no such folder"],
  ])("ends with 2, and says why: %j", (args, message) => {
    const { status, stdout, stderr } = review(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
