import { table } from "../tools/synth/summary-table";

/** What a further entry of a record takes, when there are so many. */
export interface EntryCost {
  readonly record: string;
  readonly entries: number;
  /** Of all stacks. */
  readonly resources: number;
  /** Processor time. */
  readonly millisecondsPerEntry: number;
  /** The same of reading and writing its part of the output alone, in the same process. */
  readonly floorPerEntry: number;
}

/** A row per record, a column per number of entries. */
export function entriesTable(costs: readonly EntryCost[]): string {
  const sizes = [...new Set(costs.map(({ entries }) => entries))];
  const records = [...new Set(costs.map(({ record }) => record))];
  const rows = records.map((record) => {
    const own = costs.filter((cost) => cost.record === record);
    const last = own.at(-1);
    return [
      record,
      String(last?.resources ?? ""),
      ...own.map(({ millisecondsPerEntry }) => millisecondsPerEntry.toFixed(2)),
      last === undefined ? "" : (last.millisecondsPerEntry / last.floorPerEntry).toFixed(1),
    ];
  });
  const heads = ["entries of", "resources", ...sizes.map((size) => `ms/further of ${size}`), "times the floor"];
  return table(heads, rows, heads.map((_, index) => index).slice(1));
}
