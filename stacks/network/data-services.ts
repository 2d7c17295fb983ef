import type { Construct } from "constructs";
import { portText } from "../../config/derive/connections/links";
import { calledByCompute } from "../../config/derive/placements";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { ClientSecurityGroup } from "../../modules/network/client-security-group";
import { ConnectionEgress } from "../../modules/network/connections/connection-egress";
import type { NetworkOutputs } from "./outputs";

interface DataServicesProps {
  readonly vpcId: string;
  /** Workspace → security group of its nodes; `<workspace>/2` and so on where it has several. */
  readonly workspaceGroupIds: Readonly<Record<string, string>>;
  /** Blocks that nodes are let out to; undefined where their groups are somebody else's. */
  readonly blocks: readonly string[] | undefined;
}

/** What of the contract is there only where compute calls data services. */
type Outputs = Pick<NetworkOutputs, "data_service_security_group_ids" | "data_service_destinations">;

/** Security groups both ways between nodes of workspaces and the data services that they call. */
export function dataServices(
  stack: Construct,
  env: Environment,
  { vpcId, workspaceGroupIds, blocks }: DataServicesProps,
): { readonly outputs: Outputs } {
  const called = calledByCompute(env, Object.keys(env.workspaces));
  if (called.length === 0) return { outputs: {} };
  const groups = called.map(({ key, path, ports, clientCidrs, callers }) => {
    const groupsOfCallers = Object.fromEntries(
      Object.entries(workspaceGroupIds).filter(([workspace]) => callers.includes(workspace.split("/")[0] ?? "")),
    );
    const group = new ClientSecurityGroup(stack, `data-service-${key}`, {
      vpcId,
      name: `${env.prefix}-data-service-${key}`,
      description: "Data service for compute and clients",
      clientCidrs,
      callers: groupsOfCallers,
      ports: ports.map((range) => ({
        id: portText(range),
        protocol: "tcp",
        port: range.from,
        lastPort: range.to,
        description: "Calls",
      })),
    });
    configured(group, path.join("."));
    if (blocks !== undefined) {
      new ConnectionEgress(group, "egress", {
        securityGroupIds: groupsOfCallers,
        destinations: blocks.map((cidr) => ({ cidr, ports })),
        description: `Data service ${key}`,
      });
    }
    return [key, group.securityGroupId] as const;
  });
  const destinations = called.flatMap(({ key, ports, callers }) =>
    callers.flatMap((workspace) => (blocks ?? []).map((cidr) => [`${key}/${workspace}/${cidr}`, ports.map((range) => portText(range)).join(",")])),
  );
  return {
    outputs: {
      data_service_security_group_ids: Object.fromEntries(groups),
      ...(blocks !== undefined && { data_service_destinations: Object.fromEntries(destinations) }),
    },
  };
}
