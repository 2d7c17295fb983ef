import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import { opennessOf } from "../../schema/allow-list";
import type { transferEndpoint as schema } from "../../schema/data-services/transfer-endpoint";
import type { Placement } from "../facets";
import type { EntryView } from "../view";

type Endpoint = Salvaged<z.output<typeof schema>> | undefined;

/** Where a server stands, by who reaches it. */
export const TRANSFER_SUBNETS = { internal: "endpoints", internet: "public" } as const;

/** Where a server of Transfer Family stands, and the ports that its clients call. */
export const placementOf = (endpoint: Endpoint, ports: Placement["ports"]): Placement | undefined =>
  endpoint?.access === undefined
    ? undefined
    : {
        subnets: TRANSFER_SUBNETS[endpoint.access],
        availabilityZoneIds: endpoint.availabilityZoneIds,
        subnetIds: endpoint.subnetIds,
        ports,
        clientCidrs: endpoint.clientCidrs ?? [],
        field: "endpoint",
      };

/** Everybody is let in only where that is meant. */
export function everybodyIsMeant(endpoint: Endpoint, view: EntryView): Problem[] {
  if (endpoint?.access !== "internet" || endpoint.acknowledgeEveryAddress === true) return [];
  const open = opennessOf(endpoint.clientCidrs ?? []);
  if (open === undefined) return [];
  const fix = "list the partners' own blocks, or write acknowledgeEveryAddress: true where they have none";
  return [view.problem(["endpoint", "clientCidrs"], open, fix)];
}
