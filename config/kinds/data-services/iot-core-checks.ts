import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { iotCore as schema } from "../../schema/data-services/iot-core";
import type { EntryView } from "../view";
import { topicLevels } from "./iot-core-topics";
import { takesRecords } from "./puts";
import { scramUser } from "./scram-user";

type Draft = Salvaged<z.output<typeof schema>>;

export const iotChecks = (entry: Draft, view: EntryView): Problem[] => [
  ...targets(entry, view),
  ...way(entry, view),
  ...topicLevels(entry, view),
  ...unknownParts(entry, view),
  ...circles(entry, view),
  ...policies(entry, view),
  ...hooks(entry, view),
];

const each = <T>(all: Readonly<Record<string, T>> | undefined): [key: string, one: T][] => Object.entries(all ?? {});

const targets = ({ rules }: Draft, view: EntryView): Problem[] =>
  each(rules).flatMap(([key, { into }]) =>
    into?.mode === "delivery-stream"
      ? takesRecords(into.deliveryStream, ["rules", key, "into", "deliveryStream"], view)
      : into?.mode === "kafka"
        ? scramUser(into, "AWS IoT", ["rules", key, "into"], view)
        : [],
  );

/** Only rules into Kafka stand in the VPC. */
const way = ({ rules }: Draft, view: EntryView): Problem[] =>
  view.isWritten(["network"]) && each(rules).every(([, { into }]) => into?.mode !== undefined && into.mode !== "kafka")
    ? [view.problem(["network"], "is for no rule", 'give a rule into: { mode: "kafka" }, or remove it')]
    : [];

type Part = "rules" | "thingTypes" | "thingGroups" | "policies";
type Named = readonly [field: readonly (string | number)[], part: Part, name: string | undefined];

/** What names another part of the entry names one that there is. */
function unknownParts(entry: Draft, view: EntryView): Problem[] {
  const listed = (field: readonly string[], part: Part, names: readonly string[] | undefined): Named[] =>
    (names ?? []).map((name, index) => [[...field, index], part, name] as const);
  const named: Named[] = [
    ...each(entry.thingGroups).flatMap(([key, { parent, policies: held }]): Named[] => [
      [["thingGroups", key, "parent"], "thingGroups", parent],
      ...listed(["thingGroups", key, "policies"], "policies", held),
    ]),
    ...each(entry.policies).flatMap(([key, one]) => listed(["policies", key, "rules"], "rules", one.rules)),
    ...each(entry.provisioning).flatMap(([key, one]): Named[] => [
      [["provisioning", key, "thingType"], "thingTypes", one.thingType],
      [["provisioning", key, "policy"], "policies", one.policy],
      ...listed(["provisioning", key, "thingGroups"], "thingGroups", one.thingGroups),
    ]),
  ];
  return named.flatMap(([field, part, name]) => {
    const known = Object.keys(entry[part] ?? {});
    if (name === undefined || known.includes(name)) return [];
    const fix = known.length === 0 ? `add it to ${part}` : `name one of ${known.join(", ")}`;
    return [view.problem(field, `"${name}" is not in ${part}`, fix)];
  });
}

/** A group is in no group that is in it. AWS nests seven levels. Source: AWS IoT Core, "Thing group resource limits". */
const DEEPEST = 7;

function circles({ thingGroups }: Draft, view: EntryView): Problem[] {
  return each(thingGroups).flatMap(([key]) => {
    const above: string[] = [];
    for (let at: string | undefined = key; at !== undefined; at = thingGroups?.[at]?.parent) {
      if (above.includes(at)) {
        return at === key
          ? [view.problem(["thingGroups", key, "parent"], "leads back to the group itself", "name another group")]
          : [];
      }
      above.push(at);
    }
    if (above.length <= DEEPEST) return [];
    return [view.problem(["thingGroups", key, "parent"], `is ${above.length} levels deep`, `use at most ${DEEPEST}`)];
  });
}

/** A device sends as itself: a topic without its name would be everybody's. */
function policies(entry: Draft, view: EntryView): Problem[] {
  return each(entry.policies).flatMap(([key, one]) => {
    const { publishes = [], subscribes = [], rules = [], shadow } = one;
    const topics = publishes.flatMap((topic, index) => {
      const field = ["policies", key, "publishes", index];
      if (/[+#]/.test(topic))
        return [
          view.problem(
            field,
            "has + or # in it, which no message is sent to",
            "write the levels, {thing} for the device's name",
          ),
        ];
      if (!topic.split("/").includes("{thing}"))
        return [
          view.problem(
            field,
            "is without {thing}, so that a device could send in the name of another",
            "add a level {thing}: devices/{thing}/telemetry",
          ),
        ];
      return [];
    });
    if (publishes.length + subscribes.length + rules.length > 0 || shadow === true) return topics;
    return [
      view.problem(["policies", key], "lets a device do nothing", "say what it publishes or subscribes, or remove it"),
    ];
  });
}

/** Who has a claim, and so every device of a series, can make devices: something says which ones are real. */
function hooks({ provisioning }: Draft, view: EntryView): Problem[] {
  const { region } = view.environment;
  return each(provisioning).flatMap(([key, one]) => {
    const arn = one.hookFunctionArn;
    if (arn === undefined) {
      if (one.acknowledgeAnySerialNumber === true || view.isWritten(["provisioning", key, "hookFunctionArn"]))
        return [];
      return [
        view.problem(
          ["provisioning", key, "hookFunctionArn"],
          "is missing: who takes the claim out of one device could make any number of them",
          "name a function that knows the serial numbers, or write acknowledgeAnySerialNumber: true",
        ),
      ];
    }
    const at = arn.split(":")[3];
    return region === undefined || at === region
      ? []
      : [view.problem(["provisioning", key, "hookFunctionArn"], `is in ${at}`, `name one in ${region}`)];
  });
}
