import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "isolated",
  awsAccountId: "333333333333",
  network: {
    cidr: "10.22.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    egress: { isolation: "isolated" },
    privateLink: {
      backend: true,
      frontend: { endpoint: { mode: "shared" }, clientCidrs: ["172.16.0.0/16"], inboundResolver: true },
      access: { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.8.0/24" } },
    },
  },
});
