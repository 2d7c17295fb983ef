import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { onClosing, withOrchestrationInVpc } from "../../support/orchestration";
import { devInput } from "../../support/platform";
import { report } from "../problems";

const SUBNETS = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];

/** A function in a VPC that is there already. */
function problems(network: Record<string, unknown>): string {
  const input: EnvironmentInput = devInput();
  withOrchestrationInVpc(input);
  const { "on-closing": _, "yearly-closing": __, dags: ___, ...workloads } = input.workloads ?? {};
  const { dataServices, workspaces } = input;
  const through = { mode: "function" as const, signIn: "orchestration-secret", subnetIds: SUBNETS };
  return report({
    dev: {
      dataServices,
      workspaces,
      workloads: { ...workloads, "on-closing": onClosing({ through }) },
      network: {
        mode: "existing",
        vpcId: "vpc-0123456789abcdef0",
        workspaces: {
          main: {
            subnetIds: { "euw1-az1": "subnet-0123456789abcdef2", "euw1-az2": "subnet-0123456789abcdef3" },
            securityGroupIds: ["sg-0123456789abcdef0"],
          },
        },
        ...network,
      },
    },
  });
}
const ENDPOINT = { workspaceEndpointId: "vpce-0123456789abcdef0", relayEndpointId: "vpce-0123456789abcdef1" };

describe("what calls workspaces from a VPC that is there already", () => {
  it.each([
    ["with a way out", { internet: "route" }],
    ["with a way out that Terraform does not see", { internet: "propagated" }],
    ["without one, but with an endpoint for Databricks", { internet: "none", privateLink: ENDPOINT }],
  ])("is taken %s", (_, network) => {
    expect(problems(network)).not.toContain("calls a workspace");
  });

  it("is refused where nothing leads to Databricks", () => {
    expect(problems({ internet: "none" })).toContain(
      "workloads.on-closing.through: calls a workspace from a VPC without a way out, in which nothing answers for Databricks. Fix: name the back end's endpoint, network.privateLink.workspaceEndpointId.",
    );
  });
});
