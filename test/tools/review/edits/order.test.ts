import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../../../config/schema/account";
import type { EnvironmentInput } from "../../../../config/schema/environment";
import type { EmittedStack } from "../../../../emitted/stacks";
import account from "../../../../examples/reference/config/account";
import environment from "../../../../examples/reference/config/environments/reference";
import { referenceStacks, referenceWith } from "../../../support/reference";
import { synthPlatform } from "../../../support/shipped";

/** Where another order is another thing to see, or is none to AWS, which compares policies by what they allow. */
const IN_ORDER: Readonly<Record<string, string>> = {
  "resource aws_cloudwatch_dashboard": "alarms are shown in this order",
  "resource aws_kms_key": "resources of a policy",
  "resource aws_quicksight_data_set": "columns are shown in this order",
  "resource aws_vpc_endpoint": "resources of a policy",
  "resource databricks_pipeline": "columns of the table that a stream's records become",
  "resource databricks_query": "parameters are asked for in this order",
};

/** The same with every map and every object in the opposite order; lists stay, whose order may mean something. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  ) as T;
}

/** Without what the JSON says of itself, in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

describe("the reference, which has every kind, written in another order", () => {
  it("changes nothing but what has an order", () => {
    const input: EnvironmentInput = turned(environment.input);
    const of: AccountInput = turned(account.input);
    const stacks = synthPlatform(referenceWith(input, [], of).platform);
    const placesOf = (all: readonly EmittedStack[]) =>
      new Map(
        all.flatMap(({ name, json }) =>
          ["resource", "data", "output", "locals", "moved", "removed"].flatMap((block) =>
            Object.entries(json[block as keyof typeof json] ?? {}).flatMap(([type, byId]) =>
              Object.entries(typeof byId === "object" && byId !== null ? byId : { "": byId }).map(
                ([id, args]) => [`${name}: ${block} ${type}.${id}`, JSON.stringify(sorted(args))] as const,
              ),
            ),
          ),
        ),
      );
    const [before, after] = [placesOf(referenceStacks()), placesOf(stacks)];
    const told = [...new Set([...before.keys(), ...after.keys()])].filter((at) => before.get(at) !== after.get(at));
    const types = new Set(told.map((at) => at.replace(/^\S+ (\S+ [^.]+)\..*/s, "$1")));
    expect(Object.fromEntries([...types].map((type) => [type, told.filter((at) => at.includes(` ${type}.`))]))).toEqual(
      Object.fromEntries(Object.keys(IN_ORDER).map((type) => [type, expect.anything()])),
    );
  });
});
