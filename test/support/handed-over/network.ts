import type { EnvironmentInput } from "../../../config/schema/environment";
import type { HandedOverGroup } from "./group";

export const NETWORK: HandedOverGroup = {
  name: "the network",
  isDeployed: true,
  anew: ["databricks_mws_networks"],
  own: () => undefined,
  things: [
    {
      setting: "network",
      pattern: "network",
      use: ({ input }, known) => {
        const network: EnvironmentInput["network"] = {
          mode: "existing",
          vpcId: known("dev-network", "aws_vpc.vpc", "id"),
          workspaces: {
            main: {
              subnetIds: Object.fromEntries(
                ["euw1-az1", "euw1-az2"].map((zone) => [
                  zone,
                  known("dev-network", `aws_subnet.workspace-subnet-main_${zone}`, "id"),
                ]),
              ),
              securityGroupIds: [known("dev-network", "aws_security_group.workspace-security-group-main", "id")],
            },
          },
        };
        Object.assign(input, { network });
      },
    },
  ],
};
