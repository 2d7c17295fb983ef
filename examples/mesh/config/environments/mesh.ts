import { defineEnvironment } from "../../../../config/define";
import { finance } from "../domains/finance";
import { markets } from "../domains/markets";
import { sales } from "../domains/sales";
import { platform } from "../shared/platform";

export default defineEnvironment(platform, sales, finance, markets, {
  name: "mesh",
  awsAccountId: "111111111111",
  protection: { mode: "disposable", reason: "An example; holds no data." },
  access: {
    must: [
      {
        principal: "analysts",
        privilege: "SELECT",
        object: "sales.gold",
        workspace: "analysis",
        reason: "Reports read the gold layer",
      },
      {
        principal: "auditors",
        privilege: "SELECT",
        object: "sales.gold",
        workspace: "analysis",
        reason: "Auditors look at what analysts see",
      },
      {
        principal: "finance-owners",
        privilege: "USE_CONNECTION",
        object: "warehouse",
        reason: "Finance asks the warehouse of the group",
      },
      { principal: "mesh_retailer", privilege: "SELECT", object: "revenue", reason: "What the retailer pays for" },
    ],
    mustNot: [
      { principal: "analysts", privilege: "SELECT", object: "sales.bronze", reason: "Raw orders say who somebody is" },
      { principal: "analysts", privilege: "SELECT", object: "finance", reason: "Bookings are for finance alone" },
      {
        principal: "account users",
        privilege: "SELECT",
        object: "sales",
        reason: "Everybody finds it, and nobody reads it by that",
      },
      {
        principal: "data-stewards",
        privilege: "SELECT",
        object: "sales.gold",
        reason: "Stewards tag and grant, and read no data",
      },
      {
        principal: "mesh_retailer",
        privilege: "READ_VOLUME",
        object: "sales.gold.exports",
        reason: "Files are for companies of the group",
      },
    ],
    only: [
      {
        principals: ["finance-owners"],
        privilege: "USE_CONNECTION",
        object: "warehouse",
        reason: "Whoever uses it asks as its one user",
      },
      {
        principals: ["mesh_retailer", "mesh_group"],
        privilege: "SELECT",
        object: "revenue",
        reason: "Contracts name these two",
      },
      { principals: ["mesh_group"], privilege: "SELECT", object: "order-files", reason: "Orders stay in the group" },
    ],
  },
});
