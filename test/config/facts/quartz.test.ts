import { describe, expect, it } from "vitest";
import { ACCEPTED, verdicts } from "./verdicts";

/** Expressions that Quartz takes, the scheduler of Databricks. */
const QUARTZ: readonly string[] = [
  "0 0 * * * ?",
  "0 0/15 6-22 ? * MON-FRI",
  "0 30 6 ? * MON-FRI 2027",
  "59 59 23 31 12 ? 2099",
  "0 0 0 1 JAN ? 2099",
  "0 0 0 29 2 ? 2096",
  "0 0 0 L-30 1 ?",
  "0 0 0 ? 2 MON#5",
  "0/10 * * * * ?",
  "0 0 0 ? * 1,7",
  "0 0 0 ? * sun",
  "0 0 22-2 * * ?",
  "0 0 0 ? NOV-FEB SAT-SUN",
  "0 5,10-20/5,*/30 * * * ?",
  "0 /5 * * * ?",
  "0 0 0 L * ?",
  "0 0 0 L-3 * ?",
  "0 0 0 LW * ?",
  "0 0 0 15W * ?",
  "0 0 0 ? * L",
  "0 0 0 ? * 6L",
  "0 0 0 ? * FRIL",
  "0 0 0 ? * MON#1",
  "0 0 0 ? * 6#5",
  "0 0 0 29 2 ?",
  "0 0 0 31 JAN,FEB ?",
  "0 0 0 30,31 4 ?",
  "  0 0 *  * * ? ",
];

/** Expressions that it does not take, or never acts on → what is wrong with each. */
const NOT_QUARTZ: readonly (readonly [expression: string, what: string])[] = [
  ["0 0 * * *", "has 5 fields"],
  ["0 0 * * * ? * *", "has 8 fields"],
  ["0 0 * * * *", 'does not have exactly one "?"'],
  ["0 0 * ? * ?", 'does not have exactly one "?"'],
  ["99 99 99 ? * MON", 'has "99" for seconds'],
  ["a b c ? e f", 'has "a" for seconds'],
  ["60 0 * * * ?", 'has "60" for seconds'],
  ["0 60 * * * ?", 'has "60" for minutes'],
  ["0 0/60 * * * ?", 'has "0/60" for minutes'],
  ["0 0/0 * * * ?", 'has "0/0" for minutes'],
  ["0 0 24 * * ?", 'has "24" for hours'],
  ["0 0 1-2-3 * * ?", 'has "1-2-3" for hours'],
  ["0 0 1,,2 * * ?", 'has "1,,2" for hours'],
  ["0 0 -1 * * ?", 'has "-1" for hours'],
  ["0 0 ? * * ?", 'has "?" for hours'],
  ["0 ? 0 ? * 2", 'has "?" for minutes'],
  ["0 0 0 0 * ?", 'has "0" for day-of-month'],
  ["0 0 0 32 * ?", 'has "32" for day-of-month'],
  ["0 0 0 1,L * ?", 'has "1,L" for day-of-month'],
  ["0 0 0 32W * ?", 'has "32W" for day-of-month'],
  ["0 0 0 L-31 * ?", 'has "L-31" for day-of-month'],
  ["0 0 0 ? 13 MON", 'has "13" for month'],
  ["0 0 0 ? MARCH MON", 'has "MARCH" for month'],
  ["0 0 0 ? * 8", 'has "8" for day-of-week'],
  ["0 0 0 ? * 0", 'has "0" for day-of-week'],
  ["0 0 0 ? * MON#6", 'has "MON#6" for day-of-week'],
  ["0 0 0 ? * MON,FRIL", 'has "MON,FRIL" for day-of-week'],
  ["0 0 0 * * ? 1969", 'has "1969" for year'],
  ["0 0 0 * * ? 2100", 'has "2100" for year'],
  ["0 0 0 * * ? 2030-2029", 'has "2030-2029" for year'],
  ["0 0 0 31 2 ?", "names a day that none of its months has"],
  ["0 0 0 31W 4,JUN ?", "names a day that none of its months has"],
  ["0 0 0 L-30 2,4 ?", "names a day that none of its months has"],
  ["0 0 * * * ? 1999", "never starts anything again"],
  ["0 0 0 1 1 ? 2020", "never starts anything again"],
  ["0 0 0 * * ? 1970-2025", "never starts anything again"],
  ["0 0 0 29 FEB ? 2097-2099", "never starts anything again"],
  ["0 0 0 ? 2 MON#5 2099", "never starts anything again"],
  ["* * * * * ?", "starts more often than every 10 seconds"],
  ["0/5 0 6 * * ?", "starts more often than every 10 seconds"],
  ["10,12 0 6 * * ?", "starts more often than every 10 seconds"],
];

describe("Quartz expressions", () => {
  it.each(QUARTZ)("%s is one, for schema and simulation alike", (quartzCron) => {
    expect(verdicts({ quartzCron })).toEqual(ACCEPTED);
  });

  it.each(NOT_QUARTZ)("%s is none, for schema and simulation alike", (quartzCron, what) => {
    expect(verdicts({ quartzCron })).toEqual({
      schema: expect.stringContaining(what),
      simulation: expect.stringContaining(what),
    });
  });
});
