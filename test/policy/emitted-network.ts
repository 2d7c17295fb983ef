import type { StackJson } from "../../emitted/stacks";
import { networkReachability } from "../../policy/rules/network-reachability";
import { FoundationStack } from "../../stacks/foundation";
import { NetworkStack } from "../../stacks/network";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { synthApp } from "../support/synth";
import { stackOf } from "./support";

type Network = OwnNetworkInput["network"];
type Isolation = "public-egress" | "filtered-egress" | "isolated";

/** JSON of the network layer at a level of isolation. */
export function emit(isolation: Isolation, backend: boolean, change: (network: Network) => void = () => {}): StackJson {
  const input = devInput();
  delete input.network.nat;
  input.network.egress = { isolation };
  input.network.privateLink = { backend };
  change(input.network);
  const { account, environments } = platformOf(accountInput(), input);
  const [env] = environments;
  if (!env) throw new Error("no environment");
  const stack = synthApp((app) => {
    new NetworkStack(app, account, env, { foundation: new FoundationStack(app, account, env) });
  }).find(({ name }) => name === "dev-network");
  if (!stack) throw new Error("no stack");
  return stack.json;
}

/** Arguments that can be changed, by type and id. */
type Mutable = Record<string, Record<string, Record<string, unknown>>>;
export type Change = (resources: Mutable) => void;

export const remove =
  (address: string): Change =>
  (resources) => {
    const [type = "", id = ""] = address.split(".");
    if (!resources[type]?.[id]) throw new Error(`${address} is not there`);
    delete resources[type]?.[id];
  };
export const set =
  (address: string, args: Record<string, unknown>): Change =>
  (resources) => {
    const [type = "", id = ""] = address.split(".");
    const found = resources[type]?.[id];
    if (!found) throw new Error(`${address} is not there`);
    Object.assign(found, args);
  };
export const add =
  (address: string, args: Record<string, unknown>): Change =>
  (resources) => {
    const [type = "", id = ""] = address.split(".");
    resources[type] = { ...resources[type], [id]: args };
  };

/** What the check finds after a change. */
export function messages(json: StackJson, change: Change = () => {}): string[] {
  const copy = structuredClone(json) as StackJson & { resource: Mutable };
  change(copy.resource);
  return networkReachability.check(stackOf(copy)).map(({ address, message }) => `${address}: ${message}`);
}
