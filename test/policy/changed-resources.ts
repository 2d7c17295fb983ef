import type { StackJson } from "../../emitted/stacks";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "./support";

/** Arguments that can be changed, by type and id. */
export type Mutable = Record<string, Record<string, Record<string, unknown>>>;
export type Change = (resources: Mutable) => void;

const at = (address: string) => address.split(/\.(.*)/s) as [type: string, id: string];

export const remove =
  (address: string): Change =>
  (resources) => {
    const [type, id] = at(address);
    if (!resources[type]?.[id]) throw new Error(`${address} is not there`);
    delete resources[type]?.[id];
  };
export const set =
  (address: string, args: Record<string, unknown>): Change =>
  (resources) => {
    const [type, id] = at(address);
    const found = resources[type]?.[id];
    if (!found) throw new Error(`${address} is not there: ${Object.keys(resources[type] ?? {}).join(", ")}`);
    Object.assign(found, args);
  };
export const add =
  (address: string, args: Record<string, unknown>): Change =>
  (resources) => {
    const [type, id] = at(address);
    resources[type] = { ...resources[type], [id]: args };
  };

/** What the check of reachability finds after a change. */
export function messages(json: StackJson, change: Change = () => {}): string[] {
  const copy = structuredClone(json) as StackJson & { resource: Mutable };
  change(copy.resource);
  return networkReachability.check(stackOf(copy)).map(({ address, message }) => `${address}: ${message}`);
}
