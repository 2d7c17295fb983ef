import { getReferencesInExpression } from "@cdktf/hcl2json";
import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../tools/synth/emitted";
import { shippedStacks } from "../support/shipped";

/** What an expression may name that no block declares. */
const BUILT_IN = new Set(["terraform", "path", "each", "count", "self"]);

/** Every text with an interpolation in a stack, with where it stands. */
function expressions(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return value.includes("${") ? [[path, value]] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "//" ? [] : expressions(inner, `${path}.${key}`)));
}

function declares(stack: EmittedStack, reference: string): boolean {
  const parts = reference.split(/[.[]/);
  const [first = "", second = "", third = ""] = parts;
  if (BUILT_IN.has(first)) return true;
  if (first === "data") return stack.json.data?.[second]?.[third] !== undefined;
  if (first === "var") return stack.json.variable?.[second] !== undefined;
  return stack.json.resource?.[first]?.[second] !== undefined;
}

describe("references", () => {
  it("every ${…} of every stack names something that the stack declares", async () => {
    for (const stack of shippedStacks()) {
      for (const [path, text] of expressions(stack.json)) {
        for (const { value } of await getReferencesInExpression("main.tf", text)) {
          expect(declares(stack, value), `${stack.name}${path}: ${value}`).toBe(true);
        }
      }
      for (const [type, byId] of Object.entries(stack.json.resource ?? {})) {
        for (const [id, body] of Object.entries(byId)) {
          for (const address of (body.depends_on as string[] | undefined) ?? []) {
            expect(declares(stack, address), `${stack.name}: ${type}.${id} depends on ${address}`).toBe(true);
          }
        }
      }
    }
  });
});
