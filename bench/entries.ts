/**
 * Measured process: dev with more and more entries of one record after the other, through checks, stacks, policies and
 * files. Prints JSON: what a further entry takes, beside what writing its part of the output alone takes.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolvePlatform } from "../config/resolve";
import { readEmitted } from "../emitted/stacks";
import { buildPlatform } from "../main";
import { findingsOf } from "../tools/synth/policy-findings";
import { withoutTokenTraces } from "../tools/synth/token-traces";
import { type Inputs, RECORDS, shipped } from "./entries-records";
import type { EntryCost } from "./entries-report";

/** How many entries a record has beside its own. */
const SIZES = [10, 100, 1000];

interface Taken {
  readonly milliseconds: number;
  readonly floor: number;
  readonly resources: number;
}

function take({ account, dev }: Inputs, work: string): Taken {
  const outdir = mkdtempSync(join(work, "entries-"));
  const start = process.cpuUsage();
  const { platform } = resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: [{ file: "config/environments/dev.ts", input: dev }],
  });
  withoutTokenTraces(() => buildPlatform(platform, outdir).synth());
  const stacks = readEmitted(outdir);
  findingsOf(platform, stacks, stacks);
  const milliseconds = since(start);

  // What no synthesis can do without: to have the output in memory, and to write it.
  const again = process.cpuUsage();
  mkdirSync(join(outdir, "again"));
  for (const { name } of stacks) {
    const text = readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
    writeFileSync(join(outdir, "again", name), JSON.stringify(JSON.parse(text), null, 2));
  }
  const floor = since(again);
  rmSync(outdir, { recursive: true });
  const types = stacks.flatMap(({ json }) => Object.values(json.resource ?? {}));
  return { milliseconds, floor, resources: types.reduce((sum, byId) => sum + Object.keys(byId).length, 0) };
}

const since = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

function costsOf(record: string, work: string): EntryCost[] {
  const sizes = [0, ...SIZES].map((count) => {
    const inputs = shipped();
    RECORDS[record]?.(inputs, count);
    return { count, ...take(inputs, work) };
  });
  return sizes.slice(1).map((size, index) => {
    const before = sizes[index] ?? size;
    const each = (of: (taken: Taken) => number) => (of(size) - of(before)) / (size.count - before.count);
    return {
      record,
      entries: size.count,
      resources: size.resources,
      millisecondsPerEntry: each(({ milliseconds }) => milliseconds),
      floorPerEntry: each(({ floor }) => floor),
    };
  });
}

const work = mkdtempSync(join(tmpdir(), "lakehouse-entries-"));
try {
  // The first run of any code takes longer.
  for (let run = 0; run < 3; run++) take(shipped(), work);
  const wanted = process.argv.slice(2);
  const records = Object.keys(RECORDS).filter((record) => wanted.length === 0 || wanted.includes(record));
  process.stdout.write(JSON.stringify(records.flatMap((record) => costsOf(record, work))));
} finally {
  rmSync(work, { recursive: true });
}
