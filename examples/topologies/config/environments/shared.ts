import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "shared",
  awsAccountId: "555555555555",
  network: {
    cidr: "10.23.0.0/20",
    secondCidr: { cidr: "100.64.0.0/16", workspaces: ["science"] },
    availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
    nat: "per-az",
  },
  workspaces: {
    main: undefined,
    finance: { access: { groups: { "platform-admins": "ADMIN" } }, networkSlot: 0 },
    risk: { access: { groups: { "platform-admins": "ADMIN" } }, networkSlot: 1 },
    science: { access: { groups: { "platform-admins": "ADMIN" } }, networkSlot: 0 },
  },
  governanceWorkspace: "finance",
});
