import { describe, expect, it } from "vitest";
import { ACCEPTED, verdicts } from "./verdicts";

/** Zones, among them the newer and older names of one: the runtime lists but one of them. */
const ZONES: readonly string[] = [
  ...Intl.supportedValuesOf("timeZone"),
  "UTC",
  "GMT",
  "CET",
  "EST5EDT",
  "Etc/UTC",
  "Etc/GMT+5",
  "Etc/GMT-14",
  "GB-Eire",
  "NZ-CHAT",
  "W-SU",
  "Zulu",
  "US/Eastern",
  "US/East-Indiana",
  "Canada/Newfoundland",
  "Australia/ACT",
  "Australia/NSW",
  "America/Port-au-Prince",
  "America/Port_of_Spain",
  "America/Knox_IN",
  "America/Argentina/Buenos_Aires",
  "America/Argentina/ComodRivadavia",
  "America/Indiana/Indianapolis",
  "America/North_Dakota/New_Salem",
  "Antarctica/DumontDUrville",
  "Antarctica/McMurdo",
  "Asia/Calcutta",
  "Asia/Kolkata",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Rangoon",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kiev",
  "Europe/Kyiv",
  "Pacific/Kanton",
];

/** What is none: unknown names, other capitals (Java minds them), offsets. */
const NO_ZONES: readonly string[] = [
  "Mars/Olympus",
  "Europe/Berlin ",
  "europe/berlin",
  "EUROPE/BERLIN",
  "asia/kolkata",
  "Asia/kolkata",
  "utc",
  "us/eastern",
  "US/EASTERN",
  "+01:00",
  "-0500",
  "UTC+1",
  "GMT+1",
  "CET+1",
  "Z",
];

describe("time zones", () => {
  it("are all that the runtime knows, by their older and newer names", () => {
    expect(ZONES.filter((timezone) => Object.values(verdicts({ timezone })).some(Boolean))).toEqual([]);
    expect(verdicts({ timezone: "Asia/Kolkata" })).toEqual(ACCEPTED);
  });

  it.each(NO_ZONES)("%j is none, for schema and simulation alike", (timezone) => {
    const { schema, simulation } = verdicts({ timezone });
    expect(schema).toContain("is not an IANA time zone");
    expect(simulation).toContain("is no time zone");
  });
});
