import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A whole Node process to measure. */
export interface Job {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder that the process writes to; gone before every run, so that every byte is written every time. */
  readonly outdir: string;
}

export interface Sample {
  /** From before the process is started until after it has ended. */
  readonly seconds: number;
  /** Processor time of the process on all cores, without its children. Hardly changes with what else the machine does. */
  readonly cpuSeconds: number;
  /** Peak resident memory of the process, without its children, in MiB. */
  readonly mebibytes: number;
  /** Files that went through `require`, in loading order. */
  readonly modules: readonly string[];
}

export interface Result {
  readonly name: string;
  /** Every run after the warm-up, in order. */
  readonly runs: readonly Sample[];
  /** Medians. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mebibytes: number;
}

/** What the hook writes. */
interface Usage {
  readonly maxRssKiB: number;
  readonly cpuMicroseconds: number;
  readonly modules: readonly string[];
}

const HOOK = join(__dirname, "hook.cjs");

/** Runs a process once. */
export function measure(job: Job): Sample {
  rmSync(job.outdir, { recursive: true, force: true });
  const report = `${job.outdir}.report.json`;
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ["--require", HOOK, ...job.args], {
    cwd: job.cwd,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", BENCH_REPORT: report, CDKTF_OUTDIR: job.outdir, ...job.env },
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status !== 0) {
    throw new Error(
      `${job.name} failed (${child.error ?? `exit code ${child.status}`}):\n${child.stdout}${child.stderr}`,
    );
  }
  const usage = JSON.parse(readFileSync(report, "utf8")) as Usage;
  return {
    seconds,
    cpuSeconds: usage.cpuMicroseconds / 1e6,
    mebibytes: usage.maxRssKiB / 1024,
    modules: usage.modules,
  };
}

/**
 * Measures every job in turn, round after round, so that a busy moment of the machine hits all of them.
 * The first round is a warm-up and does not count.
 */
export function interleave(jobs: readonly Job[], runs: number, say: (text: string) => void): Result[] {
  const samples = jobs.map((): Sample[] => []);
  for (let round = 0; round <= runs; round++) {
    say(`${round === 0 ? "warm-up" : `round ${round} of ${runs}`}: ${jobs.map((job) => job.name).join(", ")}`);
    for (const [index, job] of jobs.entries()) {
      const sample = measure(job);
      if (round > 0) samples[index]?.push(sample);
    }
  }
  return jobs.map((job, index) => resultOf(job, samples[index] ?? []));
}

export function resultOf(job: Job, runs: readonly Sample[]): Result {
  return {
    name: job.name,
    runs,
    seconds: median(runs.map((run) => run.seconds)),
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    mebibytes: median(runs.map((run) => run.mebibytes)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
