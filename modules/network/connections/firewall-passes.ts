import { type Destination, portText } from "../../../config/derive/connections/links";
import type { FirewallRules } from "../firewall-rules";

/** Far more than destinations may have ports, so that it never has to change. */
const CAPACITY = 2000;

/**
 * Lets TCP from the VPC through to the declared blocks and ports of connections. Asked before the rules that drop what
 * carries no name: a database says none, and a file transfer over SSH may be what the connection is for.
 * @param sources blocks of the VPC
 */
export function connectionPasses(sources: readonly string[], destinations: readonly Destination[]): FirewallRules {
  const rules = destinations.flatMap(({ cidr, ports }) =>
    ports.flatMap((range) => sources.map((source) => ({ source, cidr, port: portText(range, ":") }))),
  );
  return {
    capacity: CAPACITY,
    removable: true,
    source: {
      statefulRule: rules.map(({ source, cidr, port }, index) => ({
        action: "PASS",
        header: {
          protocol: "TCP",
          source,
          sourcePort: "ANY",
          direction: "FORWARD",
          destination: cidr,
          destinationPort: port,
        },
        ruleOption: [{ keyword: "sid", settings: [String(index + 1)] }],
      })),
    },
  };
}
