import { describe, expect, it } from "vitest";
import { report } from "../problems";

const account = { "attestations.multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
const SECOND = { region: "eu-central-1" };
const NIGHTLY = { every: "day", keepDays: 35 };

const with_ = (backups: object, disasterRecovery?: object) =>
  report({
    account,
    dev: {
      "foundation.backups": backups,
      ...(disasterRecovery === undefined ? {} : { "foundation.disasterRecovery": disasterRecovery }),
    },
  });

describe("backups", () => {
  it.each<[string, object, object?]>([
    ["all by default", {}],
    [
      "one service, at another hour",
      { of: ["rds"], rules: { late: { ...NIGHTLY, hourUtc: 23, startsWithinHours: 1 } } },
    ],
    ["with copies", { rules: { nightly: { ...NIGHTLY, copyKeepDays: 90 } } }, SECOND],
    ["locked, to the day", { rules: { nightly: NIGHTLY }, lock: { mode: "compliance", minDays: 35, maxDays: 35 } }],
  ])("are taken: %s", (_, backups, second) => {
    expect(with_(backups, second)).toBe("");
  });

  it.each<[string, object, string, object?]>([
    ["of nothing", { of: [] }, "dev: foundation.backups.of: is empty. Fix: use at least 1 entry."],
    [
      "of a service that is not offered",
      { of: ["s3"] },
      'dev: foundation.backups.of.0: "s3" is not one of the possible values. Fix: use one of "rds", "dynamodb", "redshift".',
    ],
    ["without rules", { rules: {} }, "dev: foundation.backups.rules: a plan has at least one rule"],
    [
      "each hour",
      { rules: { often: { ...NIGHTLY, every: "hour" } } },
      'dev: foundation.backups.rules.often.every: "hour" is not one of the possible values. Fix: use one of "day", "week", "month".',
    ],
    [
      "at 24 o'clock",
      { rules: { late: { ...NIGHTLY, hourUtc: 24 } } },
      "dev: foundation.backups.rules.late.hourUtc: 24 is too large. Fix: use at most 23.",
    ],
    [
      "kept for no day",
      { rules: { none: { ...NIGHTLY, keepDays: 0 } } },
      "dev: foundation.backups.rules.none.keepDays: 0 is too small. Fix: use at least 1.",
    ],
    [
      "given up before they have to begin",
      { rules: { slow: { ...NIGHTLY, startsWithinHours: 8, endsWithinHours: 8 } } },
      "dev: foundation.backups.rules.slow.endsWithinHours: a backup may begin 8 hours after its time, and is given up after 8. Fix: use more than 8.",
    ],
    [
      "copied without a second region",
      { rules: { nightly: { ...NIGHTLY, copyKeepDays: 90 } } },
      "dev: foundation.backups.rules.nightly.copyKeepDays: there is no second region for a copy. Fix: add foundation.disasterRecovery with its region, or leave copyKeepDays out.",
    ],
    [
      "copied where the key of data is not",
      { rules: { nightly: { ...NIGHTLY, copyKeepDays: 90 } } },
      'dev: foundation.backups.rules.nightly.copyKeepDays: the key of data has no replica in the second region, which copies are encrypted with. Fix: add "data" to foundation.disasterRecovery.keys.',
      { ...SECOND, keys: ["workspace-storage"] },
    ],
    [
      "kept for less than the lock asks for",
      { rules: { nightly: NIGHTLY }, lock: { minDays: 60 } },
      "dev: foundation.backups.rules.nightly.keepDays: the lock of the vault lets in what is kept at least 60 days, so that no backup would be made. Fix: use at least 60, or change foundation.backups.lock.",
    ],
    [
      "copies kept for more than the lock lets",
      { rules: { nightly: { ...NIGHTLY, copyKeepDays: 90 } }, lock: { minDays: 7, maxDays: 60 } },
      "dev: foundation.backups.rules.nightly.copyKeepDays: the lock of the vault lets in what is kept at most 60 days, so that no backup would be made. Fix: use at most 60, or change foundation.backups.lock.",
      SECOND,
    ],
    [
      "a lock whose most is below its least",
      { rules: { nightly: NIGHTLY }, lock: { minDays: 30, maxDays: 7 } },
      "dev: foundation.backups.lock.maxDays: it is below the 30 days of minDays. Fix: use at least 30.",
    ],
    [
      "a lock that is for good at once",
      { lock: { mode: "compliance", minDays: 7, graceDays: 1 } },
      "dev: foundation.backups.lock.graceDays: 1 is too small. Fix: use at least 3.",
    ],
  ])("are refused: %s", (_, backups, message, second) => {
    expect(with_(backups, second)).toContain(message);
  });
});
