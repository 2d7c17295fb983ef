import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("lifecycles", () => {
  it("are fine when every step is later than the one before", () => {
    const lifecycle = { infrequentAccessAfterDays: 30, archiveAfterDays: 60, expireAfterDays: 61 };
    expect(report({ dev: { "zones.raw.lifecycle": lifecycle } })).toBe("");
    expect(report({ dev: { "zones.raw.lifecycle": { expireAfterDays: 1 } } })).toBe("");
  });

  it("are refused out of order, or with too short a stay in Standard-IA", () => {
    const lifecycle = { infrequentAccessAfterDays: 60, archiveAfterDays: 80, expireAfterDays: 60 };
    expect(report({ dev: { "zones.raw.lifecycle": lifecycle } })).toMatchInlineSnapshot(`
      "dev: zones.raw.lifecycle.archiveAfterDays: 80 is not at least 30 days after infrequentAccessAfterDays, 60. Fix: use at least 90.
      dev: zones.raw.lifecycle.expireAfterDays: 60 is not after archiveAfterDays, 80. Fix: use at least 81."
    `);
    expect(
      report({ dev: { "zones.raw.lifecycle": { infrequentAccessAfterDays: 60, expireAfterDays: 60 } } }),
    ).toMatchInlineSnapshot(
      `"dev: zones.raw.lifecycle.expireAfterDays: 60 is not after infrequentAccessAfterDays, 60. Fix: use at least 61."`,
    );
  });

  it("are refused in zones that Unity Catalog manages", () => {
    expect(report({ dev: { "zones.curated.lifecycle": { expireAfterDays: 90 } } })).toMatchInlineSnapshot(
      `"dev: zones.curated.lifecycle: zone curated is of kind "curated", where only Unity Catalog may move or delete files. Fix: remove it; predictive optimization keeps managed tables small."`,
    );
  });

  it.each<[string, object, string]>([
    ["in two ways", { intelligentTiering: {}, archiveAfterDays: 90 }, "archiveAfterDays: moves objects by age"],
    [
      "in two ways",
      { intelligentTiering: {}, infrequentAccessAfterDays: 30 },
      "infrequentAccessAfterDays: moves objects",
    ],
    [
      "out of order",
      { intelligentTiering: { archiveAccessAfterDays: 365, deepArchiveAccessAfterDays: 200 } },
      "200 is not after archiveAccessAfterDays, 365",
    ],
    [
      "after the end",
      { intelligentTiering: { afterDays: 30 }, expireAfterDays: 30 },
      "30 is not after intelligentTiering",
    ],
    ["too early", { intelligentTiering: { archiveAccessAfterDays: 30 } }, "30 is too small. Fix: use at least 90."],
    [
      "too late",
      { intelligentTiering: { deepArchiveAccessAfterDays: 800 } },
      "800 is too large. Fix: use at most 730.",
    ],
  ])("of S3's own choice are refused %s: %j", (_, lifecycle, message) => {
    expect(report({ dev: { "zones.raw.lifecycle": lifecycle } })).toContain(message);
  });

  it("are S3's own choice where they say so", () => {
    const intelligentTiering = { afterDays: 0, archiveAccessAfterDays: 90, deepArchiveAccessAfterDays: 180 };
    expect(report({ dev: { "zones.raw.lifecycle": { intelligentTiering, expireAfterDays: 700 } } })).toBe("");
  });

  it("of logs are in order, too", () => {
    expect(report({ dev: { "foundation.logs": { archiveAfterDays: 90, expireAfterDays: 90 } } })).toMatchInlineSnapshot(
      `"dev: foundation.logs.expireAfterDays: 90 is not after archiveAfterDays, 90. Fix: use at least 91."`,
    );
  });
});
