import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentsOf } from "../../support/contents";
import { Project } from "../../support/project";

/** However a run ends, by signals or by code of the configuration: not with 0 unless it has done its work. */
describe("npm start", () => {
  const project = new Project();
  const out = join(project.root, "cdktf.out");
  const dev = "config/environments/dev.ts";
  let before: ReturnType<typeof contentsOf>;

  beforeAll(async () => {
    for (const name of ["staging", "prod"]) project.removeFile(`config/environments/${name}.ts`);
    expect(await project.synthesizeChecked()).toMatchObject({ exitCode: 0, stderr: "" });
    before = contentsOf(out);
  });
  afterAll(() => project.remove());

  // Without --project: what the compiler knows of the copy is kept from run to run.
  const start = () => project.synthesize();
  const interrupted = (at: string) =>
    project.synthesizeChecked([], {
      INTERRUPT: at,
      NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "../../support/interrupt.cjs"))}`,
    });
  const left = () => readdirSync(project.root).filter((name) => name.startsWith(".cdktf.out"));
  const changed = (use: () => Promise<void>) => project.edited(dev, "monthlyUsd: ", "monthlyUsd: 1", use);

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])("%s while it writes: exit code %i, one line, the old output, nothing left", async (signal, exitCode) => {
    await changed(async () => {
      expect(await interrupted(`mkdtempSync:1:${signal}`)).toEqual({
        exitCode,
        stdout: "",
        stderr: "\nInterrupted; cdktf.out is as it was.\n",
      });
    });
    expect(contentsOf(out)).toEqual(before);
    expect(left()).toEqual([]);
  });

  it("a kill while it puts the output in place: the next run puts the old back, and says so", async () => {
    await changed(() =>
      project.edited(dev, '"10.20.0.0/16"', '"10.21.0.0/16"', async () => {
        expect((await interrupted("renameSync:3:SIGKILL")).exitCode).toBe(null);
      }),
    );
    expect(contentsOf(out)).not.toEqual(before);
    expect(left()).not.toEqual([]);
    const next = await start();
    expect(next).toMatchObject({
      exitCode: 0,
      stderr: "A run was killed while it wrote cdktf.out; what was there before is back.\n",
    });
    expect(contentsOf(out)).toEqual(before);
    expect(left()).toEqual([]);
  });

  it.each([
    ["ends the program", "process.exit(0);", "cannot be loaded: line 1: it calls process.exit"],
    ["ends it in another way", 'Reflect.get(process, "reallyExit")(0);', "it calls process.reallyExit"],
    ["throws no error", "throw null;", "cannot be loaded: it throws null, which is no error"],
    ["throws what is no text", "throw Object.create(null);", "it throws an object, which is no error"],
    ["waits for ever", "await new Promise(() => {});", "cannot be loaded: line 1: "],
    ["ends the program later", "setTimeout(() => process.exit(0));", "line 1: its code ended the run"],
    ["ends it soon", "process.nextTick(() => process.exit(0));", "line 1: its code ended the run"],
    ["fails later", 'setTimeout(() => { throw new Error("password"); });', "line 1: its code ended the run"],
    ["fails without anybody to hear it", 'Promise.reject(new Error("password"));', "line 1: its code ended the run"],
  ])("code of a file that %s: exit code 1, with the file", async (_, code, message) => {
    await project.edited(dev, "import ", `${code}\nimport `, async () => {
      // The code is what ends it, with or without a word of the compiler about it.
      const { exitCode, stdout, stderr } = await start();
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(stderr).toContain(`${dev}: `);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain("password");
    });
    expect(contentsOf(out)).toEqual(before);
    expect(left()).toEqual([]);
  });

  it("code of a file that goes on for ever does not keep it", async () => {
    await project.edited(dev, "import ", "setInterval(() => {}, 1000);\nimport ", async () => {
      expect(await start()).toMatchObject({ exitCode: 0, stderr: "" });
    });
  });

  it("a type error in the folder of --project fails it, with the file there", async () => {
    cpSync(join(project.root, "config"), join(project.root, "small/config"), { recursive: true });
    const file = "small/config/environments/dev.ts";
    await project.edited(file, "import ", 'export const wrong: number = "text";\nimport ', async () => {
      const { exitCode, stderr } = await project.synthesizeChecked(["--project", "small"]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain(`${file}(1,14): error TS2322`);
    });
  });
});
