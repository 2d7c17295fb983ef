import type { EmittedStack, StackJson } from "../../emitted/stacks";
import type { Rule, Violation } from "../../policy/rule";

/** A stack with this JSON, as if it had been read from an output folder. */
export function stackOf(json: StackJson): EmittedStack {
  return { name: "dev-test", dependsOn: [], bytes: JSON.stringify(json).length, json };
}

/** What the rule finds in a stack that holds just these resources. */
export function check(rule: Rule, resource: StackJson["resource"]): readonly Violation[] {
  return rule.check(stackOf({ resource: resource ?? {} }));
}

/** Addresses of what the rule finds. */
export function found(rule: Rule, resource: StackJson["resource"]): string[] {
  return check(rule, resource).map(({ address }) => address);
}

/** A policy with these statements, as JSON text. */
export function policy(...statements: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
