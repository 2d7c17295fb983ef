import { describe, expect, it } from "vitest";
import { iotCore } from "../../config/kinds/data-services/iot-core";
import { report } from "../config/problems";
import { put } from "../support/firehose";
import { HOOK, meters, plant } from "../support/iot";
import { eventStream } from "../support/streams";

const AROUND = {
  "dataServices.events": eventStream(),
  "dataServices.landing": put(),
  "dataServices.archive": { kind: "firehose", from: { mode: "stream", stream: "events" }, folder: "orders/archive" },
};
/** Warnings about the folders of the streams are not about devices. */
const about = (changes: Readonly<Record<string, unknown>>): string =>
  report({ dev: { ...AROUND, ...changes } })
    .split("\n")
    .filter((line) => line.includes("dataServices.plant"))
    .join("\n");

describe("devices in the configuration", () => {
  it.each<[string, object]>([
    ["with everything", plant()],
    ["with rules alone", meters()],
    ["with a folder for what failed", meters({ errors: { mode: "zone", folder: "meters/failed" } })],
    [
      "of any serial number, which is accepted",
      plant({ provisioning: { any: { policy: "boiler", acknowledgeAnySerialNumber: true } } }),
    ],
    ["with groups three deep", plant({ thingGroups: { a: {}, b: { parent: "a" }, site: { parent: "b" } } })],
  ])("are taken: %s", (_, entry) => {
    expect(about({ "dataServices.plant": entry })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["rules", {}, "rules: has no rule"],
    ["rules.telemetry.sql", "SELECT *", "is no statement of a rule"],
    ["rules.telemetry.sql", "SELECT * FROM 'a/b';", "is no statement of a rule"],
    ["rules.telemetry.sql", "SELECT * FROM 'a/b+'", "has b+ in a topic"],
    ["rules.telemetry.sql", "SELECT * FROM 'a/#/b'", "has # in a topic"],
    ["rules.telemetry.sql", "SELECT * FROM 'a/b/c/d/e/f/g/h/i'", "has a topic that is too long"],
    ["rules.telemetry.sql", "SELECT aws_lambda('arn', *) AS x FROM 'a/b'", "calls aws_lambda()"],
    ["rules.telemetry.sql", "SELECT '${topic()}' AS t FROM 'a/b'", "which Terraform would evaluate"],
    ["rules.telemetry.into.stream", "landing", 'data service landing is of kind "firehose"'],
    ["rules.telemetry.into.partitionKey.level", 9, "9 is too large"],
    ["rules.telemetry.into.partitionKey.level", 4, "has 3 levels, and level 4 is asked for"],
    [
      "rules.telemetry.sql",
      "SELECT *, topic(3) AS device FROM 'a/b'",
      "rules.telemetry.sql: a/b has 2 levels, and level 3 is asked for",
    ],
    ["rules.raw-files.into.deliveryStream", "archive", "takes no records itself"],
    ["rules.telemetry.into", { mode: "iot-analytics" }, "rules.telemetry.into.mode"],
    ["errors", { mode: "zone", zone: "curated" }, 'zone curated is of kind "curated"'],
    ["thingTypes.boiler.searchableAttributes", ["a", "b", "c", "d"], "thingTypes.boiler.searchableAttributes"],
    ["thingGroups.site.parent", "nowhere", '"nowhere" is not in thingGroups'],
    ["thingGroups.all.parent", "site", "leads back to the group itself"],
    ["thingGroups.site.policies", ["pump"], '"pump" is not in policies'],
    ["policies.boiler.publishes", ["devices/telemetry"], "is without {thing}"],
    ["policies.boiler.publishes", ["devices/x{thing}/telemetry"], "is no topic of devices"],
    ["policies.boiler.publishes", ["devices/{thing}/#"], "has + or # in it"],
    ["policies.boiler.publishes", ["$aws/things/{thing}/shadow/update"], "is no topic of devices"],
    ["policies.boiler.rules", ["temperature"], '"temperature" is not in rules'],
    ["policies.boiler", {}, "lets a device do nothing"],
    ["provisioning.fleet.policy", "pump", '"pump" is not in policies'],
    ["provisioning.fleet.thingType", "pump", '"pump" is not in thingTypes'],
    ["provisioning.fleet.thingGroups", ["pumps"], '"pumps" is not in thingGroups'],
    [
      "provisioning.fleet.hookFunctionArn",
      undefined,
      "who takes the claim out of one device could make any number of them",
    ],
    ["provisioning.fleet.hookFunctionArn", HOOK.replace("eu-west-1", "us-east-1"), "is in us-east-1"],
  ])("are refused: %s %j", (field, value, message) => {
    expect(about({ "dataServices.plant": plant(), [`dataServices.plant.${field}`]: value })).toContain(message);
  });

  it("refuses a group that is too deep", () => {
    const groups = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [`g${n}`, n === 0 ? {} : { parent: `g${n - 1}` }]),
    );
    expect(about({ "dataServices.plant": { ...meters(), thingGroups: groups } })).toContain(
      "thingGroups.g7.parent: is 8 levels deep",
    );
  });

  it("says when the name of a template is too long", () => {
    const long = { ...plant().provisioning?.fleet, policy: "boiler" };
    const entry = plant({ provisioning: { "fleet-of-the-northern-plants": long } });
    expect(about({ "dataServices.plant": entry })).toMatch(/the template of .* 36/);
  });

  it("takes names for all that it makes", () => {
    expect(iotCore.names?.(plant(), "plant").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "role svc-plant",
      "log-group svc-plant",
      "role svc-plant-provisioning",
      "iot-rule plant-telemetry",
      "iot-rule plant-alarms",
      "iot-rule plant-states",
      "iot-rule plant-raw-files",
      "thing-type plant-boiler",
      "thing-group plant-site",
      "thing-group plant-all",
      "iot-policy plant-boiler",
      "provisioning-template plant-fleet",
      "iot-policy plant-fleet-claim",
    ]);
  });
});
