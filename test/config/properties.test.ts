import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../config/derive/subnets";
import { formatProblem, sortProblems } from "../../config/problem";
import type { EnvironmentInput } from "../../config/schema/environment";
import { accountInput, devInput, ownNetworkOf, platformOf } from "../support/platform";
import { type Changes, changed, inputsProblems } from "./problems";

const RUNS = { seed: 20261121, numRuns: 60 };

/** How zod's own messages begin. */
const ZOD = /Invalid (input|option|string|number|key|element|date)|Too (small|big):|Unrecognized key|, received /;

type Path = readonly (string | number)[];

/** Every place of a value, the whole of it first. */
function places(value: unknown, path: Path = []): Path[] {
  if (!isObject(value)) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [path, ...[...keys].flatMap((key) => places(value[key], [...path, key]))];
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

type Mutation =
  | { readonly kind: "delete" }
  | { readonly kind: "replace"; readonly value: unknown }
  | { readonly kind: "insert"; readonly key: string; readonly value: unknown };

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

const circular: Record<string, unknown> = {};
circular.self = circular;

/** Wrong types, edge values, and what is right somewhere else. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, true, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1.5, 1e300, 10n, Symbol("s"), () => 1],
    ...[new Date(0), new Map(), /x/, circular, {}, [], [[]], [null], { a: 1 }, { constructor: 1 }, Object.create(null)],
    ...["", " ", "x", "a\u0001b", "a\nb", "__proto__", "constructor", "${x}", "main", "sales", "create", "raw"],
    ...["10.0.0.0/8", "0.0.0.0/0", "255.255.255.0/25", "10.20.0.0/25", ["main", "main"], ["euw1-az1"]],
    ...[
      { mode: "existing" },
      { mode: "x" },
      { kind: "raw" },
      { backend: "s3" },
      { backend: "cloud", organization: "acme" },
    ],
    JSON.parse('{"__proto__": {"mode": "create"}}'),
  ),
  fc.string({ maxLength: 100 }),
  fc.anything({ maxDepth: 2, withDate: true, withMap: true, withNullPrototype: true, withBigInt: true }),
);
const key = fc.oneof(
  fc.constantFrom("main", "sales", "mode", "kind", "name", "raw", "0", "constructor", "__proto__", "hasOwnProperty"),
  fc.string(),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>({ kind: "delete" }),
  anything.map((value): Mutation => ({ kind: "replace", value })),
  fc.tuple(key, anything).map(([name, value]): Mutation => ({ kind: "insert", key: name, value })),
);
const mutations = fc.array(fc.tuple(fc.boolean(), fc.nat(), mutation), { minLength: 1, maxLength: 4 });
type Mutations = readonly (readonly [inAccount: boolean, place: number, mutation: Mutation])[];

const ACCOUNT_PLACES = places(accountInput());
const DEV_PLACES = places(devInput());

/** The shipped account and dev environment after the mutations. */
function mutated(list: Mutations): [account: unknown, dev: unknown] {
  const account = { it: accountInput() as unknown };
  const dev = { it: devInput() as unknown };
  for (const [inAccount, place, how] of list) {
    const all = inAccount ? ACCOUNT_PLACES : DEV_PLACES;
    mutate(inAccount ? account : dev, all[place % all.length] ?? [], how);
  }
  return [account.it, dev.it];
}

describe("any mutated configuration", () => {
  // `inputsProblems` rethrows whatever is not a ConfigError.
  it("resolves, or is refused with problems in our own words, sorted and the same every time", () => {
    fc.assert(
      fc.property(mutations, (list) => {
        const problems = inputsProblems(mutated(list));
        for (const problem of problems) {
          expect(problem.file).toMatch(/^config\/(account|environments\/dev)\.ts$/);
          expect(problem.message).toMatch(/[^.\s]/);
          expect(problem.fix).toMatch(/[^.\s]/);
          expect(formatProblem(problem)).not.toMatch(/[\n\r]/);
          expect(formatProblem(problem)).not.toMatch(ZOD);
        }
        expect(sortProblems(problems)).toEqual(problems);
        expect(inputsProblems(mutated(list))).toEqual(problems);
      }),
      { ...RUNS, numRuns: 150 },
    );
  });

  it("never has a secret in its problems", () => {
    const text = `dapi${"0123456789abcdef".repeat(2)}`;
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), mutations, (inAccount, place, list) => {
        const how = { kind: "replace", value: text } as const;
        const problems = inputsProblems(mutated([...list, [inAccount, place, how]])).map(formatProblem);
        expect(problems.join("\n")).not.toContain(text);
      }),
      RUNS,
    );
  });
});

/** What a user could change and still have a configuration that works. */
const variation: fc.Arbitrary<Changes> = fc
  .record({
    vpcBits: fc.integer({ min: 16, max: 21 }),
    second: fc.nat(255),
    zones: fc.subarray(["euw1-az1", "euw1-az2", "euw1-az3"], { minLength: 2 }),
    nat: fc.constantFrom("single", "per-az"),
    slots: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
    name: fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/),
    zoneKeys: fc.uniqueArray(fc.stringMatching(/^z[a-z0-9]{0,15}$/), { maxLength: 3 }),
    protection: fc.constantFrom({ mode: "protected" }, { mode: "disposable", reason: "Made up by a test." }),
  })
  .map(({ vpcBits, second, zones, nat, slots, name, zoneKeys, protection }) => ({
    name,
    protection,
    "network.cidr": `10.${second}.0.0/${vpcBits}`,
    "network.availabilityZoneIds": zones,
    "network.nat": nat,
    ...Object.fromEntries(
      slots.map((slot, index) => [`workspaces.${index === 0 ? "main" : `w${slot}`}.networkSlot`, slot]),
    ),
    governanceWorkspace: "main",
    ...Object.fromEntries(zoneKeys.map((zone) => [`zones.${zone}`, { kind: "raw", comment: "Files" }])),
  }));

describe("any variation that a user could write", () => {
  it("resolves, with names that AWS takes, each its own, and subnets that lie apart", () => {
    fc.assert(
      fc.property(variation, (changes) => {
        const input = changed(devInput(), changes) as EnvironmentInput;
        const [env] = platformOf(accountInput(), input).environments;
        if (!env) throw new Error("nothing was resolved");

        const workspaces = Object.values(env.workspaces);
        const locations = [...Object.values(env.zones), ...Object.values(env.externalLocations)];
        const buckets = [
          env.foundation.logBucket,
          ...workspaces.map(({ rootBucket }) => rootBucket),
          ...Object.values(env.zones).map(({ bucket }) => bucket),
        ];
        const roles = [...workspaces.map((w) => w.crossAccountRole.name), ...locations.map(({ role }) => role.name)];
        for (const [names, longest] of [
          [buckets, 63],
          [roles, 64],
        ] as const) {
          expect(new Set(names).size).toBe(names.length);
          for (const name of names) expect(name.length).toBeLessThanOrEqual(longest);
        }

        const { subnets } = ownNetworkOf(env);
        const blocks = [...Object.values(subnets.workspaces), subnets.endpoints, subnets.public].flatMap((zones) =>
          Object.values(zones),
        );
        for (const [index, block] of blocks.entries()) {
          for (const other of blocks.slice(0, index)) expect(overlaps(block, other), `${block} ${other}`).toBe(false);
        }
      }),
      RUNS,
    );
  });
});
