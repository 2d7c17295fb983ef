import { describe, expect, it } from "vitest";
import { BROKER_PROPERTIES, OWN_BROKER_PROPERTIES, type PropertyForm } from "../../config/facts/broker-properties";
import { report } from "../config/problems";
import { provisioned } from "../support/kafka";

const VALUES: Readonly<Record<Extract<PropertyForm, string>, readonly [good: string[], bad: string[]]>> = {
  boolean: [
    ["true", "false"],
    ["yes", "True", "1"],
  ],
  number: [
    ["0", "72", "-1"],
    ["many", "7.5", "-2", "1e6"],
  ],
  ratio: [
    ["0", "0.5", "1"],
    ["2", "half", "-0.5"],
  ],
  text: [["org.apache.kafka.common.replica.RackAwareReplicaSelector"], []],
};

/** Good values that are warned of, by property and value. */
const DOUBTED: Readonly<Record<string, RegExp>> = {
  "allow.everyone.if.no.acl.found=true":
    /^warning: dev: dataServices\.events\.properties\.allow\.everyone\.if\.no\.acl\.found: lets everybody .*$/,
};

const said = (name: string, value: string): string =>
  report({ dev: { "dataServices.events": provisioned({ properties: { [name]: value } }) } });

describe("a property of brokers", () => {
  it.each(Object.entries(BROKER_PROPERTIES.value))("takes good values and no others: %s", (name, form) => {
    const [good, bad] = typeof form === "string" ? VALUES[form] : [[...form], ["other"]];
    for (const value of good) expect(said(name, value), value).toMatch(DOUBTED[`${name}=${value}`] ?? /^$/);
    for (const value of bad) {
      expect(said(name, value), value).toContain(`dev: dataServices.events.properties.${name}: "${value}" is no`);
    }
  });

  it.each(OWN_BROKER_PROPERTIES)("is refused where Amazon MSK sets it: %s", (start) => {
    const name = start.endsWith(".") ? `${start}x` : start;
    expect(said(name, "x")).toMatch(/(is a property that Amazon MSK sets itself|follows from \w+)/);
  });

  it("is refused where it is misspelled, and doubted where nobody knows it", () => {
    expect(said("log.retention.huors", "72")).toBe(
      "dev: dataServices.events.properties.log.retention.huors: is not a property of a broker. Fix: write log.retention.hours.",
    );
    expect(said("something.else", "72")).toContain(
      "warning: dev: dataServices.events.properties.something.else: is not among",
    );
  });
});
