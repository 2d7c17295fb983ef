import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript5";
import { describe, expect, it } from "vitest";
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
  const file = ts.createSourceFile("schema.ts", source, ts.ScriptTarget.Latest, true);
  const found: Field[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && OBJECTS.has(calledName(node))) {
      const [literal] = node.arguments;
      if (literal !== undefined && ts.isObjectLiteralExpression(literal)) found.push(...fieldsOfLiteral(literal, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `strictObject` of `z.strictObject(…)`. */
function calledName({ expression }: ts.CallExpression): string {
  return (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText();
}

function fieldsOfLiteral(literal: ts.ObjectLiteralExpression, file: ts.SourceFile): Field[] {
  return literal.properties.flatMap((property) => {
    if (property.name === undefined) return [];
    const name = ts.isStringLiteral(property.name) ? property.name.text : property.name.getText();
    const value = ts.isPropertyAssignment(property) ? property.initializer.getText() : "";
    const tellsApart = DISCRIMINATORS.has(name) && value.startsWith("z.literal(");
    const comment = ts.getLeadingCommentRanges(file.text, property.getFullStart())?.at(-1);
    const documented = /^\/\*\*[\s*]*[^\s*/]/.test(file.text.slice(comment?.pos ?? 0, comment?.end ?? 0));
    const { line } = file.getLineAndCharacterOfPosition(property.getStart());
    return [{ name, line: line + 1, documented: documented || tellsApart }];
  });
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
