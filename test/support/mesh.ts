import { join } from "node:path";
import { projectFolders } from "../../config/project-files";
import { type Resolved, resolvePlatform } from "../../config/resolve";
import type { EmittedStack } from "../../emitted/stacks";
import account from "../../examples/mesh/config/account";
import environment from "../../examples/mesh/config/environments/mesh";
import { ROOT } from "./platform";
import { synthPlatform } from "./shipped";

/** Folder of the example, from the root of the project. */
export const MESH = "examples/mesh";

let resolved: Resolved | undefined;
let stacks: readonly EmittedStack[] | undefined;

/** The configuration under `examples/mesh/`. */
export function meshPlatform(): Resolved {
  resolved ??= resolvePlatform({
    account: { file: "config/account.ts", input: account.input },
    environments: [{ file: "config/environments/mesh.ts", input: environment.input }],
    folders: projectFolders(join(ROOT, MESH)),
  });
  return resolved;
}

/** Every stack of it, synthesized once per test process. */
export function meshStacks(): readonly EmittedStack[] {
  stacks ??= synthPlatform(meshPlatform().platform);
  return stacks;
}
