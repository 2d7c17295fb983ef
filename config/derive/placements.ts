import type { Ports } from "../facts/ports";
import type { Family } from "../kinds";
import { entriesOf } from "../kinds/entries";
import type { AnyEntry, Placement } from "../kinds/kind";
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

/** Everything that stands in the environment's VPC beside workspaces and endpoints; also of a draft. */
export function placementsOf(
  environment: {
    readonly [F in Family]?: Readonly<Record<string, Salvaged<AnyEntry>>> | undefined;
  },
): Placed[] {
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

/** Whether something stands in subnets for data services; also of a draft. */
export const standsApart = (environment: Parameters<typeof placementsOf>[0]): boolean =>
  placementsOf(environment).some(({ subnets }) => subnets === "data");

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
export function calledByCompute(
  environment: Parameters<typeof placementsOf>[0],
  workspaces: readonly string[],
): Called[] {
  return placementsOf(environment).flatMap(({ key, path, ports, clientCidrs, callers }) =>
    callers === undefined ? [] : [{ key, path, ports, clientCidrs, callers: callers === "all" ? workspaces : callers }],
  );
}
