import type { Family } from "../kinds";
import { entriesOf } from "../kinds/entries";
import type { AnyEntry, Placement } from "../kinds/kind";
import type { Salvaged } from "../lenient";
import type { Path } from "../references";

/** A placement, and whose it is. */
export interface Placed extends Placement {
  /** `["dataServices", "partners", "endpoint"]`. */
  readonly path: Path;
  /** With its article, for messages: `an SFTP server`. */
  readonly what: string;
}

type Entries = { readonly [F in Family]?: Readonly<Record<string, Salvaged<AnyEntry>>> | undefined };

/** Everything that stands in the environment's VPC beside workspaces and endpoints; also of a draft. */
export function placementsOf(environment: Entries): Placed[] {
  return entriesOf<Salvaged<AnyEntry>>(environment).flatMap(({ kind, entry, path }) => {
    const placement = kind.placement?.(entry);
    return placement === undefined ? [] : [{ ...placement, path: [...path, placement.field], what: kind.what }];
  });
}

/** Whether something stands in the subnets of a sort; also of a draft. */
export const standsIn = (environment: Entries, sort: Placement["subnets"]): boolean =>
  placementsOf(environment).some(({ subnets }) => subnets === sort);
