import type { Ports } from "../facts/ports";
import type { Family } from "../kinds";
import { entriesOf } from "../kinds/entries";
import type { Placement } from "../kinds/facets";
import type { AnyEntry } from "../kinds/view";
import type { Salvaged } from "../lenient";
import type { Path } from "../references";

/** A placement, and whose it is. */
export interface Placed extends Placement {
  /** Key of the entry. */
  readonly key: string;
  /** `["dataServices", "partners", "endpoint"]`. */
  readonly path: Path;
  /** With its article, for messages: `an SFTP server`. */
  readonly what: string;
}

type Entries = { readonly [F in Family]?: Readonly<Record<string, Salvaged<AnyEntry>>> | undefined };

/** Everything that stands in the environment's VPC beside workspaces and endpoints; also of a draft. */
export function placementsOf(environment: Entries): Placed[] {
  return entriesOf<Salvaged<AnyEntry>>(environment).flatMap(({ kind, entry, key, path }) => {
    const placement = kind.placement?.(entry);
    return placement === undefined
      ? []
      : [
          {
            ...placement,
            key,
            path: placement.field === undefined ? path : [...path, placement.field],
            what: kind.what,
          },
        ];
  });
}

/** Something in the VPC that classic compute calls. */
export interface Called {
  /** Key of the entry. */
  readonly key: string;
  readonly path: Path;
  readonly ports: readonly Ports[];
  readonly clientCidrs: readonly string[];
  /** Keys of the workspaces whose compute calls it. */
  readonly callers: readonly string[];
}

/** Everything that compute of workspaces calls in the VPC, beside endpoints. */
export function calledByCompute(environment: Entries, workspaces: readonly string[]): Called[] {
  return placementsOf(environment).flatMap(({ key, path, ports, clientCidrs, callers }) =>
    callers === undefined ? [] : [{ key, path, ports, clientCidrs, callers: callers === "all" ? workspaces : callers }],
  );
}

/** Whether something stands in the subnets of a sort; also of a draft. */
export const standsIn = (environment: Entries, sort: Placement["subnets"]): boolean =>
  placementsOf(environment).some(({ subnets }) => subnets === sort);

/** An interface endpoint that an entry needs. */
export interface NeededEndpoint {
  readonly service: string;
  readonly path: Path;
  /** With its article, for messages: `a Glue job`. */
  readonly what: string;
}

/** Interface endpoints that entries in the VPC call AWS over; also of a draft. */
export const endpointNeeds = (environment: Entries): NeededEndpoint[] =>
  entriesOf<Salvaged<AnyEntry>>(environment).flatMap(({ kind, entry, path }) =>
    (kind.endpoints?.(entry) ?? []).map(({ service }) => ({ service, path, what: kind.what })),
  );
