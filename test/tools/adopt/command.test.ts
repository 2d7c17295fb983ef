import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readArguments, USAGE } from "../../../tools/adopt/command/arguments";
import { PRINTED } from "../../support/listings";
import { ROOT } from "../../support/platform";

describe("npm run adopt", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-adopt-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it("prints what to add to the configuration, and says what it could not judge", () => {
    const catalogs = file(
      "catalogs.json",
      JSON.stringify(
        PRINTED["databricks catalogs list"]?.([
          { id: "", name: "exchange_sales" },
          { id: "", name: "main" },
        ]),
      ),
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        "--import",
        "tsx",
        "tools/adopt/main.ts",
        "exchange",
        "--project",
        "examples/exchange",
        "--from",
        catalogs,
        file("cut.json", "[{"),
      ],
      { cwd: ROOT, encoding: "utf8" },
    );
    expect(stderr).toContain("cut.json: ends in the middle: it was cut off. Fix: ");
    expect(stdout).toContain("To add to examples/exchange/config/environments/exchange.ts:");
    expect(stdout).toContain('adopted: {\n  catalogs: { sales: { catalog: "exchange_sales" } },\n},');
    expect(stdout).toContain('catalogs: "main"');
    expect(status).toBe(1);
  });

  it.each([
    [[], "name an environment"],
    [["dev"], "name a listing: --from"],
    [["dev", "--from", ""], "it names no file"],
    [["dev", "--write"], "--write"],
  ])("refuses %j", (args, wrong) => {
    const read = readArguments(args);
    expect(read).toEqual({ wrong: expect.stringContaining(wrong) });
  });

  it("takes several files after one word", () => {
    expect(
      readArguments(["dev", "--from", "a.json", "b.json", "--from", "c.json", "--workspace", "main"]),
    ).toMatchObject({
      environment: "dev",
      from: ["a.json", "c.json", "b.json"],
      workspace: "main",
    });
    expect(readArguments(["--help"])).toBe("help");
    for (const command of Object.keys(PRINTED)) expect(USAGE).toContain(command);
  });
});
