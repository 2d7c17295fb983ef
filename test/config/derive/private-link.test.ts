import { describe, expect, it } from "vitest";
import { hasWorkspaceFrontends, registeredEndpoints } from "../../../config/derive/private-link";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../../support/platform";

type Own = Extract<EnvironmentInput["network"], { availabilityZoneIds: string[] }>;

function network(privateLink: Own["privateLink"]) {
  const input = devInput();
  input.network.privateLink = privateLink;
  const [environment] = platformOf(accountInput(), input).environments;
  if (environment === undefined) throw new Error("there is no environment");
  return environment.network;
}

const vpcId = "vpc-00000000000000001";
const subnetIds = ["subnet-00000000000000001", "subnet-00000000000000002"];
const clientCidrs = ["172.16.0.0/16"];
const transit = { mode: "transit" as const, vpcId, subnetIds };
const there = { mode: "existing" as const, endpointId: "vpce-00000000000000001", vpcId };

describe("endpoints that are registered with Databricks", () => {
  it.each<[string, Own["privateLink"], string[]]>([
    ["nothing private", undefined, []],
    ["the back end", { backend: true }, ["workspace", "relay"]],
    [
      "both through one endpoint",
      { backend: true, frontend: { endpoint: { mode: "shared" }, clientCidrs } },
      ["workspace", "relay"],
    ],
    ["a front end of its own", { frontend: { endpoint: transit, clientCidrs } }, ["frontend"]],
    [
      "a front end per workspace",
      { frontend: { endpoint: { ...transit, per: "workspace" }, clientCidrs }, access: { level: "ENDPOINT" } },
      ["frontend-main", "frontend-lab"],
    ],
    ["one that is there", { frontend: { endpoint: there, clientCidrs } }, ["frontend"]],
    ["one that others registered", { frontend: { endpoint: { ...there, registered: "elsewhere" }, clientCidrs } }, []],
    ["service-direct too", { backend: true, serviceDirect: "registered" }, ["workspace", "relay", "service-direct"]],
  ])("%s", (_, privateLink, keys) => {
    expect(registeredEndpoints(network(privateLink), ["main", "lab"])).toEqual(keys);
    expect(hasWorkspaceFrontends(network(privateLink))).toBe(keys.includes("frontend-main"));
  });
});
