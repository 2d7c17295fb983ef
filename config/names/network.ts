import { isolationOf } from "../derive/egress";
import { LOG_GROUPS, ROLES } from "../derive/purposes";
import { named } from "./resource-name";
import type { Names } from "./subject";

/** What a network of one's own records into CloudWatch, and the role that does. */
export const networkNames: Names = ({ network }, start) => {
  if (network?.mode !== "customer-managed") return [];
  const { flowLogs, queryLogs, egress, connections } = network;
  const group = (label: string, ...of: string[]) => ({ layer: "network" as const, of: ["network", ...of], label });
  const flows = group("the flow logs", "flowLogs");
  const names = group("the logs of DNS queries", "queryLogs");
  const firewall = group("the firewall's logs", "egress", "firewallLogs");
  const isWritten = (log: { readonly destination?: string | undefined } | undefined) =>
    log?.destination === "cloudwatch";
  return [
    ...(isWritten(flowLogs)
      ? [named(start, "log-group", LOG_GROUPS.flowLogs, flows), named(start, "role", ROLES.flowLogs, flows)]
      : []),
    ...(isWritten(queryLogs) ? [named(start, "log-group", LOG_GROUPS.queryLogs, names)] : []),
    ...(isolationOf(network) === "filtered-egress" && isWritten(egress?.firewallLogs)
      ? ["alert", "flow"].map((kind) => named(start, "log-group", `${LOG_GROUPS.firewall}-${kind}`, firewall))
      : []),
    ...Object.keys(connections?.vpn ?? {}).map((key) =>
      named(start, "log-group", LOG_GROUPS.vpn(key), group(`VPN ${key}`, "connections", "vpn", key)),
    ),
  ];
};
