import type { Salvaged } from "../lenient";
import type { ParsedCustomerManagedNetwork, ParsedExistingNetwork } from "../schema/network";
import type { EnvironmentDraft } from "./check";

/** The VPC that is made here; undefined in the other topologies. */
export function ownNetwork(env: EnvironmentDraft): Salvaged<ParsedCustomerManagedNetwork> | undefined {
  const { network } = env.data;
  return network?.mode === "customer-managed" ? network : undefined;
}

/** The VPC that is there already; undefined in the other topologies. */
export function existingNetwork(env: EnvironmentDraft): Salvaged<ParsedExistingNetwork> | undefined {
  const { network } = env.data;
  return network?.mode === "existing" ? network : undefined;
}
