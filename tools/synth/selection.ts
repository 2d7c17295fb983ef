import type { Platform } from "../../config/model";

/** Without `--env` every stack; with it the stacks of those environments, gone ones included. */
export function selection(platform: Platform, wanted: readonly string[]): (stack: string) => boolean {
  if (wanted.length === 0) return () => true;
  const names = platform.environments.map((env) => env.name);
  // Of two environments `prod` and `prod-eu`, the longer name owns `prod-eu-network`.
  const ownerOf = (stack: string) =>
    names.filter((name) => stack.startsWith(`${name}-`)).sort((a, b) => b.length - a.length)[0];
  return (stack) => wanted.includes(ownerOf(stack) ?? "");
}
