import type { CustomerManagedNetwork, Environment } from "../model";

type Connected = Pick<CustomerManagedNetwork, "connections">;

/** Domains that others answer for: the VPC's DNS firewall lets them and everything below them through. */
export function forwardedDomains({ connections: { dns } }: Connected): string[] {
  return [...Object.values(dns?.forward ?? {}), ...Object.values(dns?.sharedRules ?? {})].map(
    ({ domain }) => `.${domain}`,
  );
}

/** One address and the ports on it that something in the endpoints' subnets calls. */
export interface Callee {
  readonly ip: string;
  readonly port: number;
  readonly protocols: readonly ("tcp" | "udp")[];
}

/** Addresses that resolvers and load balancers in the endpoints' subnets call, each once. */
export function callees({ connections: { dns, endpointServices } }: Connected): Callee[] {
  const servers = Object.values(dns?.forward ?? {}).flatMap(({ nameServers, port }) =>
    nameServers.map((ip): Callee => ({ ip, port, protocols: ["udp", "tcp"] })),
  );
  const targets = Object.values(endpointServices).flatMap(({ targets, listeners, healthCheck }) =>
    targets.kind === "ip"
      ? targets.addresses.flatMap((ip) =>
          targetPorts({ listeners, healthCheck }).map((port): Callee => ({ ip, port, protocols: ["tcp"] })),
        )
      : [],
  );
  const byAddress = new Map([...targets, ...servers].map((callee) => [`${callee.ip}:${callee.port}`, callee]));
  return [...byAddress.values()];
}

type Service = CustomerManagedNetwork["connections"]["endpointServices"][string];

/** Ports that a load balancer calls its targets on, health checks included, in order and each once. */
export function targetPorts({ listeners, healthCheck }: Pick<Service, "listeners" | "healthCheck">): number[] {
  const ports = [
    ...listeners.map(({ port, targetPort }) => targetPort ?? port),
    ...(healthCheck.port === undefined ? [] : [healthCheck.port]),
  ];
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** Keys of the network connectivity configurations whose workspaces reach a service. */
export function connectivityOf(
  service: { readonly networkConnectivity?: readonly string[] | undefined },
  env: Pick<Environment, "workspaces">,
): readonly string[] {
  return service.networkConnectivity ?? boundConnectivity(env);
}

/** Keys of the network connectivity configurations that the environment's workspaces are bound to. */
export function boundConnectivity({ workspaces }: Pick<Environment, "workspaces">): string[] {
  return [...new Set(Object.values(workspaces).flatMap(({ networkConnectivity }) => networkConnectivity ?? []))].sort();
}
