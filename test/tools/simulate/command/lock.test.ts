import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Holder, killedHolder, lock, lockFile } from "../../../../tools/simulate/command/lock";
import { isSame, startOf } from "../../../../tools/simulate/command/process";
import { ROOT } from "../../../support/platform";
import { ended } from "../../../support/project";

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-lock-"));
  folder = join(root, "dev");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  const { pid = 0 } = child;
  await ended(child);
  return pid;
}

function leaveLock(holder: Partial<Holder>): void {
  mkdirSync(folder, { recursive: true });
  const whole = { pid: process.ppid, started: "", host: hostname(), command: "before", token: "left", ...holder };
  writeFileSync(lockFile(folder), JSON.stringify(whole));
}

function taken(result: ReturnType<typeof lock>) {
  if ("heldBy" in result) throw new Error(`held by ${result.heldBy.command}`);
  return result;
}

describe("the lock of a folder", () => {
  it("says who has it, until that one lets go", () => {
    const first = taken(lock(folder, "first"));
    expect(first.killed).toBeUndefined();
    expect(lock(folder, "second")).toMatchObject({ heldBy: { pid: process.pid, command: "first" } });
    first.release();
    expect(readdirSync(folder)).toEqual([]);
    taken(lock(folder, "second")).release();
  });

  it("is let go of by its owner only", () => {
    const first = taken(lock(folder, "first"));
    first.release();
    const second = taken(lock(folder, "second"));
    first.release();
    expect(existsSync(lockFile(folder))).toBe(true);
    second.release();
  });

  it("passes on from a process that is gone, and tells of it", async () => {
    leaveLock({ pid: await deadPid() });
    expect(killedHolder(folder)).toMatchObject({ command: "before" });
    expect(taken(lock(folder, "mine")).killed).toMatchObject({ command: "before" });
    expect(readdirSync(folder)).toEqual(["lock.json"]);
    expect(killedHolder(folder)).toBeUndefined();
  });

  it("passes on from an earlier process that had the number of this one", () => {
    leaveLock({ pid: process.pid });
    expect(taken(lock(folder, "mine")).killed).toMatchObject({ token: "left" });
  });

  it("stays with a process that is running, and with one of another machine, of which nothing is known", async () => {
    leaveLock({ pid: process.ppid });
    expect(lock(folder, "mine")).toMatchObject({ heldBy: { token: "left" } });
    leaveLock({ pid: await deadPid(), host: "elsewhere" });
    expect(lock(folder, "mine")).toMatchObject({ heldBy: { host: "elsewhere" } });
    expect(killedHolder(folder)).toBeUndefined();
  });

  it("does not depend on a file that nobody finished writing", () => {
    mkdirSync(folder);
    writeFileSync(lockFile(folder), "");
    expect(taken(lock(folder, "mine")).killed).toBeUndefined();
    expect(JSON.parse(readFileSync(lockFile(folder), "utf8"))).toMatchObject({ command: "mine" });
  });

  it("goes to one of many that find it left behind", async () => {
    leaveLock({ pid: await deadPid() });
    const script = join(root, "contender.ts");
    const module = JSON.stringify(join(ROOT, "tools/simulate/command/lock"));
    writeFileSync(
      script,
      `import { lock } from ${module};
      process.stdin.once("data", () => {
        process.stdout.write("heldBy" in lock(${JSON.stringify(folder)}, "contender") ? "-" : "+");
        process.stdin.resume();
      });
      process.stdout.write("r");`,
    );
    const contenders = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, ["--import", "tsx", script], { cwd: ROOT });
      let said = "";
      const heard = (count: number) =>
        new Promise<void>((resolve) => {
          const look = () => said.length >= count && resolve();
          child.stdout.on("data", look);
          look();
        });
      child.stdout.on("data", (chunk) => {
        said += String(chunk);
      });
      return { child, end: ended(child), heard, answer: () => said };
    });
    await Promise.all(contenders.map(({ heard }) => heard(1)));
    for (const { child } of contenders) child.stdin.write("go");
    // Whoever has it keeps it until all have asked.
    await Promise.all(contenders.map(({ heard }) => heard(2)));
    for (const { child } of contenders) child.stdin.end();
    await Promise.all(contenders.map(({ end }) => end));
    expect(contenders.map(({ answer }) => answer()).sort()).toEqual(["r+", "r-", "r-", "r-"]);
  });
});

describe("a process", () => {
  it("is the same as long as it runs, and gone when it has ended", async () => {
    expect(isSame(process.pid, startOf(process.pid) ?? "none")).toBe(true);
    const pid = await deadPid();
    expect(startOf(pid)).toBeUndefined();
    expect(isSame(pid, "")).toBe(false);
  });

  it("is another one if it began at another time, where the system says when", () => {
    expect(isSame(process.pid, "another time")).toBe(startOf(process.pid) === "");
  });
});
