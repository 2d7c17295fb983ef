import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "public",
  awsAccountId: "111111111111",
  network: {
    cidr: "10.20.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2"],
    nat: "single",
  },
});
