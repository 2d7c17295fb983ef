import type { StackJson } from "../../emitted/stacks";
import { networkStack } from "../support/network-stack";
import type { OwnNetworkInput } from "../support/platform";

type Network = OwnNetworkInput["network"];
type Isolation = "public-egress" | "filtered-egress" | "isolated";

/** JSON of the network layer at a level of isolation. */
export function emit(isolation: Isolation, backend: boolean, change: (network: Network) => void = () => {}): StackJson {
  return networkStack(({ network }) => {
    delete network.nat;
    network.egress = { isolation };
    network.privateLink = { backend };
    change(network);
  }).json;
}
