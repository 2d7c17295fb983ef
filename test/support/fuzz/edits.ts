import fc from "fast-check";
import type { Edit, Files, Path } from "./case";
import { namesIn } from "./names";
import { type Place, placesOf } from "./places";
import { Values } from "./values";

/** Edits of some files: values that a schema allows, anywhere. */
export function goodEdits(files: Files): fc.Arbitrary<Edit> {
  const values = new Values(namesIn(files));
  return among(placesOf(files)).chain(({ file, path, schema }) =>
    values.of(schema).map((value): Edit => ({ file, path, do: "set", value })),
  );
}

/** Edits that spoil: wrong types, other forms, what is missing, unknown or there twice. */
export function badEdits(files: Files): fc.Arbitrary<Edit> {
  const places = placesOf(files);
  const place = among(places);
  const values = new Values(namesIn(files));
  const set = ({ file, path }: Place, value: unknown): Edit => ({ file, path, do: "set", value });
  return fc.oneof(
    place.map(({ file, path }): Edit => ({ file, path, do: "remove" })),
    fc.tuple(place, junk).map(([at, value]) => set(at, value)),
    // A value that is right elsewhere.
    fc.tuple(place, place).chain(([at, other]) => values.of(other.schema).map((value) => set(at, value))),
    fc.tuple(place, place).map(([{ file, path }, { path: from }]): Edit => ({ file, path, do: "copy", from })),
    fc
      .tuple(place, key, junk)
      .map(([{ file, path }, name, value]): Edit => ({ file, path: [...path, name], do: "set", value })),
    // An entry once more, under another key or at the end of the list.
    fc.tuple(place, key).map(([{ file, path }, name]) => again(file, path, name)),
    fc.tuple(place, fc.nat(1)).chain(([at]) => spoilt(values.of(at.schema)).map((value) => set(at, value))),
  );
}

/** Files at first, then the settings in them: deep ones are many, and would hide the others. */
function among(places: readonly Place[]): fc.Arbitrary<Place> {
  const sections = new Map<string, Place[]>();
  for (const place of places) {
    const section = [place.file, ...place.path.slice(0, 2)].join(" ");
    sections.set(section, [...(sections.get(section) ?? []), place]);
  }
  return fc.constantFrom(...sections.values()).chain((section) => fc.constantFrom(...section));
}

function again(file: number, path: Path, name: string): Edit {
  const last = path.at(-1);
  const to = typeof last === "number" ? Number.MAX_SAFE_INTEGER : name;
  return { file, path: [...path.slice(0, -1), to], do: "copy", from: path };
}

const key = fc.oneof(
  fc.constantFrom("main", "sales", "mode", "kind", "name", "raw", "0", "", " ", "a.b", "-1", "length"),
  fc.constantFrom("constructor", "__proto__", "hasOwnProperty", "toString", "then", "prototype", "toJSON"),
  fc.string(),
  fc.string({ unit: "binary" }),
);

/** Signs that have a meaning somewhere, or none to see. */
const SIGNS = ["\u0000", "\u0001", "\n", "\r", "\t", "\u202e", "\u200b", "\ud800", "${x}", "%{", "$", "'", '"', "\\"];
const MORE_SIGNS = ["/", "..", "//", "*", "?", "#", "|", ";", "--", "<", "&", " ", "😀", "İ", "ß", "\u001b[31m"];

const spoiltText = (text: string) =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...SIGNS, ...MORE_SIGNS), fc.nat()).map(([sign, at]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + sign + text.slice(place);
    }),
    fc.constantFrom(
      text.toUpperCase(),
      text.repeat(200),
      text.slice(1),
      text.slice(0, -1),
      ` ${text} `,
      `${text}${text}`,
    ),
  );

/** A good value with one of its texts spoilt. */
function spoilt(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return good.chain((value) => {
    const texts = textsIn(value);
    if (texts.length === 0) return junk;
    return fc.constantFrom(...texts).chain((path) =>
      spoiltText(String(path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), value))).map((text) => {
        const root = { it: structuredClone(value) };
        const keys = ["it", ...path];
        const holder = keys.slice(0, -1).reduce<unknown>((at, step) => Reflect.get(Object(at), step), root);
        Reflect.set(Object(holder), keys.at(-1) ?? "it", text);
        return root.it;
      }),
    );
  });
}

function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([step, item]) => textsIn(item, [...path, step]));
}

function nested(depth: number, inner: unknown): unknown {
  return depth === 0 ? inner : nested(depth - 1, depth % 2 === 0 ? { a: inner } : [inner]);
}

/** What no setting takes, or not there. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, "", " ", {}, [], [[]], [null], [undefined], { a: 1 }),
  fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    -0,
    0,
    1.5,
    1e300,
    2 ** 31,
    2 ** 53,
    2 ** 64,
    5e-324,
  ),
  fc.constantFrom<unknown>({ mode: "existing" }, { mode: "x" }, { kind: "raw" }, { backend: "s3" }, { constructor: 1 }),
  fc.constantFrom<unknown>(JSON.parse('{"__proto__": {"mode": "create"}, "then": 1}'), { toJSON: 1 }, { length: 3 }),
  fc.constantFrom<unknown>(
    "0.0.0.0/0",
    "::/0",
    "10.0.0.0/33",
    "999.1.1.1/8",
    "2001:db8::1",
    "10.20.0.0/-1",
    "1e3",
    "01",
  ),
  fc.constantFrom(30, 60, 1_000).map((depth) => nested(depth, "deep")),
  fc.constantFrom("x".repeat(100_000), "a.".repeat(5_000), "(".repeat(5_000), "-".repeat(5_000), "a@".repeat(3_000)),
  fc.constantFrom("main", "10.0.0.0/24").map((entry) => Array.from({ length: 2_000 }, () => entry)),
  fc.string({ unit: "binary" }),
  fc.anything({ maxDepth: 2, withDate: true, withMap: true, withBigInt: true }),
);
