import { stackName } from "../../../config/derive/stacks";
import { readManifest } from "../../../emitted/stacks";

/**
 * Which stacks of a synthesis are wanted; what they depend on comes with them anyway.
 * @param names stacks of the environment; none means all of them
 * @returns a text that says what is wrong with the names
 */
export function selection(
  emitted: string,
  environment: string,
  names: readonly string[] = [],
): ((stack: string) => boolean) | string {
  const all = Object.keys(readManifest(emitted).stacks);
  const environments = environmentsOf(all);
  if (!environments.includes(environment)) {
    return `${environment}: there is no such environment. Fix: use one of ${environments.join(", ")}.`;
  }
  const mine = all.filter((stack) => ownerOf(stack, environments) === environment);
  // A stack that belongs to no environment is shared: it can be asked for with any of them.
  const known = [...all.filter((stack) => ownerOf(stack, environments) === undefined), ...mine];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    return `--stack ${unknown.join(", ")}: ${environment} has no such stack. Fix: use one of ${known.join(", ")}.`;
  }
  const wanted = names.length > 0 ? names : mine;
  return (stack) => wanted.includes(stack);
}

/** Every environment has a foundation. */
function environmentsOf(stacks: readonly string[]): string[] {
  const suffix = stackName("", "foundation");
  return stacks.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
}

/** Of two environments `prod` and `prod-eu`, the longer name owns `prod-eu-network`. */
function ownerOf(stack: string, environments: readonly string[]): string | undefined {
  return environments.filter((name) => stack.startsWith(`${name}-`)).sort((a, b) => b.length - a.length)[0];
}
