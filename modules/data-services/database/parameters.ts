import type { MadeDatabase } from "../../../config/kinds/data-services/database";

/**
 * Parameters as a group takes them. Those that nobody here knows count from the next restart, which every parameter takes.
 * One whose value is AWS's own anyway has to say the way in which it changes, or AWS says another one at every plan.
 */
export const parametersOf = ({ allParameters, atOnce }: Pick<MadeDatabase, "allParameters" | "atOnce">) =>
  Object.entries(allParameters).map(([name, value]) => ({
    name,
    value,
    applyMethod: atOnce.includes(name) ? "immediate" : "pending-reboot",
  }));
