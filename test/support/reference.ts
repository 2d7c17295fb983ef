import { join } from "node:path";
import { projectFolders } from "../../config/project-files";
import type { RecordFile } from "../../config/record/file";
import { type Resolved, resolvePlatform } from "../../config/resolve";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import account from "../../examples/reference/config/account";
import environment from "../../examples/reference/config/environments/reference";
import { ROOT } from "./platform";
import { synthPlatform } from "./shipped";

/** Folder of the example, from the root of the project. */
export const REFERENCE = "examples/reference";

let resolved: Resolved | undefined;
let stacks: readonly EmittedStack[] | undefined;

/** The configuration under `examples/reference/`. */
export function referencePlatform(): Resolved {
  resolved ??= referenceWith({});
  return resolved;
}

/** The same with other settings of its environment or another account, and with what is recorded of it. */
export const referenceWith = (
  settings: Partial<EnvironmentInput>,
  records: readonly RecordFile[] = [],
  ofAccount: AccountInput = account.input,
): Resolved =>
  resolvePlatform({
    records,
    account: { file: "config/account.ts", input: ofAccount },
    environments: [{ file: "config/environments/reference.ts", input: withSettings(settings) }],
    folders: projectFolders(join(ROOT, REFERENCE)),
  });

/** Every stack of it, synthesized once per test process. */
export function referenceStacks(): readonly EmittedStack[] {
  stacks ??= synthPlatform(referencePlatform().platform);
  return stacks;
}

/** What is said anew comes first, in its order. */
const withSettings = (settings: Partial<EnvironmentInput>): EnvironmentInput => ({
  ...settings,
  ...environment.input,
  ...settings,
});
