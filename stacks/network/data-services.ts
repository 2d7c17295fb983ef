import type { Construct } from "constructs";
import { portText } from "../../config/derive/connections/links";
import { nameOf } from "../../config/derive/names";
import { calledByCompute } from "../../config/derive/placements";
import { SECURITY_GROUPS } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { ClientSecurityGroup } from "../../modules/network/client-security-group";
import { DataServiceEgress } from "../../modules/network/data-service-egress";
import type { NetworkOutputs } from "./outputs";

interface DataServicesProps {
  readonly vpcId: string;
  /** Workspace → security group of its nodes; `<workspace>/2` and so on where it has several. */
  readonly workspaceGroupIds: Readonly<Record<string, string>>;
  /** The groups of nodes are made here, so they get the rules that let nodes out. */
  readonly ownGroups: boolean;
}

/** What of the contract is there only where compute calls data services. */
type Outputs = Pick<NetworkOutputs, "data_service_security_group_ids" | "data_service_ports">;

/** Security groups both ways between nodes of workspaces and the data services that they call. */
export function dataServices(
  stack: Construct,
  env: Environment,
  { vpcId, workspaceGroupIds, ownGroups }: DataServicesProps,
): Outputs {
  const called = calledByCompute(env, Object.keys(env.workspaces));
  if (called.length === 0) return {};
  const groups = called.map(({ key, path, ports, clientCidrs, callers }) => {
    const nodes = Object.fromEntries(
      Object.entries(workspaceGroupIds).filter(([workspace]) => callers.includes(workspace.split("/")[0] ?? "")),
    );
    const group = new ClientSecurityGroup(stack, `data-service-${key}`, {
      vpcId,
      name: nameOf(env.names, "securityGroups", SECURITY_GROUPS.dataService(key)),
      description: "Data service for compute and clients",
      clientCidrs,
      callers: nodes,
      ports: ports.map((range) => ({
        id: portText(range),
        protocol: "tcp",
        port: range.from,
        lastPort: range.to,
        description: "Calls",
      })),
    });
    configured(group, path.join("."));
    if (ownGroups) {
      new DataServiceEgress(group, "egress", {
        callers: nodes,
        securityGroupId: group.securityGroupId,
        ports,
        description: `Data service ${key}`,
      });
    }
    return [key, group.securityGroupId] as const;
  });
  const ports = called.flatMap(({ key, ports: some, callers }) =>
    callers.map((workspace) => [`${key}/${workspace}`, some.map((range) => portText(range)).join(",")]),
  );
  return {
    data_service_security_group_ids: Object.fromEntries(groups),
    data_service_ports: Object.fromEntries(ports),
  };
}
