import type { RecordCheck } from "./against";

/** What `npm start` says of records where nothing is wrong: what has none yet, and what they lack. */
export function recordsText({ unrecorded, fresh }: Pick<RecordCheck, "unrecorded" | "fresh">): string {
  const lines = [
    ...(unrecorded.length === 0
      ? []
      : [
          `  ${unrecorded.join(", ")}: no record, so that no change is refused. Once deployed: npm run record -- ${unrecorded.join(" ")}`,
        ]),
    ...[...fresh].map(
      ([name, count]) => `  ${name}: ${count} not in the record yet. With their deployment: npm run record -- ${name}`,
    ),
  ];
  return lines.length === 0 ? "" : `\nRecord of what is deployed, see docs/life.md:\n${lines.join("\n")}\n`;
}
