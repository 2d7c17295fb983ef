import { draftEntries } from "../kinds/entries";
import { ENDPOINT_SERVICES } from "../schema/network/endpoints";
import { errorAt, perEnvironment } from "./check";
import { ownNetwork } from "./own-network";

/** Services whose endpoints are made only where the configuration names them. */
const CHOSEN: readonly string[] = ENDPOINT_SERVICES;

/** What reaches a service of AWS over an endpoint of a VPC that is made here finds one. */
export const endpointNeeds = perEnvironment((env) => {
  const there: readonly (string | undefined)[] | undefined = ownNetwork(env)?.endpoints;
  if (there === undefined) return [];
  return draftEntries(env).flatMap(({ kind, entry, path }) =>
    (kind.endpoints?.(entry) ?? [])
      .filter(({ service }) => CHOSEN.includes(service) && !there.includes(service))
      .map(({ service }) =>
        errorAt(
          env,
          path,
          `${kind.what} reaches ${service} over an endpoint of the VPC, which has none`,
          `add "${service}" to network.endpoints`,
        ),
      ),
  );
});
