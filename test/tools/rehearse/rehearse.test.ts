import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { environmentIn, pipProblem } from "../../../tools/rehearse/install/environment";
import { findJava } from "../../../tools/rehearse/install/java";
import { type RehearseOptions, rehearse } from "../../../tools/rehearse/rehearse";
import { shippedStacks } from "../../support/shipped";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-rehearse-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const quiet = <T>(_: string, run: () => Promise<T>): Promise<T> => run();

/** A folder for PATH with programs that do what a line of the shell says. */
function path(name: string, programs: Readonly<Record<string, string>>): string {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [program, script] of Object.entries(programs)) {
    writeFileSync(join(place, program), `#!/bin/sh\n${script}\n`);
    chmodSync(join(place, program), 0o755);
  }
  return place;
}

describe("what a rehearsal with data refuses before it installs anything", () => {
  const refused = (more: Partial<RehearseOptions>) =>
    rehearse(shippedStacks(), {
      environment: "dev",
      keys: [],
      data: join(folder, "none"),
      isGiven: false,
      shown: (name) => `data/${name}`,
      folder: join(folder, "run"),
      environmentOf: () => Promise.reject(new Error("it was to be refused")),
      ...more,
    });

  it("an environment, a key, a folder of samples that are not there", async () => {
    await expect(refused({ environment: "qa" })).rejects.toThrow(
      "qa: there is no such environment. Fix: use one of dev,",
    );
    await expect(refused({ keys: ["orders", "clicks"] })).rejects.toThrow(
      "clicks: there is no such source or workload with a pipeline. Fix: use one of orders.",
    );
    await expect(refused({ isGiven: true })).rejects.toThrow("--data data/: there is no such folder");
  });

  it("counts that are damaged", async () => {
    const data = join(folder, "data");
    mkdirSync(join(data, "orders"), { recursive: true });
    writeFileSync(join(data, "orders/expected.json"), '{"updates": 1}');
    await expect(refused({ data })).rejects.toThrow("data/orders/expected.json: updates:");
  });
});

describe("what a rehearsal is run with", () => {
  it("is refused without a Python, or with old ones only, and nothing is left", async () => {
    const root = join(folder, "root");
    vi.stubEnv("PATH", path("empty", {}));
    await expect(environmentIn(root, quiet)).rejects.toThrow(
      "needs Python 3.11 or newer, and there is none on PATH. Fix:",
    );
    vi.stubEnv("PATH", path("old", { python3: "echo 3.9" }));
    await expect(environmentIn(root, quiet)).rejects.toThrow("python3 is 3.9. Fix:");
    expect(existsSync(join(root, ".rehearsal"))).toBe(false);
  });

  it("leaves nothing half made where an installation fails", async () => {
    const root = join(folder, "failing");
    const venv = 'if [ "$2" = venv ]; then /bin/mkdir -p "$3/bin"; /bin/cp "$0" "$3/bin/python"; exit 0; fi';
    const python = `${venv}\n[ "$1" = -c ] && echo 3.12 && exit 0\necho "Temporary failure in name resolution" >&2; exit 1`;
    vi.stubEnv("PATH", path("failing-path", { python3: python }));
    await expect(environmentIn(root, quiet)).rejects.toThrow("there is no way to the index of Python packages");
    expect(readdirSync(join(root, ".rehearsal"))).toEqual([]);
  });

  it.each([
    ["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"],
    ["NewConnectionError: Failed to establish a new connection", "there is no way to the index"],
    ["ERROR: No matching distribution found for pyspark==4.3.0", "does not have it"],
    ["ERROR: 401 for https://user:secret@packages.example/simple in /home/me/pip.conf", "401 for … in …. Fix:"],
  ])("says what pip means by %j, without addresses and paths", (output, message) => {
    const said = pipProblem("pyspark==4.3.0", output);
    expect(said).toContain(message);
    expect(said).not.toMatch(/secret|home/);
  });

  it("finds a Java that is new enough: that of JAVA_HOME, else the one on PATH", async () => {
    const java = (version: string) => ({ java: `echo 'openjdk version "${version}"' >&2` });
    const [old, fresh] = [path("java8/bin", java("1.8.0_402")), path("java21/bin", java("21.0.2"))];
    expect(await findJava({ PATH: old })).toBeUndefined();
    expect(await findJava({ PATH: fresh })).toBe("");
    expect(await findJava({ PATH: old, JAVA_HOME: join(folder, "java21") })).toBe(join(folder, "java21"));
    expect(await findJava({ PATH: fresh, JAVA_HOME: join(folder, "java8") })).toBe("");
  });
});
