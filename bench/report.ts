import { cpus, totalmem } from "node:os";
import { table } from "../tools/synth/summary-table";
import { type EntryCost, entriesTable } from "./entries-report";
import type { Result } from "./measure";

/** What the figures are held against. */
const TARGETS = { timesFloor: 1.5, fasterThanDefault: 10, costSpread: 0.2 };

/** How much came out. */
export interface Emitted {
  readonly environments: number;
  readonly stacks: number;
  readonly resources: number;
  readonly bytes: number;
}

export interface Measured {
  readonly synth: Result;
  readonly synthOnly: Result;
  readonly floor: Result;
  /** Absent with `--quick`. */
  readonly defaultSetup?: { readonly tsNode: Result; readonly tsx: Result };
  readonly load: Result;
  readonly scale: readonly (Emitted & { readonly result: Result })[];
  readonly entries: readonly EntryCost[];
}

interface Line {
  readonly name: string;
  readonly runs: number;
  readonly seconds: number;
  /** Fastest and slowest run. */
  readonly range: readonly [number, number];
  readonly cpuSeconds: number;
  readonly mebibytes: number;
}

export type Report = ReturnType<typeof reportOf>;

/** Everything that is worth keeping, as plain data. */
export function reportOf(measured: Measured) {
  const { synth, synthOnly, floor, defaultSetup, load } = measured;
  const scale = measured.scale.map(({ result, ...counts }, index, sizes) => {
    const cost = (from: { readonly resources: number; readonly seconds: number }) =>
      ((result.seconds - from.seconds) / (counts.resources - from.resources)) * 1000;
    const nothing = { resources: 0, seconds: load.seconds };
    const smaller = sizes[index - 1];
    return {
      ...counts,
      ...lineOf(result),
      /** All that is above loading, shared out. */
      millisecondsPerResource: cost(nothing),
      /** What each resource costs that the next smaller size does not have: without what the first run of any code costs. */
      millisecondsPerFurtherResource: cost(smaller ? { ...smaller, seconds: smaller.result.seconds } : nothing),
    };
  });
  const costs = scale.map((size) => size.millisecondsPerResource);
  const further = scale.map((size) => size.millisecondsPerFurtherResource);
  return {
    machine: {
      cores: cpus().length,
      model: cpus()[0]?.model,
      gibibytes: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    modules: floor.runs[0]?.modules.length,
    lines: [synth, synthOnly, floor, ...(defaultSetup ? Object.values(defaultSetup) : []), load].map(lineOf),
    scale,
    entries: measured.entries,
    ratios: {
      synthToFloor: synth.seconds / floor.seconds,
      synthOnlyToFloor: synthOnly.seconds / floor.seconds,
      ...(defaultSetup ? { defaultSetupToSynth: defaultSetup.tsNode.seconds / synth.seconds } : {}),
      /** Cost per resource of the most environments in relation to that of the fewest. */
      costOfLargestToSmallest: (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN),
      /** The same of what each further resource costs, between the last two steps. */
      costOfFurther: (further.at(-1) ?? Number.NaN) / (further.at(-2) ?? Number.NaN),
    },
    targets: TARGETS,
  };
}

function lineOf({ name, runs, seconds, cpuSeconds, mebibytes }: Result): Line {
  const times = runs.map((run) => run.seconds);
  return { name, runs: runs.length, seconds, range: [Math.min(...times), Math.max(...times)], cpuSeconds, mebibytes };
}

/** The report for reading. */
export function print({ machine, modules, lines, scale, entries, ratios }: Report): string {
  const cells = (line: Line) => [
    line.seconds.toFixed(2),
    line.range.map((seconds) => seconds.toFixed(2)).join("–"),
    line.cpuSeconds.toFixed(2),
    line.mebibytes.toFixed(0),
  ];
  const verdict = (text: string, value: number, target: string, ok: boolean) =>
    `${text.padEnd(44)}${value.toFixed(2).padStart(7)}   target ${target.padEnd(12)}${ok ? "met" : "MISSED"}`;
  const within = Math.abs(ratios.costOfLargestToSmallest - 1) <= TARGETS.costSpread;
  const plain = (text: string, value: number) => `${text.padEnd(44)}${value.toFixed(2).padStart(7)}`;
  const faster = ratios.defaultSetupToSynth;
  return [
    `${machine.cores} × ${machine.model}, ${machine.gibibytes} GiB, Node ${machine.node}, ${machine.platform}; ${modules} modules`,
    "",
    table(
      ["process", "seconds", "range", "CPU s", "peak MiB", "runs"],
      lines.map((line) => [line.name, ...cells(line), String(line.runs)]),
      [1, 2, 3, 4, 5],
    ),
    "",
    table(
      [
        "environments",
        "stacks",
        "resources",
        "bytes",
        "seconds",
        "range",
        "CPU s",
        "peak MiB",
        "ms/resource",
        "ms/further",
      ],
      scale.map((size) => [
        ...[size.environments, size.stacks, size.resources, size.bytes].map(String),
        ...cells(size),
        size.millisecondsPerResource.toFixed(3),
        size.millisecondsPerFurtherResource.toFixed(3),
      ]),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ),
    "",
    entriesTable(entries),
    "",
    verdict(
      "synth, times the floor",
      ratios.synthToFloor,
      `≤ ${TARGETS.timesFloor}`,
      ratios.synthToFloor <= TARGETS.timesFloor,
    ),
    plain("synth without type check, times the floor", ratios.synthOnlyToFloor),
    ...(faster === undefined
      ? []
      : [
          verdict(
            "default set-up, times the synth",
            faster,
            `≥ ${TARGETS.fasterThanDefault}`,
            faster >= TARGETS.fasterThanDefault,
          ),
        ]),
    verdict(
      "cost per resource, largest to smallest",
      ratios.costOfLargestToSmallest,
      `1 ± ${TARGETS.costSpread}`,
      within,
    ),
    plain("cost per further resource, 10→100 to 1→10", ratios.costOfFurther),
    "",
  ].join("\n");
}
