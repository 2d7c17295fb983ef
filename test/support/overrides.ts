import type { Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import { formatProblem } from "../../config/problem";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack, ResourceJson } from "../../emitted/stacks";
import { overrideProblems } from "../../tools/overrides/problems";
import { accountInput, devInput, platformOf } from "./platform";
import { synthPlatform } from "./shipped";

export type Overrides = NonNullable<EnvironmentInput["overrides"]>;

export const REASON = "Asked for by the auditors, ticket 4711";

/** A configuration with overrides, and what came out. */
export interface Overridden {
  readonly platform: Platform;
  readonly stacks: readonly EmittedStack[];
  readonly problems: readonly Problem[];
}

/** Synthesizes the shipped dev, or what `change` makes of it, with overrides; none of them stops it. */
export function overridden(
  dev: Overrides,
  account: Overrides = {},
  change: (input: EnvironmentInput) => void = () => {},
  ofAccount: Partial<AccountInput> = {},
): Overridden {
  const input = devInput();
  input.overrides = dev;
  change(input);
  const platform = platformOf({ ...accountInput(), overrides: account, ...ofAccount }, input);
  const stacks = synthPlatform(platform);
  return { platform, stacks, ...overrideProblems(platform, stacks, () => true) };
}

/** What is said of one override, a line each, without the file. */
export function saidOf({ problems }: Overridden, key: string): string {
  return problems
    .filter(({ path }) => path === `overrides.${key}` || path.startsWith(`overrides.${key}.`))
    .map((problem) => formatProblem(problem).replace(/^config\/(?:environments\/)?\w+\.ts: /, ""))
    .join("\n");
}

/** What is emitted for a resource. */
export function emitted({ stacks }: Overridden, stack: string, address: string): ResourceJson {
  const [type = "", id = ""] = address.split(/\.(.*)/s);
  const found = stacks.find(({ name }) => name === stack)?.json.resource?.[type]?.[id];
  if (found === undefined) throw new Error(`${stack} has no ${address}`);
  return found;
}
