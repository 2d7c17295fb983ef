import type { ConnectionTarget } from "../../../modules/network/connections/connection-routes";
import type { Routing } from "../../../modules/network/routing";
import type { FoundationOutputs } from "../../foundation";

/** The VPC that connections start in. */
export interface ConnectedVpc {
  readonly vpcId: string;
  readonly vpcCidrs: readonly string[];
  readonly routing: Routing;
  /** Workspace key → security group of its nodes. */
  readonly workspaceGroupIds: Readonly<Record<string, string>>;
  /** Read only where something of it is needed. */
  readonly foundation: () => FoundationOutputs;
}

/** Id of a connection → where its routes lead. */
export type Targets = Readonly<Record<string, ConnectionTarget>>;
