import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "transit",
  awsAccountId: "888888888888",
  network: {
    cidr: "10.24.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "single",
    privateLink: {
      backend: true,
      frontend: {
        endpoint: {
          mode: "transit",
          vpcId: "vpc-0f9e8d7c6b5a40918",
          subnetIds: ["subnet-0f9e8d7c6b5a40911", "subnet-0f9e8d7c6b5a40912"],
        },
        clientCidrs: ["172.16.0.0/16"],
      },
    },
  },
});
