import { definePart } from "../../../../config/define";

/** Lanes query, serve and analysis: what asks, what is handed to others, what people look at. */
export const readers = definePart({
  consumers: {
    bi: { kind: "sql-warehouse", workspace: "main", size: "2X-Small", permissions: { analysts: "CAN_USE" } },
    "gold-overview": {
      kind: "dashboard",
      workspace: "main",
      title: "Sales: data products",
      warehouse: "bi",
      catalog: "sales",
      permissions: { analysts: "CAN_READ" },
    },
    retailer: {
      kind: "recipient",
      workspace: "main",
      authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
    },
    "data-products": {
      kind: "share",
      workspace: "main",
      catalog: "sales",
      schemas: { gold: { objects: "all" } },
      recipients: ["retailer"],
    },
  },
});
