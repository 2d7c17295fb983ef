import { join } from "node:path";
import { loadPlatform } from "../../../../config/load";
import type { Platform } from "../../../../config/model";
import type { EmittedStack, StackJson } from "../../../../tools/synth/emitted";
import { ROOT } from "../../../support/platform";
import { synthPlatform } from "../../../support/shipped";

let loaded: Platform | undefined;
let stacks: readonly EmittedStack[] | undefined;

/** The configuration under `examples/topologies/`, loaded as the project loads its own. */
export function examplePlatform(): Platform {
  loaded ??= loadPlatform(join(ROOT, "examples/topologies")).platform;
  return loaded;
}

/** Every stack of the examples, synthesized once per test process. */
export function exampleStacks(): readonly EmittedStack[] {
  stacks ??= synthPlatform(examplePlatform());
  return stacks;
}

/** The JSON of one of their stacks. */
export function exampleJson(name: string): StackJson {
  const stack = exampleStacks().find((candidate) => candidate.name === name);
  if (stack === undefined) throw new Error(`there is no stack ${name}`);
  return stack.json;
}

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The examples with more resources in one of their stacks. */
export function withResources(name: string, more: Resources): EmittedStack[] {
  return exampleStacks().map((stack) => {
    if (stack.name !== name) return stack;
    const resource: Record<string, Readonly<Record<string, unknown>>> = { ...stack.json.resource };
    for (const [type, things] of Object.entries(more)) resource[type] = { ...resource[type], ...things };
    return { ...stack, json: { ...stack.json, resource: resource as NonNullable<StackJson["resource"]> } };
  });
}
