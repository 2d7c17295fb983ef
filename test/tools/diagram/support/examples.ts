import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Platform } from "../../../../config/model";
import { resolvePlatform } from "../../../../config/resolve";
import type { EmittedStack, StackJson } from "../../../../emitted/stacks";
import account from "../../../../examples/topologies/config/account";
import existingFile from "../../../../examples/topologies/config/environments/existing";
import filteredFile from "../../../../examples/topologies/config/environments/filtered";
import isolatedFile from "../../../../examples/topologies/config/environments/isolated";
import managedFile from "../../../../examples/topologies/config/environments/managed";
import publicFile from "../../../../examples/topologies/config/environments/public";
import serverlessFile from "../../../../examples/topologies/config/environments/serverless";
import sharedFile from "../../../../examples/topologies/config/environments/shared";
import transitFile from "../../../../examples/topologies/config/environments/transit";
import { ROOT } from "../../../support/platform";
import { synthPlatform } from "../../../support/shipped";

/** What every file of the examples exports. */
export const EXAMPLE_FILES = {
  existing: existingFile,
  filtered: filteredFile,
  isolated: isolatedFile,
  managed: managedFile,
  public: publicFile,
  serverless: serverlessFile,
  shared: sharedFile,
  transit: transitFile,
};

let loaded: Platform | undefined;
let stacks: readonly EmittedStack[] | undefined;

/** The configuration under `examples/topologies/`; every file of it. */
export function examplePlatform(): Platform {
  const folder = join(ROOT, "examples/topologies/config/environments");
  const names = readdirSync(folder).map((name) => name.replace(/\.ts$/, ""));
  const missing = names.filter((name) => !(name in EXAMPLE_FILES));
  if (missing.length > 0) throw new Error(`test/tools/diagram/support/examples.ts does not know ${missing.join(", ")}`);
  loaded ??= resolvePlatform({
    account: { file: "config/account.ts", input: account.input },
    environments: Object.entries(EXAMPLE_FILES).map(([name, { input }]) => ({
      file: `config/environments/${name}.ts`,
      input,
    })),
  }).platform;
  return loaded;
}

/** Every stack of the examples, synthesized once per test process. */
export function exampleStacks(): readonly EmittedStack[] {
  stacks ??= synthPlatform(examplePlatform());
  return stacks;
}

/** The JSON of one of these stacks; nothing of one that its environment has no need for, and that is left out. */
export function exampleJson(name: string): StackJson {
  const environment = Object.keys(EXAMPLE_FILES).find((known) => name.startsWith(`${known}-`));
  if (environment === undefined) throw new Error(`there is no stack ${name}`);
  return exampleStacks().find((stack) => stack.name === name)?.json ?? {};
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
