import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { ConnectionTarget } from "../../../modules/network/connections/connection-routes";
import type { Routing } from "../../../modules/network/routing";
import type { FoundationOutputs } from "../../foundation";

/** The VPC that connections start in. */
export interface ConnectedVpc {
  readonly vpcId: string;
  readonly vpcCidrs: readonly string[];
  readonly routing: Routing;
  /** Workspace key → zone id → subnet. */
  readonly workspaceSubnets: Readonly<Record<string, Readonly<Record<string, ITerraformDependable>>>>;
  /** Workspace key → security group of its nodes. */
  readonly workspaceGroupIds: Readonly<Record<string, string>>;
  /** Read only where something of it is needed. */
  readonly foundation: () => FoundationOutputs;
}

/** Id of a connection → scope of everything that it is made of. */
export type Scopes = Readonly<Record<string, Construct>>;

/** Id of a connection → where its routes lead. */
export type Targets = Readonly<Record<string, ConnectionTarget>>;

/** The scope of a connection. */
export function scopeOf(scopes: Scopes, id: string): Construct {
  const scope = scopes[id];
  if (scope === undefined) throw new Error(`there is no connection ${id}`);
  return scope;
}
