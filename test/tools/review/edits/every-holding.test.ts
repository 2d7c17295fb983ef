import { describe, expect, it } from "vitest";
import { references } from "../../../../emitted/references";
import { metadataAt } from "../../../../emitted/settings";
import { addresses, type EmittedStack, type ResourceJson, type StackJson } from "../../../../emitted/stacks";
import type { Change } from "../../../../tools/review/changes/change";
import { changesOf } from "../../../../tools/review/changes/of-plan";
import { readPlan } from "../../../../tools/review/plan/plan-json";
import { assemble } from "../../../../tools/review/report/assemble";
import { entriesOf } from "../../../../tools/review/report/entries";
import { markdownOf } from "../../../../tools/review/report/markdown";
import { type Report, toApprove } from "../../../../tools/review/report/report";
import { placesIn } from "../../../../tools/review/sides/places";
import { HOLDS_DATA } from "../../../../tools/review/weights/data";
import { protectedAddresses } from "../../../../tools/simulate/command/protection";
import {
  argumentsOf,
  dotted,
  pretendedPlan,
  replacesFor,
  resourceAt,
  type Steps,
  typeOf,
} from "../../../support/pretended-plans";
import { representativeStacks } from "../../../support/representative";

/** A resource that holds data, in a stack of a representative configuration. */
interface Held {
  readonly stack: EmittedStack;
  readonly address: string;
}

/** Every one that is emitted differently, by type: the configurations share most of what they have. */
const HELD = new Map<string, Held[]>();
const seen = new Set<string>();
for (const stack of representativeStacks()) {
  for (const address of addresses(stack.json)) {
    const type = typeOf(address);
    const text = JSON.stringify([stack.name, address, resourceAt(stack.json, address)]);
    if (!(type in HOLDS_DATA) || seen.has(text)) continue;
    seen.add(text);
    HELD.set(type, [...(HELD.get(type) ?? []), { stack, address }]);
  }
}
const TYPES = [...HELD.keys()].sort();

/** One of a type in each stack that has it: those beside it are of the same construct, mostly. */
const inEachStack = (type: string): readonly Held[] => [
  ...new Map((HELD.get(type) ?? []).map((held) => [held.stack.name, held])).values(),
];

/** Types that the provider changes in place, whichever of the arguments that are emitted gets another value. */
const CHANGED_IN_PLACE: readonly string[] = [
  "aws_guardduty_detector",
  "aws_lakeformation_data_lake_settings",
  "aws_macie2_account",
  "databricks_alert_v2",
  "databricks_data_quality_monitor",
  "databricks_database_database_catalog",
  "databricks_database_instance",
  "databricks_metastore",
  "databricks_online_store",
  "databricks_quality_monitor",
];

function reviewed(stack: EmittedStack, json: StackJson): Report {
  const head = { ...stack, json };
  const changes = changesOf(stack.name, readPlan(pretendedPlan(stack.json, json), stack.name));
  const one = new Set([stack.name]);
  const side = (name: string, of: EmittedStack) =>
    ({ name, emitted: "", stacks: [of], platform: undefined, project: undefined }) as const;
  return assemble({
    base: side("base", stack),
    head: side("head", head),
    tried: [
      {
        scope: { environment: stack.json["//"]?.metadata.environment, changed: one, vanished: [], wanted: one },
        ...{ changes, outputs: {}, refused: {}, before: {}, after: {}, namesBefore: {}, namesAfter: {} },
        fromCache: false,
      },
    ],
    places: { base: placesIn(undefined), head: placesIn(undefined) },
  });
}

/** What holds data comes before anything else, in the report and in its first section. */
function expectLost(report: Report, { stack, address }: Held, action: "delete" | "replace"): void {
  const type = typeOf(address);
  const entry = report.entries.find((one) => one.address === address);
  expect(entry, address).toMatchObject({ gravity: "data", action, why: HOLDS_DATA[type] });
  expect(entry?.isProtected, address).toBe(protectedAddresses(stack.json).includes(address));
  expect(report.entries[0]?.gravity, address).toBe("data");
  expect(toApprove(report)[0], address).toMatch(/things? with data (is|are) lost/);
  const lines = markdownOf(report, 10_000_000).split("\n");
  const heading = lines.findIndex((line) => line.startsWith("### "));
  expect(lines[heading], address).toBe("### Lost or replaced");
  const line = lines.slice(heading).find((one) => one.startsWith("- ") && one.includes(`\`${address}\``));
  expect(line, address).toContain(HOLDS_DATA[type]);
}

type Resources = Record<string, Record<string, ResourceJson>>;

/** The stack with other resources. */
function changed(json: StackJson, change: (resources: Resources) => void): StackJson {
  const byType = Object.entries(json.resource ?? {}).map(([type, byId]) => [type, { ...byId }] as const);
  const resource: Resources = Object.fromEntries(byType);
  change(resource);
  return { ...json, resource };
}

const idOf = (address: string): string => address.slice(address.indexOf(".") + 1);

