/** What is planned for a stack. */
interface PlannedStack {
  readonly stack: string;
  /** Action → how often. */
  readonly counts: Readonly<Record<string, number>>;
  /** Resource address → action. */
  readonly planned: Readonly<Record<string, string>>;
}

/** Actions with which something that is there goes. */
const GOES: readonly string[] = ["replace", "delete"];

/** What a reviewer looks for first: how much changes, and a line for each thing that goes. */
export function inShort({ stack, counts, planned }: PlannedStack): string {
  const sums = Object.entries(counts).map(([action, count]) => `${count} ${action}`);
  const gone = Object.entries(planned).filter(([, action]) => GOES.includes(action));
  return [`${stack}: ${sums.join(", ")}`, ...gone.map(([address, action]) => `  ${action} ${address}`)].join("\n");
}
