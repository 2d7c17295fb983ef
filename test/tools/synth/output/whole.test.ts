import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Output } from "../../../../tools/synth/output/output";
import { contentsOf } from "../../../support/contents";
import { type Stacks, synthesizeInto, write } from "../../../support/emitted-output";
import { type Fault, NEED_ROOM, OPERATIONS, withFaults } from "../../../support/faulty-files";

/** Changed, new, gone, and as it was. */
const OLD: Stacks = { account: ["a"], "dev-network": ["a"], "dev-serving": ["a"], "prod-network": ["a"] };
const NEW: Stacks = { account: ["a"], "dev-network": ["b"], "dev-workspace": ["a"], "prod-network": ["b"] };
const OF_DEV = (stack: string) => stack.startsWith("dev-");

/** The states that an output folder can be in before a run. `old` is a folder with the output of OLD. */
const STATES: readonly {
  readonly state: string;
  readonly make: (outdir: string, old: string) => void;
  readonly isTypical?: true;
  /** What the run writes; default everything. */
  readonly selects?: (stack: string) => boolean;
}[] = [
  { state: "no output folder", make: () => {} },
  { state: "an empty folder", make: (outdir) => mkdirSync(outdir) },
  { state: "the output of another configuration", make: (outdir, old) => copy(old, outdir), isTypical: true },
  { state: "the same, --env dev", make: (outdir, old) => copy(old, outdir), selects: OF_DEV },
  {
    state: "a link to a folder elsewhere",
    make: (outdir, old) => {
      copy(old, join(dirname(outdir), "elsewhere/real"));
      symlinkSync("elsewhere/real", outdir);
    },
  },
  {
    state: "a folder of a stack without its JSON",
    make: (outdir, old) => {
      copy(old, outdir);
      rmSync(join(outdir, "stacks/dev-network/cdk.tf.json"));
    },
  },
];

const WRITES = [...NEED_ROOM, "renameSync", "rmSync", "rmdirSync"];

/** What may happen at an operation: its error code or `killed`, at which operations, and at all those after it too. */
const FAULTS = [
  { fault: "no room on the disk", code: "ENOSPC", at: NEED_ROOM, goesOn: true },
  { fault: "a kill", code: "killed", at: WRITES, goesOn: true },
] as const;
/** What has nothing to do with the state of the folder is tried with the one that everything is done in. */
const FAULTS_ONCE = [
  { fault: "a disk that becomes read-only", code: "EROFS", at: WRITES, goesOn: true },
  { fault: "an operation that is denied", code: "EACCES", at: OPERATIONS, goesOn: false },
  { fault: "an operation that fails", code: "EIO", at: OPERATIONS, goesOn: false },
  { fault: "another file system", code: "EXDEV", at: ["renameSync", "linkSync"], goesOn: false },
] as const;

const CASES = STATES.flatMap((state) => [
  ...FAULTS.map((fault) => ({ ...state, ...fault })),
  ...(state.isTypical ? FAULTS_ONCE.map((fault) => ({ ...state, ...fault })) : []),
]);

/** As the next process has it, which knows nothing of locks of this one. */
async function nextProcess() {
  vi.resetModules();
  return (await import("../../../../tools/synth/output/output.js")).Output;
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-whole-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("old output whole or new output whole, and nothing left", () => {
  it.each(CASES)("$state, $fault at every operation", async ({ make, selects, code, at, goesOn }) => {
    const before = join(root, "before");
    synthesizeInto(new Output(root, before), OLD);
    write(join(before, "stacks/dev-network/.terraform/x"), "Terraform's own");
    write(join(before, "notes.txt"), "somebody's own");
    const start = () => {
      const folder = mkdtempSync(join(root, "case-"));
      make(join(folder, "cdktf.out"), before);
      return { folder, outdir: join(folder, "cdktf.out") };
    };
    const old = contentsOf(start().outdir);
    const done = start();
    synthesizeInto(new Output(done.folder, done.outdir), NEW, selects);
    const now = contentsOf(done.outdir);
    const isWhole = (outdir: string) => [old, now].some((whole) => isDeepStrictEqual(contentsOf(outdir), whole));

    for (let nth = 1, more = true; more; nth++) {
      const place = `operation ${nth}`;
      const { folder, outdir } = start();
      let count = 0;
      const fault: Fault = (operation) => {
        if (!at.some((name) => name === operation)) return undefined;
        count++;
        return count === nth || (goesOn && count > nth) ? code : undefined;
      };
      const error = withFaults(folder, fault, () => synthesizeInto(new Output(folder, outdir), NEW, selects));
      more = count >= nth;
      if (error === undefined) expect(contentsOf(outdir), place).toEqual(now);
      else if (code !== "killed") expect(String(error), place).toMatch(/^OutputError: .+\. Fix: .+\.$/);
      if (!isAmongMoves(folder)) expect(isWhole(outdir), place).toBe(true);

      const Next = await nextProcess();
      new Next(folder, outdir).recover();
      expect(isWhole(outdir), `${place}, next run`).toBe(true);
      expect(left(folder), `${place}, left`).toEqual([]);
      rmSync(folder, { recursive: true });
    }
  });
});

/** Folders that runs use for themselves. */
function left(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /^\.(?:cdktf\.out|real|synthesis)\./.test(basename(path)),
  );
}

/** Only a kill among the renames leaves neither; the next run undoes them. */
function isAmongMoves(folder: string): boolean {
  return left(folder).some((path) => existsSync(join(folder, path, "moves.json")));
}