/** Without all that is made for the setting that a resource is made for. */
function without({ stack: { json }, address }: Held): StackJson {
  const setting = metadataAt(json, address)?.setting;
  const gone = addresses(json).filter((one) => one === address || metadataAt(json, one)?.setting === setting);
  return changed(json, (resources) => {
    for (const one of gone) delete resources[typeOf(one)]?.[idOf(one)];
  });
}

/** With another address of a resource, in all that refers to it. */
function renamed({ stack: { json }, address }: Held): { readonly to: string; readonly json: StackJson } {
  const to = `${address}-renamed`;
  const referring = addresses(json).filter((one) => references(resourceAt(json, one), address));
  const moved = changed(json, (resources) => {
    for (const one of referring) {
      const text = JSON.stringify(resourceAt(json, one)).replaceAll(`\${${address}.`, `\${${to}.`);
      Object.assign(resources[typeOf(one)] ?? {}, { [idOf(one)]: JSON.parse(text) as ResourceJson });
    }
    const ofType = resources[typeOf(address)] ?? {};
    const own = ofType[idOf(address)];
    if (own === undefined) throw new Error(`${address} is not there`);
    delete ofType[idOf(address)];
    ofType[idOf(to)] = own;
  });
  return { to, json: moved };
}

/** Another value of the same sort. */
function other(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return [...value, "another"];
  return typeof value === "object" ? { ...value, another: "another" } : "another";
}

/** With another value at a place of a resource. */
function edited({ stack: { json }, address }: Held, steps: Steps): StackJson {
  const put = (value: unknown, [step, ...rest]: Steps): unknown => {
    if (step === undefined) return other(value);
    if (Array.isArray(value)) return value.map((item, index) => (index === step ? put(item, rest) : item));
    const tree = value as Readonly<Record<string, unknown>>;
    return { ...tree, [step]: put(tree[step], rest) };
  };
  return changed(json, (resources) => {
    const ofType = resources[typeOf(address)] ?? {};
    ofType[idOf(address)] = put(ofType[idOf(address)], steps) as ResourceJson;
  });
}

/** Every argument of a type that its provider replaces it for, at the first resource that has it. */
function replacing(type: string): { readonly held: Held; readonly steps: Steps }[] {
  const found = new Map<string, { held: Held; steps: Steps }>();
  for (const held of HELD.get(type) ?? []) {
    const args = resourceAt(held.stack.json, held.address) ?? {};
    for (const { steps } of argumentsOf(type, args)) {
      if (!found.has(dotted(steps)) && replacesFor(type, steps, "change")) found.set(dotted(steps), { held, steps });
    }
  }
  return [...found.values()];
}

/** Types that hold data, and others by whose name they begin: parts of a thing are called like that. */
const CALLED_LIKE_PARTS = TYPES.flatMap((type) => {
  const emitted = new Set(representativeStacks().flatMap(({ json }) => Object.keys(json.resource ?? {})));
  return [...emitted].filter((whole) => type.startsWith(`${whole}_`)).map((whole) => [type, whole] as const);
});

describe("whatever holds data", () => {
  it.each(TYPES)("%s: is told as lost when its setting is taken out", (type) => {
    for (const held of inEachStack(type)) expectLost(reviewed(held.stack, without(held)), held, "delete");
  });

  it.each(TYPES)("%s: is told as lost under another key, and not with the word for it", (type) => {
    for (const held of inEachStack(type)) {
      const { to, json } = renamed(held);
      expectLost(reviewed(held.stack, json), held, "delete");
      const report = reviewed(held.stack, { ...json, moved: [{ from: held.address, to }] });
      expect(report.entries, held.address).toMatchObject([
        { address: to, action: "move", from: held.address, gravity: "kept", arguments: [] },
      ]);
      expect(toApprove(report)).toEqual([]);
    }
  });

  it.each(TYPES)("%s: is told as lost for an argument that makes it anew, which is named", (type) => {
    for (const { held, steps } of replacing(type)) {
      const report = reviewed(held.stack, edited(held, steps));
      expectLost(report, held, "replace");
      const entry = report.entries.find(({ address }) => address === held.address);
      const because = entry?.arguments.filter(({ replaces }) => replaces === true).map(({ path }) => path);
      expect(because?.length, `${held.address} ${dotted(steps)}`).toBeGreaterThan(0);
    }
  });

  it("is made anew by some argument, but for what is listed", () => {
    expect(TYPES.filter((type) => replacing(type).length === 0)).toEqual(CHANGED_IN_PLACE);
  });

  it.each(CALLED_LIKE_PARTS)("%s: is told as lost beside a %s of its name that goes, too", (...types) => {
    const changes = types.map(
      (type): Change => ({
        ...{ stack: "dev-data", address: `${type}.orders`, type, action: "delete", arguments: [] },
        ...{ before: { name: "orders" }, after: undefined },
      }),
    );
    const [part] = entriesOf(changes, { places: () => [], isProtected: () => false });
    expect(part).toMatchObject({ gravity: "data", why: HOLDS_DATA[types[0]] });
  });
});
