import { overlap } from "../../derive/windows";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";

/** When a database is kept up, and what is measured. */
export interface Upkeep {
  readonly monitoring: { readonly everySeconds: number; readonly insights: "off" | "standard" | "advanced" };
  readonly backup: { readonly window?: string | undefined };
  readonly maintenanceWindow?: string | undefined;
}

/** Checks of times and measurements. */
export const upkeep = (entry: Salvaged<Upkeep>, view: EntryView): Problem[] => [
  ...sameTime(entry, view),
  ...unmeasured(entry, view),
];

/** Source: RDS user guide, "Backup window": it cannot overlap the maintenance window. */
function sameTime({ backup, maintenanceWindow }: Salvaged<Upkeep>, view: EntryView): Problem[] {
  const { window } = backup ?? {};
  return window !== undefined && maintenanceWindow !== undefined && overlap(window, maintenanceWindow)
    ? [
        view.problem(
          ["maintenanceWindow"],
          `${maintenanceWindow} overlaps backup.window, ${window}`,
          "choose another time for one of them",
        ),
      ]
    : [];
}

/** Source: RDS user guide, "Turning on the Advanced mode of Database Insights": it needs Enhanced Monitoring for all it shows. */
const unmeasured = ({ monitoring: measured }: Salvaged<Upkeep>, view: EntryView): Problem[] =>
  measured?.insights === "advanced" && measured.everySeconds === 0
    ? [
        view.warning(
          ["monitoring", "everySeconds"],
          "advanced insights show the operating system, which nothing measures",
          "set it to 60",
        ),
      ]
    : [];
