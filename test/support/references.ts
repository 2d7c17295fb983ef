import { getReferencesInExpression } from "@cdktf/hcl2json";
import type { EmittedStack } from "../../emitted/stacks";

/** What an expression may name that no block declares. */
const BUILT_IN = new Set(["terraform", "path", "each", "count", "self"]);

/** Everything that a stack refers to and does not declare, as `place: reference`. */
export async function undeclaredReferences(stack: EmittedStack): Promise<string[]> {
  const missing: string[] = [];
  for (const [path, text] of expressions(stack.json)) {
    for (const expression of interpolations(text)) {
      for (const { value } of await referencesIn(expression)) {
        if (!declares(stack, value)) missing.push(`${path}: ${value}`);
      }
    }
  }
  for (const [type, byId] of Object.entries(stack.json.resource ?? {})) {
    for (const [id, body] of Object.entries(byId)) {
      for (const address of (body.depends_on as string[] | undefined) ?? []) {
        if (!declares(stack, address)) missing.push(`${type}.${id}.depends_on: ${address}`);
      }
    }
  }
  return missing;
}

/** Each `${…}` of a text on its own: what stands around them, a policy's JSON for example, is not an expression. */
function interpolations(text: string): string[] {
  const found: string[] = [];
  for (let start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 1)) {
    // `$${` is the text `${`.
    if (text[start - 1] === "$") continue;
    let depth = 0;
    let end = start + 1;
    do {
      if (text[end] === "{") depth++;
      if (text[end] === "}") depth--;
      end++;
    } while (depth > 0 && end < text.length);
    found.push(text.slice(start, end));
    start = end - 1;
  }
  return found;
}

// The parser runs as WebAssembly, about a millisecond a call; most expressions stand in many places.
const known = new Map<string, ReturnType<typeof getReferencesInExpression>>();

function referencesIn(text: string): ReturnType<typeof getReferencesInExpression> {
  const found = known.get(text) ?? getReferencesInExpression("main.tf", text);
  known.set(text, found);
  return found;
}

/** Every text with an interpolation, with where it stands. */
function expressions(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return value.includes("${") ? [[path, value]] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "//" ? [] : expressions(inner, `${path}.${key}`)));
}

function declares(stack: EmittedStack, reference: string): boolean {
  const [first = "", second = "", third = ""] = reference.split(/[.[]/);
  if (BUILT_IN.has(first)) return true;
  if (first === "data") return stack.json.data?.[second]?.[third] !== undefined;
  if (first === "var") return stack.json.variable?.[second] !== undefined;
  return stack.json.resource?.[first]?.[second] !== undefined;
}
