import type { Ports } from "../facts/ports";
import type { Family } from "../kinds";
import { entriesOf } from "../kinds/entries";
import type { Calls, Placement } from "../kinds/facets";
import type { AnyEntry } from "../kinds/view";
import type { Salvaged } from "../lenient";
import type { Path } from "../references";

/** A placement, and whose it is. */
export interface Placed extends Placement {
  readonly family: Family;
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
  return entriesOf<Salvaged<AnyEntry>>(environment).flatMap(({ kind, family, entry, key, path }) => {
    const placement = kind.placement?.(entry);
    return placement === undefined
      ? []
      : [
          {
            ...placement,
            family,
            key,
            path: placement.field === undefined ? path : [...path, ...placement.field.split(".")],
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

/** Something in the VPC that calls services of AWS, data services, workspaces or addresses elsewhere. */
export interface Caller extends Pick<Placed, "family" | "key" | "path" | "subnets" | "ports" | "clientCidrs"> {
  readonly calls: Calls;
}

/** Everything in the VPC, beside compute, that calls something. */
export function callersIn(environment: Entries): Caller[] {
  return placementsOf(environment).flatMap(({ calls, ...placed }) =>
    calls === undefined ? [] : [{ ...placed, calls }],
  );
}

/** A data service as those find it who call it; undefined where nothing is known of the way to it. */
export function answering(
  environment: Entries,
  key: string,
): { readonly ports: readonly Ports[]; readonly securityGroupId: string | undefined } | undefined {
  const placed = placementsOf(environment).find((one) => one.key === key && one.path[0] === "dataServices");
  if (placed !== undefined) return { ports: placed.ports, securityGroupId: undefined };
  const found = entriesOf<Salvaged<AnyEntry>>(environment).find(
    (one) => one.family === "dataServices" && one.key === key,
  );
  return found?.kind.elsewhere?.(found.entry);
}

/** Whether something stands in the subnets of a sort; also of a draft. */
export const standsIn = (environment: Entries, sort: Placement["subnets"]): boolean =>
  placementsOf(environment).some(({ subnets }) => subnets === sort);
