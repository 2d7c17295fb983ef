import { fact } from "./fact";

/** Levels of permissions on workspace objects, each with those that it contains before it. */
const LEVELS = fact<readonly (readonly string[])[]>({
  value: [
    ["CAN_ATTACH_TO", "CAN_RESTART", "CAN_MANAGE"],
    ["CAN_VIEW", "CAN_MANAGE_RUN", "IS_OWNER"],
    ["CAN_VIEW", "CAN_MANAGE_RUN", "CAN_MANAGE"],
    ["CAN_VIEW", "CAN_RUN", "CAN_MANAGE"],
    ["CAN_VIEW", "CAN_QUERY", "CAN_MANAGE"],
    ["CAN_VIEW", "CAN_USE", "CAN_MONITOR", "CAN_MANAGE"],
    ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"],
    ["CAN_USE", "CAN_MANAGE"],
    ["READ", "WRITE", "MANAGE"],
    ["USER", "ADMIN"],
  ],
  source: 'Databricks, "Access control lists"',
  asOf: "2026-10",
});

/** Whether a level contains another; levels that no list has together contain nothing. */
export function containsLevel(level: string, other: string): boolean {
  return (
    level === other ||
    LEVELS.value.some(
      (order) => order.includes(level) && order.includes(other) && order.indexOf(level) > order.indexOf(other),
    )
  );
}

/** Whether a word is a level of permissions, and no privilege of Unity Catalog. */
export const isLevel = (word: string): boolean => /^(?:CAN_|IS_OWNER$)/.test(word);
