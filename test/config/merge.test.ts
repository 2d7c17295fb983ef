import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineEnvironment, definePart, type EnvironmentPart } from "../../config/define";
import { type Layer, merge } from "../../config/merge";
import { originOf } from "../../config/origins";
import { environmentSchema } from "../../config/schema/environment";
import reference from "../../examples/reference/config/environments/reference";
import { devInput } from "../support/platform";
import { REPRESENTATIVES, representativeInputs } from "../support/representative";

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every value that is no object, with its path; an empty object too. */
function leaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  if (!isObject(value) || (Object.keys(value).length === 0 && path.length > 0)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

/** The object that has these values. */
function built(parts: readonly { path: readonly string[]; value: unknown }[]): Json {
  const root: Record<string, unknown> = {};
  for (const { path, value } of parts) {
    let holder = root;
    for (const key of path.slice(0, -1)) {
      if (!isObject(holder[key])) holder[key] = {};
      holder = holder[key] as Record<string, unknown>;
    }
    holder[path.at(-1) ?? ""] = structuredClone(value);
  }
  return root;
}

/** The reference example has every kind there is. */
const INPUTS = [
  devInput(),
  reference.input,
  ...REPRESENTATIVES.slice(0, 12).map((one) => representativeInputs(one)[1]),
];
const of = (...values: readonly unknown[]) =>
  merge(
    environmentSchema,
    values.map((value, index) => ({ file: `part-${index}`, value })),
  );
const merged = (...parts: readonly EnvironmentPart[]): unknown => of(...parts).value;

describe("parts of an environment, merged", () => {
  it.each(INPUTS.map((input, index) => [index, input]))("alone are what they say: %i", (_, input) => {
    expect(of(input).value).toStrictEqual(JSON.parse(JSON.stringify(input)));
    expect(defineEnvironment(definePart(input as EnvironmentPart), {}).input).toStrictEqual(input);
  });

  it("say together what one file would say, and each value comes from the part that says it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...INPUTS), fc.infiniteStream(fc.nat(3)), (input, choices) => {
        const all = leaves(input).map((leaf) => ({ ...leaf, part: choices.next().value }));
        const parts = [0, 1, 2, 3].map((part) => built(all.filter((leaf) => leaf.part === part)));
        const { value, origins } = of(...parts);
        expect(value).toEqual(input);
        for (const { path, part } of all) {
          const { files, segments } = originOf(origins, path.join("."));
          expect([files, segments]).toEqual([[`part-${part}`], path]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("may be grouped in any way", () => {
    const layer = fc
      .constantFrom(...INPUTS)
      .chain((input) =>
        fc
          .subarray(leaves(input))
          .chain((chosen) =>
            fc
              .array(fc.boolean(), { minLength: chosen.length, maxLength: chosen.length })
              .map((removed) =>
                built(chosen.map((leaf, index) => (removed[index] ? { ...leaf, value: undefined } : leaf))),
              ),
          ),
      );
    fc.assert(
      fc.property(layer, layer, layer, (a, b, c) => {
        const [one, two, three] = [definePart(a), definePart(b), definePart(c)];
        const flat = defineEnvironment(one, two, three);
        expect(defineEnvironment(definePart(one, two), three)).toStrictEqual(flat);
        expect(defineEnvironment(one, definePart(two, three))).toStrictEqual(flat);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[what: string, parts: EnvironmentPart[], value: unknown]>([
    ["a later value wins", [{ name: "a" }, { name: "b" }], { name: "b" }],
    [
      "records are merged by key",
      [{ tags: { A: "1", B: "2" } }, { tags: { B: "3", C: "4" } }],
      { tags: { A: "1", B: "3", C: "4" } },
    ],
    [
      "lists are replaced",
      [{ operations: { alarmEmails: ["a@acme.example"] } }, { operations: { alarmEmails: ["b@acme.example"] } }],
      { operations: { alarmEmails: ["b@acme.example"] } },
    ],
    ["undefined takes away", [{ tags: { A: "1", B: "2" } }, { tags: { A: undefined } }], { tags: { B: "2" } }],
    [
      "what was taken away can be said again",
      [{ tags: { A: "1" } }, { tags: undefined }, { tags: { B: "2" } }],
      { tags: { B: "2" } },
    ],
    [
      "undefined stays where nothing is there to take away, and is refused",
      [{}, { name: undefined }],
      { name: undefined },
    ],
    [
      "another form has none of the fields of the earlier one",
      [{ protection: { mode: "disposable", reason: "A test" } }, { protection: { mode: "protected" } }],
      { protection: { mode: "protected" } },
    ],
    [
      "the same form keeps them",
      [
        { protection: { mode: "disposable", reason: "A test" } },
        { protection: { mode: "disposable", reason: "Another" } },
      ],
      { protection: { mode: "disposable", reason: "Another" } },
    ],
    [
      "another kind of an entry",
      [
        { dataServices: { in: { kind: "kinesis-stream", mode: "create", retentionHours: 48 } } },
        { dataServices: { in: { kind: "kinesis-stream", mode: "existing", streamName: "in" } } },
      ],
      { dataServices: { in: { kind: "kinesis-stream", mode: "existing", streamName: "in" } } },
    ],
    [
      "a form that comes later than its fields keeps them",
      [{ zones: { raw: { comment: "As it comes" } } }, { zones: { raw: { kind: "raw" } } }],
      { zones: { raw: { comment: "As it comes", kind: "raw" } } },
    ],
  ])("%s", (_, parts, value) => {
    expect(merged(...parts)).toStrictEqual(value);
  });
});

describe("who says a value", () => {
  const layers: Layer[] = [
    { file: "company", value: { tags: { Owner: "a" }, zones: { raw: { comment: "x" } } } },
    { file: "dev", value: { tags: { Owner: "b" }, zones: { raw: { kind: "raw" } } } },
  ];
  const { origins } = merge(environmentSchema, layers);

  it.each([
    ["tags.Owner", ["dev", "company"], ["tags", "Owner"], false],
    ["zones.raw.comment", ["company"], ["zones", "raw", "comment"], false],
    ["zones.raw.lifecycle.expireAfterDays", ["dev", "company"], ["zones", "raw"], true],
    ["network.cidr", ["dev", "company"], [], true],
    ["", ["dev", "company"], [], true],
  ])("%s", (path, said, segments, together) => {
    expect(originOf(origins, path)).toEqual({ files: said, segments, together });
  });

  it("is found under keys with dots", () => {
    const dotted = merge(environmentSchema, [{ file: "one", value: { tags: { "a.b": "1", a: "2" } } }]);
    expect(originOf(dotted.origins, "tags.a.b")).toEqual({
      files: ["one"],
      segments: ["tags", "a.b"],
      together: false,
    });
  });
});
