import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Token, tokens } from "../../tools/checks/lexer";
import { ROOT } from "../support/platform";

/** What the editor shows for a field is its doc comment; only what tells the variants of a union apart needs none. */
const DISCRIMINATORS = new Set(["kind", "mode", "backend"]);
const OBJECTS = new Set(["strictObject", "looseObject", "object", "extend", "safeExtend"]);

interface Field {
  readonly name: string;
  readonly line: number;
  readonly documented: boolean;
}

/** Fields of every zod object of a file: `key: schema` and the shorthand `key`. */
function fields(source: string): Field[] {
  const all = tokens(source);
  return all.flatMap(({ kind, text }, index) =>
    kind === "word" && OBJECTS.has(text) && all[index + 1]?.text === "(" && all[index + 2]?.text === "{"
      ? fieldsOfLiteral(all, index + 3)
      : [],
  );
}

function fieldsOfLiteral(all: readonly Token[], from: number): Field[] {
  const found: Field[] = [];
  let depth = 0;
  let starts = true;
  for (let index = from; depth >= 0 && index < all.length; index++) {
    const token = all[index];
    if (token === undefined || token.kind === "comment") continue;
    if (starts && /^(word|string|number)$/.test(token.kind)) {
      const value = all.slice(index + 1, index + 5).map(({ text }) => text);
      const tellsApart = DISCRIMINATORS.has(token.text) && value.join("") === ":z.literal";
      const before = all[index - 1];
      const documented = before?.kind === "comment" && /^\/\*\*[\s*]*[^\s*/]/.test(before.text);
      found.push({ name: token.text, line: token.line, documented: documented || tellsApart });
    }
    if (token.kind === "punctuation" && /^[([{]$/.test(token.text)) depth++;
    if (token.kind === "punctuation" && /^[)\]}]$/.test(token.text)) depth--;
    starts = depth === 0 && token.kind === "punctuation" && token.text === ",";
  }
  return found;
}

const undocumented = (source: string) =>
  fields(source)
    .filter(({ documented }) => !documented)
    .map(({ name }) => name);

describe("the scan for undocumented fields", () => {
  it("finds fields, nested ones and shorthands without a doc comment", () => {
    const source = `
      const region = z.string();
      export const a = z.strictObject({
        /** Documented. */
        good: z.string(),
        bad: z.string(),
        // A plain comment is not shown by the editor.
        plain: z.array(z.string()).min(1),
        /** */
        empty: z.string(),
        region,
        /** Documented, but what it holds is not. */
        nested: z.strictObject({ inner: z.int(), "quoted-key": z.int() }).default({ inner: 1, "quoted-key": 2 }),
      });`;
    expect(undocumented(source)).toEqual(["bad", "plain", "empty", "region", "inner", "quoted-key"]);
  });

  it("lets the literal go that tells the variants of a union apart, and nothing else of that name", () => {
    expect(
      undocumented('z.strictObject({ kind: z.literal("a"), mode: z.literal("b"), backend: z.literal("c") })'),
    ).toEqual([]);
    expect(undocumented('z.strictObject({ kind: z.enum(["a"]), other: z.literal("b") })')).toEqual(["kind", "other"]);
  });

  it("takes no argument of another call for a field", () => {
    const source =
      "z.strictObject({\n/** Doc. */\na: z.string().max(2, { error: wrong(1, { deep: 2 }) }).default(x) })";
    expect(fields(source).map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("config/schema", () => {
  const folder = join(ROOT, "config/schema");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

  it("is where the fields are", () => {
    const count = files.flatMap((file) => fields(readFileSync(join(folder, file), "utf8"))).length;
    expect(count).toBeGreaterThan(100);
  });

  it("has a doc comment on every field", () => {
    const missing = files.sort().flatMap((file) =>
      fields(readFileSync(join(folder, file), "utf8"))
        .filter(({ documented }) => !documented)
        .map(({ name, line }) => `config/schema/${file}:${line}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
