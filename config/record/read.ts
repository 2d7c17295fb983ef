import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseRecord, RECORDS, type RecordFile } from "./file";

/** Records of a project, in name order; none where nothing is recorded. */
export function readRecords(root: string): readonly RecordFile[] {
  const folder = join(root, RECORDS);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => parseRecord(name.slice(0, -".jsonl".length), readFileSync(join(folder, name), "utf8")));
}
