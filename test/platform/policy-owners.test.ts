import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { PAIRS } from "../../tools/simulate/cloud/rules/aws/policy-owner";
import { representativeStacks } from "../support/representative";
import { shippedStacks } from "../support/shipped";
import { exampleStacks } from "../tools/diagram/support/examples";

/** Every object of a stack that a policy resource is of, and whether it has a policy as its argument too. */
function owned({ name, json }: EmittedStack): { readonly owner: string; readonly hasArgument: boolean }[] {
  return Object.entries(PAIRS).flatMap(([type, { of, argument }]) =>
    Object.values(json.resource?.[type] ?? {}).flatMap((body) => {
      const [, owner = "", id = ""] = /^\$\{([a-z0-9_]+)\.([^.}]+)\./.exec(String(body[argument])) ?? [];
      const object = of.includes(owner) ? json.resource?.[owner]?.[id] : undefined;
      return object ? [{ owner: `${name}: ${owner}.${id}`, hasArgument: object.policy !== undefined }] : [];
    }),
  );
}

describe("what has a policy", () => {
  it("has it from one resource: as its argument, or by a resource for the policy", () => {
    const found = [...shippedStacks(), ...exampleStacks(), ...representativeStacks()].flatMap(owned);
    expect(found.map(({ owner }) => owner)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(": aws_s3_bucket."),
        expect.stringContaining(": aws_sns_topic."),
      ]),
    );
    expect(found.filter(({ hasArgument }) => hasArgument)).toEqual([]);
  });
});
