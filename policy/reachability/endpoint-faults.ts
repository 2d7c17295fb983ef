import { resourcesOf } from "../../emitted/resources";
import type { Violation } from "../rule";
import { factsOf } from "./requirements";
import { type Stack, violation } from "./stack";

/** Endpoints lead to the service that they are registered for, and their names resolve. */
export function endpointFaults(stack: Stack): Violation[] {
  return [...mixedUp(stack), ...withoutNames(stack)];
}

/** Services of the region that Databricks publishes; those that the account overrides are not known here. */
function mixedUp({ json, region, databricks }: Stack): Violation[] {
  const known = factsOf(region).flatMap(({ privateLink }) => [
    { key: "workspace", service: privateLink.workspaceService },
    { key: "relay", service: privateLink.relayService },
    ...(privateLink.serviceDirect === undefined
      ? []
      : [{ key: "service-direct", service: privateLink.serviceDirect.service }]),
  ]);
  return Object.entries(databricks).flatMap(([key, address]) => {
    const endpoint = resourcesOf(json, "aws_vpc_endpoint").find((other) => other.address === address);
    const actual = known.find(({ service }) => service === endpoint?.args.service_name)?.key;
    // Users come in through the workspace service.
    const wanted = key.startsWith("frontend") ? "workspace" : key;
    return actual === undefined || actual === wanted
      ? []
      : [
          violation(
            address,
            `leads to the ${actual} service of Databricks, and is registered as ${key}`,
            `give it the ${wanted} service of ${region}`,
          ),
        ];
  });
}

/** Private names of endpoints need both settings. Source: AWS PrivateLink, "Access an AWS service using an interface VPC endpoint". */
function withoutNames({ json }: Stack): Violation[] {
  return resourcesOf(json, "aws_vpc")
    .filter(({ args }) => args.enable_dns_support !== true || args.enable_dns_hostnames !== true)
    .map(({ address }) =>
      violation(
        address,
        "names of endpoints do not resolve to them, and Databricks refuses the network",
        "set enable_dns_support and enable_dns_hostnames to true",
      ),
    );
}
