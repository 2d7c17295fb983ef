import { at } from "../../schema/value";
import type { Published } from "../published";
import type { StoreView } from "../store";
import { textOf } from "../values";

/** Pseudo type: the endpoint services of Databricks in a region, as the configuration has them. */
export const SERVICES = "simulated_databricks_services";

/** What one of Databricks' endpoint services is for, as the Account API calls it. */
export type UseCase = "WORKSPACE_ACCESS" | "DATAPLANE_RELAY_ACCESS" | "SERVICE_DIRECT_ACCESS";

/** Name of an endpoint service → what it is for; in one region. */
export function endpointServices(
  { regions }: Pick<Published, "regions">,
  store: StoreView,
  region: string | undefined,
): ReadonlyMap<string, UseCase> {
  const known = regions
    .filter((facts) => facts.region === region)
    .map(({ privateLink }) => ({
      workspace: privateLink.workspaceService,
      relay: privateLink.relayService,
      direct: privateLink.serviceDirect?.service,
    }));
  const configured = store
    .ofType(SERVICES)
    .filter(({ place }) => place === region)
    .map(({ attributes }) => ({
      workspace: textOf(at(attributes, "workspace")),
      relay: textOf(at(attributes, "relay")),
      direct: textOf(at(attributes, "direct")),
    }));
  // An override replaces what is published.
  const rows = configured.length > 0 ? configured : known;
  return new Map(
    rows.flatMap(({ workspace, relay, direct }) => [
      ...(workspace === undefined ? [] : [[workspace, "WORKSPACE_ACCESS"] as const]),
      ...(relay === undefined ? [] : [[relay, "DATAPLANE_RELAY_ACCESS"] as const]),
      ...(direct === undefined ? [] : [[direct, "SERVICE_DIRECT_ACCESS"] as const]),
    ]),
  );
}
