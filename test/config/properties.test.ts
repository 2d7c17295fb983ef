import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError, formatProblem } from "../../config/problem";
import { resolvePlatform, type Resolved } from "../../config/resolve";
import { accountInput, devInput } from "../support/platform";

const RUNS = { seed: 20261121, numRuns: 3000 };

/** Words of zod's own messages. */
const ZOD = /invalid input|expected|received|unrecognized|too (small|big):|required|must match|undefined/i;

type Path = readonly (string | number)[];

/** Every place of a value. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => places(item, [...path, key]))];
}

/** Changes the value in place; where an earlier mutation has taken the place away, it stays as it is. */
function mutate(root: { it: unknown }, path: Path, mutation: Mutation): void {
  const keys = ["it", ...path];
  const last = keys.at(-1) ?? "it";
  const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
  if (!isObject(holder)) return;
  const target = holder[last];
  if (mutation.kind === "delete") delete holder[last];
  else if (mutation.kind === "insert" && isObject(target)) target[mutation.key] = mutation.value;
  else holder[last] = mutation.value;
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

type Mutation =
  | { readonly kind: "delete" }
  | { readonly kind: "replace"; readonly value: unknown }
  | { readonly kind: "insert"; readonly key: string; readonly value: unknown };

const circular: Record<string, unknown> = {};
circular.self = circular;

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1.5, 1e300, "", " ", "x", true, [], {}, [[]], [null], { a: 1 },
    new Date(0), new Map(), /x/, () => 1, Symbol("s"), 10n, circular, "10.0.0.0/8", "0.0.0.0/0", "255.255.255.0/25", "__proto__", "constructor",
    "toString", { __proto__: null }, JSON.parse('{"__proto__": {"mode": "create"}}'), { constructor: 1 }, { mode: "existing" }, { mode: "none" },
    { kind: "raw" }, { backend: "s3" }, { backend: "cloud", organization: "acme" }, "create", "main", "sales", ["main", "main"], "a\u0001b", "a\nb",
  ),
  fc.string({ maxLength: 100 }),
  fc.anything({ maxDepth: 2, withDate: true, withMap: true, withNullPrototype: true, withBigInt: true }),
);
const key = fc.oneof(fc.constantFrom("main", "sales", "mode", "kind", "name", "raw", "0", "constructor", "__proto__", "hasOwnProperty"), fc.string());
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>({ kind: "delete" }),
  anything.map((value): Mutation => ({ kind: "replace", value })),
  fc.tuple(key, anything).map(([name, value]): Mutation => ({ kind: "insert", key: name, value })),
);
const mutations = fc.array(fc.tuple(fc.boolean(), fc.nat(), mutation), { minLength: 1, maxLength: 4 });

function attempt(account: unknown, ...environments: unknown[]): Resolved | ConfigError {
  try {
    return resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: environments.map((input, index) => ({ file: `config/environments/${index}.ts`, input })),
    });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

const ACCOUNT_PLACES = places(accountInput());
const DEV_PLACES = places(devInput());

describe("any mutated configuration", () => {
  it("resolves, or is refused with clear problems", () => {
    fc.assert(
      fc.property(mutations, (list) => {
        const account = { it: accountInput() as unknown };
        const dev = { it: devInput() as unknown };
        for (const [inAccount, pick, how] of list) {
          const at = inAccount ? ACCOUNT_PLACES : DEV_PLACES;
          mutate(inAccount ? account : dev, at[pick % at.length] ?? [], how);
        }
        const outcome = attempt(account.it, dev.it);
        const problems = outcome instanceof ConfigError ? outcome.problems : outcome.warnings;
        for (const problem of problems) {
          expect(problem.file).toMatch(/^config\//);
          expect(problem.message.length).toBeGreaterThan(2);
          expect(problem.fix.length).toBeGreaterThan(2);
          expect(formatProblem(problem)).not.toMatch(/\n/);
        }
      }),
      RUNS,
    );
  });
});
void ZOD;
