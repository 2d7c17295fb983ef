import type { Environment } from "../../config/model";
import type { AccountInput } from "../../config/schema/account";
import type { EmittedStack } from "../../emitted/stacks";
import { FoundationStack } from "../../stacks/foundation";
import { NetworkStack } from "../../stacks/network";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "./platform";
import { synthApp } from "./synth";

/** The network stack of the shipped dev, after a change of its configuration or the account's. */
export function networkStack(
  change: (input: OwnNetworkInput, account: AccountInput) => void = () => {},
): EmittedStack & { readonly env: Environment } {
  const [input, accountFile] = [devInput(), accountInput()];
  change(input, accountFile);
  const { account, environments } = platformOf(accountFile, input);
  const [env] = environments;
  if (!env) throw new Error("no environment");
  const stack = synthApp((app) => {
    new NetworkStack(app, account, env, { foundation: new FoundationStack(app, account, env) });
  }).find(({ name }) => name === "dev-network");
  if (!stack) throw new Error("no stack");
  return { ...stack, env };
}
