import { fact } from "./fact";

/** Most that one composite alarm looks at, and the length of its rule. */
export const COMPOSITE_ALARM = fact({
  value: { children: 100, ruleLength: 10_240 },
  source: "CloudWatch API, PutCompositeAlarm: AlarmRule",
  asOf: "2026-11",
});
