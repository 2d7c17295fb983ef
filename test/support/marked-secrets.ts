import type { EmittedStack, ResourceJson } from "../../emitted/stacks";
import { factsOf } from "../../tools/simulate/facts";
import type { TypeFacts } from "../../tools/simulate/facts/facts";

/** Stands in every argument that holds a secret. Nothing may print it. */
export const SECRET_MARK = "hunter2-marker";

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** Paths of a type that its provider calls sensitive, or that are only ever written. */
export const secretPaths = (type: string, isTold = (_: { readonly writeOnly: boolean }) => true): readonly string[] =>
  [...(factsOf(type)?.attributes ?? [])].flatMap(([path, facts]) =>
    (facts.sensitive || facts.writeOnly) && isTold(facts) ? [path] : [],
  );

/** The mark in the form of an attribute. */
function markFor(spelling: string): unknown {
  if (spelling.startsWith("map")) return { key: SECRET_MARK };
  return spelling.startsWith("list") || spelling.startsWith("set") ? [SECRET_MARK] : SECRET_MARK;
}

/** Puts something at a path: into each block that is there, or into one that is made for it. */
function put(tree: Tree, steps: readonly string[], leaf: unknown, facts: TypeFacts, above = ""): void {
  const [step = "", ...rest] = steps;
  if (rest.length === 0) {
    tree[step] = leaf;
    return;
  }
  const path = above === "" ? step : `${above}.${step}`;
  const isOne = facts.blocks.get(path)?.nesting === "single";
  const there = tree[step];
  const inner = (Array.isArray(there) ? there : [there]).filter(isTree);
  const into = inner.length > 0 ? inner : [{}];
  if (inner.length === 0) tree[step] = isOne ? into[0] : into;
  for (const one of into) put(one, rest, leaf, facts, path);
}

/** A resource with the mark in every argument that holds a secret, and where these are, as a plan says it. */
export function marked(type: string, args: object, paths = secretPaths(type)): { values: Tree; sensitive: Tree } {
  const facts = factsOf(type);
  const values = structuredClone(args) as Tree;
  if (facts === undefined) return { values, sensitive: {} };
  for (const path of paths) put(values, path.split("."), markFor(facts.attributes.get(path)?.type ?? ""), facts);
  return { values, sensitive: marksIn(values, new Set(paths), "") as Tree };
}

/** The same shape, `true` where a path is one of these. */
function marksIn(value: unknown, paths: ReadonlySet<string>, path: string): unknown {
  if (paths.has(path)) return true;
  if (Array.isArray(value)) return value.map((one) => marksIn(one, paths, path));
  if (!isTree(value)) return false;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, marksIn(inner, paths, path === "" ? name : `${path}.${name}`)]),
  );
}

/** Stacks with the mark in every argument that holds a secret. */
export function markedStacks(stacks: readonly EmittedStack[]): EmittedStack[] {
  return stacks.map((stack) => ({
    ...stack,
    json: {
      ...stack.json,
      resource: Object.fromEntries(
        Object.entries(stack.json.resource ?? {}).map(([type, byId]) => [
          type,
          Object.fromEntries(
            Object.entries(byId).map(([id, args]) => [id, marked(type, args).values as unknown as ResourceJson]),
          ),
        ]),
      ),
    },
  }));
}

/** What a plan may do with a resource. */
const DONE: readonly (readonly string[])[] = [["create"], ["update"], ["delete"], ["delete", "create"], ["forget"]];

/** A plan that does everything that can be done with a resource of a type, its secrets changed as well. */
export function planWithSecrets(type: string, args: object): string {
  // What is only written is in no plan.
  const { values: before, sensitive } = marked(
    type,
    args,
    secretPaths(type, ({ writeOnly }) => !writeOnly),
  );
  const after = JSON.parse(JSON.stringify(before).replaceAll(SECRET_MARK, `${SECRET_MARK}2`)) as Tree;
  const change = (actions: readonly string[], index: number, more: object = {}) => ({
    ...{ address: `${type}.number-${index}`, mode: "managed", type, name: `number-${index}`, ...more },
    change: {
      actions,
      before: actions.join() === "create" ? null : { ...before, description: "a" },
      after: actions.join() === "delete" ? null : { ...after, description: "b" },
      after_unknown: {},
      before_sensitive: sensitive,
      after_sensitive: sensitive,
      ...(actions.length === 2 && { replace_paths: Object.keys(sensitive).map((name) => [name]) }),
      ...(index === DONE.length && { importing: { id: "x" } }),
    },
  });
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: [...DONE, ["update"]].map((actions, index) => change(actions, index)),
    resource_drift: [change(["delete"], 9)],
    output_changes: { secret: { actions: ["update"], before: SECRET_MARK, after: SECRET_MARK } },
  });
}
