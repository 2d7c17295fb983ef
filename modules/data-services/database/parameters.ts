/**
 * Parameters as a group takes them. All count from the next restart: of one that could change at once AWS says so again
 * at every plan, and one that cannot is refused.
 */
export const parametersOf = (parameters: Readonly<Record<string, string>>) =>
  Object.entries(parameters).map(([name, value]) => ({ name, value, applyMethod: "pending-reboot" }));
