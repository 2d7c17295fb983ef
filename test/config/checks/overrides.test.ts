import { describe, expect, it } from "vitest";
import { report } from "../problems";

const override = (change: object) => ({
  overrides: {
    retries: { setting: "zones.raw", set: { bucket: "a" }, reason: "Asked for by the auditors", ...change },
  },
});
const AT = "dev: overrides.retries";
const PATHS =
  'write names with dots between them, and which item of a list in brackets: rule[id=expire].expiration.days; a key with dots in quotes: tags."a.b".';

describe("overrides", () => {
  it.each([
    [
      "names no resource",
      { setting: undefined },
      `${AT}: names no resource. Fix: add construct, which npm run where shows, or setting.`,
    ],
    [
      "names it twice",
      { construct: "unity-catalog/zone-raw/Resource" },
      `${AT}.setting: names the resource a second time, beside construct. Fix: keep one of the two.`,
    ],
    [
      "changes nothing",
      { set: undefined },
      `${AT}: changes nothing. Fix: say under set or remove what is to change, or take the override out.`,
    ],
    [
      "sets and removes the same",
      { remove: ["bucket"] },
      `${AT}.remove: names bucket, which is set as well. Fix: keep one of the two.`,
    ],
    [
      "changes a part of what it changes",
      { set: { queue: { enabled: true }, "queue.enabled": false } },
      `${AT}: changes queue.enabled, and queue, which it is a part of. Fix: change the one or the other.`,
    ],
    [
      "has had its last day",
      { until: "2026-01-31" },
      `${AT}.until: the override was accepted up to 2026-01-31. Fix: take it out, or say why it is still needed and set a later day.`,
    ],
    ["ends on no day", { until: "2027-02-30" }, `${AT}.until: there is no 2027-02-30. Fix: correct the date.`],
    [
      "has no reason",
      { reason: "4711 4711 4711" },
      `${AT}.reason: "4711 4711 4711" is no reason. Fix: write in words why it is acceptable.`,
    ],
    [
      "has an index for an item",
      { set: { "rule[0].status": "Disabled" } },
      `${AT}.set.rule[0].status: "rule[0].status" is not the path of an argument. Fix: ${PATHS}`,
    ],
    [
      "has an expression",
      { set: { bucket: ["$", "{var.a}"].join("") } },
      `${AT}.set.bucket: holds "\${" or "%{", which Terraform would evaluate. Fix: write the value itself.`,
    ],
    [
      "has null for a value",
      { set: { bucket: null } },
      `${AT}.set.bucket: is no value of an argument. Fix: write a text, a number, true, false, or a list or an object of these.`,
    ],
    [
      "acknowledges what nobody asks for",
      { acknowledge: ["data"] },
      `${AT}.acknowledge.0: "data" is not one of the possible values. Fix: use one of "access", "backups", "deletion-protection", "encryption", "expiry", "forced-deletion", "public-access", "replacement", "retention", "versioning".`,
    ],
    [
      "names a path that is none",
      { setting: undefined, construct: "zone-raw" },
      `${AT}.construct: "zone-raw" is not the path of a construct. Fix: copy it from npm run where: unity-catalog/zone-raw/Resource, or settings-main/… where a workspace has the layer.`,
    ],
    [
      "names a setting that is none",
      { setting: "raw" },
      `${AT}.setting: "raw" is not a setting with its key. Fix: write the map and the key: zones.raw, dataServices.events.`,
    ],
  ])("are refused: %s", (_, change, said) => {
    expect(report({ dev: override(change) })).toBe(said);
  });

  it("may be there in the account and in environments, for some time", () => {
    expect(report({ dev: override({ until: "2099-12-31" }), account: override({}) })).toBe("");
  });

  it("of the account are refused with the account's file", () => {
    expect(report({ account: override({ set: undefined }) })).toContain("account: overrides.retries: changes nothing");
  });
});
