import { describe, expect, it } from "vitest";
import { generated } from "../../../tools/reference/pages";
import { SchemaTypes } from "../../../tools/reference/typed-schema";
import { ROOT } from "../../support/platform";
import { faultySchema, fixtureSchema, nestedSchema, untypedSchema } from "./fixture";

const FILE = "test/tools/reference/fixture.ts";
const types = SchemaTypes.of(ROOT, [FILE]);
const roots = {
  fixture: types.constant(FILE, "fixtureSchema", fixtureSchema),
  faulty: types.constant(FILE, "faultySchema", faultySchema),
  nested: types.constant(FILE, "nestedSchema", nestedSchema),
};
const page = (path: string, ...markers: string[]) => ({
  path,
  text: markers
    .map((marker, index) => `# Heading ${index + 1}\n<!-- fields: ${marker} -->\nold\n<!-- end of fields -->`)
    .join("\n"),
});
const textOf = (...sources: { path: string; text: string }[]) =>
  generated(sources, roots, types).pages.map(({ text }) => text);

describe("a table of fields", () => {
  it("has a row per field with type, default and meaning, nested fields below, and a block per alternative", () => {
    expect(textOf(page("docs/a.md", "fixture"))).toEqual([
      `# Heading 1
<!-- fields: fixture -->

| field | type | default | meaning |
|---|---|---|---|
| \`weight\` | whole number 1–9 | 5 | Grams, one \`\\|\` the other. |
| \`top\` | \`flat\`, \`round\` | required | Seen from above. |
| \`parts\` | map: short name → object | none | Parts by name. |
| \`parts.<key>.shelf\` | key of \`zones\` | required | Where it lies (on the left). |
| \`motor\` | object by \`mode\` | \`off\` | How it moves. |
| \`outside\` | one of 7 values | required | Paint, outside. Values: \`red\`, \`orange\`, \`yellow\`, \`green\`, \`blue\`, \`indigo\`, \`violet\`. |
| \`inside\` | list of 1–2 values out of 7 | required | Paint, inside. Values: as for \`outside\`. |
| \`fits\` | list of whole numbers or objects | required | Numbers or ranges that it goes with. |
| \`fits[].from\` | whole number | required | First of the range. |
| \`box\` | object | – | Its box. |
| \`box.side\` | whole number | 3 | Centimetres of the longest side. |

**\`motor.mode: "on"\`**: By itself.

| field | type | default | meaning |
|---|---|---|---|
| \`motor.speed\` | number above 0 | as fast as it can | Turns per minute. |

**\`motor.mode: "off"\`**: By hand.

<!-- end of fields -->`,
    ]);
  });

  it("leaves to another marker what that one has, and leads there", () => {
    const [all = "", motor = "", chosen = ""] = textOf(
      page("docs/a.md", "fixture"),
      page("docs/kinds/motor.md", "fixture.motor"),
      page("docs/b.md", "fixture: weight, top", "fixture.parts"),
    );
    expect(all).toContain("| `motor` | object by `mode`: [Heading 1](kinds/motor.md#heading-1) |");
    expect(all).toContain("| `parts` | map: short name → object: [Heading 2](b.md#heading-2) |");
    expect(all).not.toContain("speed");
    expect(all).toContain("`weight`, `top`: see [Heading 1](b.md#heading-1).");
    expect(motor).toContain('**`mode: "on"`**: By itself.\n\n| field of `motor` |');
    expect(motor).toContain("| `speed` |");
    expect(chosen).toContain("| `weight` | whole number 1–9 |");
    expect(chosen).not.toContain("`outside`");
    expect(chosen).toContain("| field of `parts.<key>` |");
  });

  it("can be of one alternative, with what tells it apart", () => {
    const [motor = "", on = ""] = textOf(
      page("docs/motor.md", "fixture.motor"),
      page("docs/on.md", "fixture.motor.on"),
    );
    expect(motor).toContain('**`mode: "on"`**: By itself. See [Heading 1](on.md#heading-1).');
    expect(on).toContain("| `mode` | `on` | required | By itself. |\n| `speed` |");
  });

  it("has a block per form where an alternative has several, on its own page or below what it belongs to", () => {
    const [all = "", wheel = ""] = textOf(
      page("docs/parts.md", "nested.parts"),
      page("docs/wheel.md", "nested.parts.wheel"),
    );
    expect(all).toContain(
      '**`kind: "wheel"`**: A wheel. See [Heading 1](wheel.md#heading-1).\n\n**`kind: "rod"`**: A rod.',
    );
    expect(wheel).toContain('**`mode: "create"`**: Made here.');
    expect(wheel).toContain(
      "| `kind` | `wheel` | required | A wheel. |\n| `spokes` | whole number | required | Spokes. |",
    );
    expect(wheel).toContain('**`mode: "existing"`**: Bought.');

    const [alone = ""] = textOf(page("docs/parts.md", "nested"));
    expect(alone).toContain('**`parts.<key>.mode: "existing"`**: Bought.');
    expect(alone).toContain("| `parts.<key>.seller` | text | required | Who sold it. |");
  });

  it.each([
    ["fixture.wings", "docs/a.md: fixture.wings: there is no wings; there are weight, top"],
    ["fixture.motor.fast", "there is no fast; there are on, off"],
    ["fixture.weight", "docs/a.md: fixture.weight: weight has no fields"],
    ["fixture: weight, wings", "there is no wings"],
    ["fixture.motor: speed", "a choice of fields needs one alternative of a union"],
    ["other", "there is no other; there are fixture, faulty, nested"],
  ])("refuses the marker %s", (marker, message) => {
    expect(() => textOf(page("docs/a.md", marker))).toThrow(message);
  });

  it("refuses two places for the same fields", () => {
    const message = "docs/a.md and docs/b.md both hold the fields of fixture";
    expect(() => textOf(page("docs/a.md", "fixture"), page("docs/b.md", "fixture"))).toThrow(message);
    expect(() => textOf(page("docs/a.md", "fixture: top"), page("docs/b.md", "fixture: weight, top"))).toThrow(message);
  });

  it.each(["<!-- fields: fixture -->\n", "<!-- fields: fixture -->\n<!-- fields: fixture -->\n<!-- end of fields -->"])(
    "refuses a marker without an end",
    (text) => {
      expect(() => textOf({ path: "docs/a.md", text })).toThrow('docs/a.md:1: no "<!-- end of fields -->" follows');
    },
  );

  it("refuses a marker that it cannot read", () => {
    expect(() => textOf({ path: "docs/a.md", text: "x\n<!-- fields of zones -->" })).toThrow(
      "docs/a.md:2: not a marker",
    );
  });
});

