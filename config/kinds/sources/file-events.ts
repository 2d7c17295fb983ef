import type { Problem } from "../../problem";
import type { EntryView } from "../view";

/** Auto Loader fails where it shall take files from events that nobody sends. */
export function withoutEvents(zone: string | undefined, view: EntryView): Problem[] {
  const zones = view.environment.zones ?? {};
  const events = zone !== undefined && Object.hasOwn(zones, zone) ? zones[zone]?.fileEvents : undefined;
  if (events !== "off") return [];
  return [
    view.problem(
      ["discovery"],
      `zone ${zone} has file events ${events}`,
      `set zones.${zone}.fileEvents to "managed" or "own", or use "listing"`,
    ),
  ];
}
