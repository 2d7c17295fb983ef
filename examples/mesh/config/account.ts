import { defineAccount } from "../../../config/define";
import { finance } from "./domains/finance";
import { markets } from "./domains/markets";
import { sales } from "./domains/sales";

// Three domains in one metastore: what each has, who may use it, and what partners get and give. Each brings its own group.
export default defineAccount(sales, finance, markets, {
  name: "acme",
  databricksAccountId: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
  deployer: "terraform",
  metastores: {
    "eu-west-1": {
      mode: "create",
      adminGroup: "platform-admins",
      sharing: { scope: "INTERNAL_AND_EXTERNAL", recipientTokenLifetimeDays: 90 },
    },
  },
  groups: {
    "platform-admins": { mode: "create", servicePrincipals: ["terraform"] },
    "data-stewards": { mode: "create" },
    // Whoever is in a region is an analyst, and sees the rows of that region alone.
    analysts: { mode: "create", groups: ["region-emea", "region-apac"] },
    "region-emea": { mode: "create" },
    "region-apac": { mode: "create" },
    auditors: { mode: "create" },
  },
  servicePrincipals: {
    terraform: { mode: "existing", applicationId: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" },
    loader: { mode: "create" },
  },
  comments: { leastCharacters: 15 },
  attestations: { "bootstrap-service-principal": "Data platform team, 2026-11-02" },
});
