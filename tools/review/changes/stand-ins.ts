import type { Change } from "./change";

/** What the simulation made in place of what exists is taken over, and nobody knows here what it is like. */
export function withStandIns(changes: readonly Change[], standIns: readonly string[]): Change[] {
  if (standIns.length === 0) return [...changes];
  return changes.map((change) =>
    change.action === "create" && standIns.includes(change.address)
      ? { ...change, action: "import", isTakenOver: true, isUnseen: true }
      : change,
  );
}
