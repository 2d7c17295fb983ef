import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "filtered",
  awsAccountId: "222222222222",
  network: {
    cidr: "10.21.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "per-az",
    egress: { isolation: "filtered-egress", allowedDomains: ["packages.acme.example"] },
    privateLink: { backend: true },
    endpoints: ["kms", "secretsmanager"],
  },
});
