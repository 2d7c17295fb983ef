import { describe, expect, it } from "vitest";
import type { EmittedStack, StackJson } from "../../../../emitted/stacks";
import { scopesOf } from "../../../../tools/review/plan/due";

const stack = (name: string, dependsOn: readonly string[] = [], more: Partial<StackJson> = {}): EmittedStack => {
  const [environment] = name.split("-");
  const metadata = { stackName: name, backend: "local", ...(name === "account" ? {} : { environment }) };
  return { name, dependsOn, bytes: 0, json: { "//": { metadata }, ...more } as StackJson };
};
const changed = (argument: string): Partial<StackJson> => ({
  resource: { aws_s3_bucket: { raw: { bucket: argument } } },
});

const platform = (...more: readonly EmittedStack[]) => {
  const all = [
    stack("account"),
    ...["dev", "prod"].flatMap((env) => [
      stack(`${env}-network`),
      stack(`${env}-workspace`, ["account", `${env}-network`]),
      stack(`${env}-serving`, [`${env}-workspace`]),
    ]),
  ];
  return [...all.filter(({ name }) => !more.some((other) => other.name === name)), ...more];
};

const shown = (base: readonly EmittedStack[], head: readonly EmittedStack[]) =>
  scopesOf(base, head).map(({ environment, changed: names, wanted, vanished }) => ({
    environment,
    changed: [...names].sort(),
    wanted: [...wanted].sort(),
    vanished: vanished.map(({ name }) => name),
  }));

describe("what has to be planned", () => {
  it("is nothing where nothing differs", () => {
    expect(scopesOf(platform(), platform())).toEqual([]);
  });

  it("is nothing where only the order of keys or what Terraform ignores differs", () => {
    const one = stack("dev-network", [], {
      resource: { t: { a: { x: 1, y: 2, "//": { metadata: { path: "p", uniqueId: "u" } } } } },
    });
    const other = stack("dev-network", [], { resource: { t: { a: { y: 2, x: 1 } } } });
    expect(scopesOf(platform(one), platform(other))).toEqual([]);
  });

  it("is a changed stack and what reads it, in its environment alone", () => {
    expect(shown(platform(), platform(stack("dev-workspace", ["account", "dev-network"], changed("a"))))).toEqual([
      { environment: "dev", changed: ["dev-workspace"], wanted: ["dev-serving", "dev-workspace"], vanished: [] },
    ]);
  });

  it("of the account is every environment that reads it", () => {
    const found = shown(platform(), platform(stack("account", [], changed("a"))));
    expect(found.map(({ environment, wanted }) => [environment, wanted])).toEqual([
      ["dev", ["account", "dev-serving", "dev-workspace"]],
      ["prod", ["account", "prod-serving", "prod-workspace"]],
    ]);
  });

  it("of an account that nothing reads is the account", () => {
    expect(shown([stack("account")], [stack("account", [], changed("a"))])).toEqual([
      { environment: undefined, changed: ["account"], wanted: ["account"], vanished: [] },
    ]);
  });

  it("names stacks that are gone, and plans what read them", () => {
    const base = platform(stack("dev-jobs", ["dev-network"]));
    const head = platform().filter(({ name }) => name !== "dev-network");
    expect(shown(base, head)).toEqual([
      {
        environment: "dev",
        changed: [],
        wanted: ["dev-jobs", "dev-network", "dev-serving", "dev-workspace"],
        vanished: ["dev-network", "dev-jobs"],
      },
    ]);
  });

  it("is a new environment whole", () => {
    const head = [...platform(), stack("test-network"), stack("test-workspace", ["test-network"])];
    expect(shown(platform(), head)).toEqual([
      {
        environment: "test",
        changed: ["test-network", "test-workspace"],
        wanted: ["test-network", "test-workspace"],
        vanished: [],
      },
    ]);
  });
});
