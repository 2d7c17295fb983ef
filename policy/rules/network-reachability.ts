import { unreachable } from "../reachability/check";
import type { Rule } from "../rule";

export const networkReachability: Rule = {
  id: "network-reachability",
  description:
    "Cluster nodes reach the relay, the REST API, S3, STS and Kinesis on the ports that these need, and nothing that the network's level of isolation excludes; resolvers and load balancers reach whom they call: read from routes, security groups, network ACLs, endpoints and firewall rules.",
  check: ({ json }) => {
    // Several subnets can show the same fault of one resource.
    const found = unreachable(json);
    return found.filter(
      (violation, index) =>
        found.findIndex((other) => other.address === violation.address && other.message === violation.message) ===
        index,
    );
  },
};
