import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeDefaultSetup } from "./default-setup";
import { type Job, measure } from "./measure";

const TSX = ["--import", "tsx"];

/** `npm start`, type check beside it included. */
export const synth = (root: string, work: string): Job => ({
  name: "synth",
  args: [...TSX, "main.ts"],
  cwd: root,
  outdir: join(work, "synth"),
});

/** The same without the type check. */
export const synthOnly = (root: string, work: string): Job => ({
  name: "synth without type check",
  args: [...TSX, "bench/synth-only.ts"],
  cwd: root,
  outdir: join(work, "synth-only"),
});

/** Loads what the synthesis loaded, writes what it wrote. Runs the synthesis once to know both. */
export function floor(root: string, work: string): Job {
  const model = { ...synth(root, work), outdir: join(work, "floor-model") };
  const list = join(work, "modules.json");
  writeFileSync(list, JSON.stringify(measure(model).modules));
  return {
    name: "floor",
    args: [...TSX, "bench/floor.ts", list, model.outdir],
    cwd: root,
    outdir: join(work, "floor"),
  };
}

/** What `cdktf init` sets up, ts-node with its type check, and the same sources under tsx. */
export function defaultSetup(root: string, work: string): { readonly tsNode: Job; readonly tsx: Job } {
  const cwd = join(work, "default-setup");
  writeDefaultSetup(root, cwd);
  return {
    tsNode: {
      name: "default set-up (ts-node, index imports)",
      args: [join(root, "node_modules/ts-node/dist/bin.js"), "bench/synth-only.ts"],
      cwd,
      // TypeScript 7 has no API that ts-node could use.
      env: { TS_NODE_COMPILER: "typescript5" },
      outdir: join(work, "ts-node"),
    },
    tsx: {
      name: "tsx, index imports",
      args: [...TSX, "bench/synth-only.ts"],
      cwd,
      outdir: join(work, "tsx-index"),
    },
  };
}

/** A platform of so many environments; 0 only loads. */
export const scale = (root: string, work: string, environments: number): Job => ({
  name: environments === 0 ? "load only" : `${environments} environments`,
  args: [...TSX, "bench/scale.ts", String(environments)],
  cwd: root,
  outdir: join(work, `scale-${environments}`),
});
