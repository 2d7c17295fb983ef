import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "existing",
  awsAccountId: "444444444444",
  network: {
    mode: "existing",
    vpcId: "vpc-0a1b2c3d4e5f60718",
    workspaces: {
      main: {
        subnetIds: { "euw1-az1": "subnet-0a1b2c3d4e5f60711", "euw1-az2": "subnet-0a1b2c3d4e5f60712" },
        securityGroupIds: ["sg-0a1b2c3d4e5f60713"],
      },
    },
    privateLink: {
      workspaceEndpointId: "vpce-0a1b2c3d4e5f60714",
      relayEndpointId: "vpce-0a1b2c3d4e5f60715",
    },
  },
});
