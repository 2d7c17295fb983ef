import { isEmpty, type Report, toApprove } from "./report";
import { counted } from "./sections";

/** The first thing that a reviewer reads. */
export function verdictOf(report: Report): string {
  if (isEmpty(report)) return "Nothing changes";
  const open = toApprove(report);
  return open.length === 0 ? "Nothing is lost, and nobody may do more" : sentence(open);
}

/** `2 things are lost, 1 right grows` */
const sentence = (parts: readonly string[]): string => parts.join(", ");

/** What was compared, and how much differs. */
export function scopeOf({ base, head, entries, order }: Report): string {
  return `${base} → ${head}: ${counted(entries.length, "change")} in ${counted(order.length, "stack")}`;
}