describe("comments of fields", () => {
  it("are found wanting with file and line", () => {
    const { problems } = generated([page("docs/a.md", "faulty")], roots, types);
    const told = problems.map((problem) => problem.replace(/^test\/tools\/reference\/fixture\.ts:\d+:\d+: /, ""));
    expect(problems.every((problem) => problem.startsWith(`${FILE}:`))).toBe(true);
    expect(told.sort()).toEqual([
      "empty has no sentence on what it means",
      "list has the default b, which its comment does not name",
      "missing has no sentence on what it means",
      "mode has no sentence on what it means",
      "onlyDefault has no sentence on what it means",
      "optional may be left out, but its comment does not say what then: `Default …`",
      "other has the default 4, which its comment does not name",
      "plain has no sentence on what it means",
      "required is required, but its comment states a default",
      "silent may be left out, but its comment does not say what then: `Default …`",
      "title repeats its name instead of saying what it means",
      "twice states its default twice",
    ]);
  });

  it("are refused where the type does not follow the schema", () => {
    expect(() => types.constant(FILE, "untypedSchema", untypedSchema)).toThrow("its type says");
    expect(() => types.constant(FILE, "faultySchema", fixtureSchema.shape.weight)).toThrow("its type says object");
    expect(() => types.constant(FILE, "nothing", fixtureSchema)).toThrow(`${FILE} does not export nothing`);
  });

  it("of every literal are known by their place", () => {
    const declared = types.declaredFields((file) => file === FILE);
    expect(declared).toHaveLength(34);
    expect(declared.every((place) => place.startsWith(`${FILE}:`))).toBe(true);
  });
});
