import type { Isolation, NatMode } from "../derive/egress";
import type { Salvaged } from "../lenient";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import type { NameStart, ResourceName } from "./resource-name";

type Draft = Salvaged<ParsedEnvironment>;

/** What names follow from, in a draft as in a resolved environment: whatever of it is there. */
export interface NamedEnvironment
  extends Pick<
    Draft,
    | "name"
    | "naming"
    | "awsAccountId"
    | "domains"
    | "foundation"
    | "workspaces"
    | "dataServices"
    | "connections"
    | "sources"
    | "consumers"
    | "workloads"
  > {
  readonly network?: NamedNetwork | undefined;
  readonly zones?: Readonly<Record<string, NamedZone>> | undefined;
  readonly externalLocations?: Readonly<Record<string, unknown>> | undefined;
}

/** The parts of a zone that names follow from. */
interface NamedZone {
  readonly bucket?: string | undefined;
  readonly fileEvents?: string | undefined;
}

interface Recorded {
  readonly destination?: string | undefined;
}

/** The parts of a network that have names of their own. */
interface NamedNetwork {
  readonly mode?: string | undefined;
  readonly nat?: NatMode | undefined;
  readonly flowLogs?: Recorded | undefined;
  readonly queryLogs?: Recorded | undefined;
  readonly egress?:
    | { readonly isolation?: Isolation | undefined; readonly firewallLogs?: Recorded | undefined }
    | undefined;
  readonly connections?: { readonly vpn?: Readonly<Record<string, unknown>> | undefined } | undefined;
}

/** The account's part in names. */
export type NamedAccount = Pick<Salvaged<ParsedAccount>, "name">;

/** Names that one part of the configuration gives. */
export type Names = (env: NamedEnvironment, start: NameStart) => readonly ResourceName[];
