import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { partsOf } from "../../modules/operations/calls";
import { report } from "../config/problems";
import { stackOfDev } from "../support/made";
import { resource } from "../support/synth";

type Calls = NonNullable<EnvironmentInput["operations"]["calls"]>;
const TOPIC = "arn:aws:sns:eu-west-1:111111111111:on-call";
const MAINTENANCE = "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:maintenance";
const CALL = "aws_cloudwatch_composite_alarm.calls";
const operations = (calls: Calls) =>
  stackOfDev((input) => {
    input.operations = { ...input.operations, calls };
  });
const all = operations({ topics: [TOPIC], suppressedBy: { alarm: MAINTENANCE } });
const byDomain = operations({ topics: [TOPIC], per: "domain" });
const alarm = (id: string) => `ALARM("\${aws_cloudwatch_metric_alarm.${id}.alarm_name}")`;

describe("one call for many alarms", () => {
  it("is on while one of all alarms is, and off during maintenance", () => {
    const json = all("dev-operations");
    const alarms = addresses(json)
      .filter((address) => address.startsWith("aws_cloudwatch_metric_alarm."))
      .map((address) => alarm(address.slice(address.indexOf(".") + 1)));
    const { alarm_rule, ...made } = resource(json, CALL);
    expect(String(alarm_rule).split(" OR ").sort()).toEqual(alarms.sort());
    expect(alarms.length).toBeGreaterThan(3);
    expect(made).toEqual({
      alarm_name: "acme-dev-calls",
      alarm_description: "Something is wrong in the environment dev; its alarms say what",
      alarm_actions: [TOPIC],
      ok_actions: [TOPIC],
      actions_suppressor: { alarm: MAINTENANCE, wait_period: 120, extension_period: 300 },
    });
  });

  it("is one for each domain that has alarms, and one for the rest", () => {
    const made = addresses(byDomain("dev-operations")).filter((address) => address.includes("composite"));
    expect(made).toContain(CALL);
    for (const address of made) {
      expect(resource(byDomain("dev-operations"), address)).toMatchObject({ alarm_actions: [TOPIC] });
    }
  });

  it("is not there where nobody asks for it", () => {
    const made = addresses(stackOfDev(() => {})("dev-operations"));
    expect(made.filter((address) => address.includes("composite"))).toEqual([]);
  });

  const named = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `${index}`.padEnd(length, "x"), reference: `${index}` }));
  it.each<[number, number, readonly number[]]>([
    [0, 20, []],
    [1, 20, [1]],
    [100, 20, [100]],
    [101, 20, [100, 1]],
    [250, 20, [100, 100, 50]],
    // 10,240 characters hold 38 of 255 with what stands around them.
    [50, 255, [38, 12]],
  ])("looks at %i alarms with names of %i characters in parts of %j", (count, length, sizes) => {
    expect(partsOf(named(count, length)).map((part) => part.length)).toEqual(sizes);
  });

  it.each<[unknown, string]>([
    [{}, "operations.calls.topics"],
    [{ topics: [] }, "operations.calls.topics"],
    [{ topics: ["on-call"] }, 'operations.calls.topics.0: "on-call" is not the ARN of an SNS topic'],
    [{ topics: [TOPIC, TOPIC] }, "operations.calls.topics.1"],
    [{ topics: Array.from({ length: 6 }, (_, index) => `${TOPIC}-${index}`) }, "operations.calls.topics"],
    [{ topics: [TOPIC], per: "team" }, "operations.calls.per"],
    [{ topics: [TOPIC], suppressedBy: {} }, "operations.calls.suppressedBy.alarm"],
    [{ topics: [TOPIC], suppressedBy: { alarm: TOPIC } }, "is not the ARN of an alarm"],
    [{ topics: [TOPIC], suppressedBy: { alarm: MAINTENANCE, waitSeconds: 3601 } }, "suppressedBy.waitSeconds"],
    [{ topics: [TOPIC], suppressedBy: { alarm: MAINTENANCE, extensionSeconds: -1 } }, "suppressedBy.extensionSeconds"],
    [{ topics: [TOPIC], emails: ["a@acme.example"] }, "operations.calls.emails: is not a known setting"],
  ])("is refused: %j", (calls, message) => {
    expect(report({ dev: { "operations.calls": calls } })).toContain(message);
  });
});
