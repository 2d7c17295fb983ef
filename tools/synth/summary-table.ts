import { addresses, type EmittedStack, inDependencyOrder } from "../../emitted/stacks";
import type { Finding } from "../../policy/rule";

/** One line per stack: resources, bytes, what it depends on, policy findings. */
export function summaryTable(stacks: readonly EmittedStack[], findings: readonly Finding[]): string {
  const rows = inDependencyOrder(stacks).map((stack) => [
    stack.name,
    String(addresses(stack.json).length),
    String(stack.bytes),
    stack.dependsOn.join(", ") || "–",
    findingsOf(stack.name, findings),
  ]);
  const total = [
    `${stacks.length} stacks`,
    String(stacks.reduce((sum, stack) => sum + addresses(stack.json).length, 0)),
    String(stacks.reduce((sum, stack) => sum + stack.bytes, 0)),
    "",
    findingsOf(undefined, findings),
  ];
  return table(["stack", "resources", "bytes", "depends on", "findings"], [...rows, total], [1, 2]);
}

function findingsOf(stack: string | undefined, findings: readonly Finding[]): string {
  const mine = findings.filter((finding) => stack === undefined || finding.stack === stack);
  const waived = mine.filter((finding) => finding.waivedBecause !== undefined).length;
  return waived === 0 ? String(mine.length) : `${mine.length - waived} (${waived} waived)`;
}

/** Plain text columns; `right` are aligned to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(header), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}
