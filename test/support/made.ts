import type { EmittedStack, StackJson } from "../../emitted/stacks";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "./platform";
import { synthPlatform } from "./shipped";

/** Gives the JSON of stacks of dev, changed; they are synthesized once, when the first is asked for. */
export function stackOfDev(change: (input: OwnNetworkInput) => void): (name: string) => StackJson {
  let made: readonly EmittedStack[] | undefined;
  return (name) => {
    if (made === undefined) {
      const input = devInput();
      change(input);
      made = synthPlatform(platformOf(accountInput(), input));
    }
    const stack = made.find((one) => one.name === name);
    if (stack === undefined) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

/** How a stack reads an output of another: `workspace`, `workspace_urls.main`. */
export const remote = (stack: string, output: string): string =>
  `\${data.terraform_remote_state.${stack}.outputs.${output.replace(/\.([^.]*-[^.]*)$/, '["$1"]')}}`;
