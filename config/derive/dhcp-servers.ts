/** What nodes call because DHCP told them to. */
export interface ServerCall {
  readonly ip: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly description: string;
}

/** What DHCP tells machines, of a configuration or a draft. */
export interface DhcpServers {
  readonly domainNameServers?: readonly string[] | undefined;
  readonly ntpServers?: readonly string[] | undefined;
}

/** AWS's own name and time servers, and whatever else is only on the machine's own link: no group filters it. */
export const isLinkLocal = (ip: string): boolean => ip.startsWith("169.254.");

/** What nodes need to be let out to: names over UDP and TCP, time over UDP. */
export function serverCalls(options: DhcpServers | undefined): ServerCall[] {
  const own = (servers: readonly string[] | undefined) => (servers ?? []).filter((ip) => !isLinkLocal(ip));
  return [
    ...own(options?.domainNameServers).flatMap((ip) =>
      (["udp", "tcp"] as const).map((protocol) => ({ ip, port: 53, protocol, description: "Names" })),
    ),
    ...own(options?.ntpServers).map((ip) => ({ ip, port: 123, protocol: "udp" as const, description: "Time" })),
  ];
}
