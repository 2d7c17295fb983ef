import { defineDomain } from "../../../../config/define";
import { NOTIFY } from "../shared/platform";

/** Sales: customers and orders, which analysts see without what says who somebody is, and partners read in part. */
export const sales = defineDomain({
  name: "sales",
  owner: "sales-owners",
  inAccount: { groups: { "sales-owners": { mode: "create" } } },
  workspace: "lake",
  costCentre: "4711",
  catalogs: {
    sales: {
      comment: "Customers and their orders.",
      zone: "curated",
      accessRequests: { emails: ["sales-data@acme.example"] },
      grants: {
        everyone: ["BROWSE"],
        groups: { "data-stewards": "steward", analysts: ["USE_CATALOG"], auditors: ["USE_CATALOG"] },
      },
      schemas: {
        bronze: { layer: "bronze", comment: "Orders as they were loaded." },
        silver: { layer: "silver", comment: "Orders, checked and without duplicates." },
        gold: {
          layer: "gold",
          comment: "Customers and revenue, for others to read.",
          volumes: {
            exports: { comment: "Files for partners, by day.", grants: { servicePrincipals: { loader: "writer" } } },
          },
          grants: { groups: { analysts: "reader", auditors: "reader" }, servicePrincipals: { loader: ["USE_SCHEMA"] } },
        },
        partners: { layer: "gold", comment: "Revenue by region, for partners." },
        // Of its own, so that whoever changes tables cannot undo a mask.
        rules: { layer: "gold", comment: "Functions that policies call." },
      },
    },
  },
  sources: {
    orders: {
      kind: "s3-files",
      catalog: "sales",
      format: "json",
      path: "orders",
      schedule: { quartzCron: "0 0 * * * ?" },
      notify: NOTIFY,
      runAs: "loader",
    },
  },
  workloads: {
    masks: {
      kind: "functions",
      warehouse: "engineering",
      runAs: "loader",
      notify: NOTIFY,
      catalog: "sales",
      schema: "rules",
      library: ["mask_all_but_last_four", "mask_mail_address", "rows_of_own_groups"],
    },
  },
  consumers: {
    "customer-tags": {
      kind: "table-tags",
      catalog: "sales",
      schema: "gold",
      table: "customers",
      columnTags: { iban: { pii: "iban" }, email: { pii: "mail" }, region: { region: "" } },
    },
    "mask-iban": {
      kind: "access-policy",
      catalog: "sales",
      comment: "Analysts tell accounts apart and pay with none.",
      does: { type: "mask-column", column: "iban" },
      functions: "masks",
      function: "mask_all_but_last_four",
      columns: { iban: { tag: "pii", value: "iban" } },
      to: { groups: ["analysts", "auditors"] },
      expects: [
        { reader: ["analysts"], given: { value: "DE89370400440532013000" }, sees: "******************3000" },
        { reader: ["auditors"], given: { value: "DE89370400440532013000" }, sees: "******************3000" },
      ],
    },
    "mask-mail": {
      kind: "access-policy",
      catalog: "sales",
      schema: "gold",
      comment: "Analysts count providers of mail and write to nobody.",
      does: { type: "mask-column", column: "mail" },
      functions: "masks",
      function: "mask_mail_address",
      columns: { mail: { tag: "pii", value: "mail" } },
      to: { groups: ["analysts"] },
      expects: [{ reader: ["analysts"], given: { value: "ada@example.org" }, sees: "****@example.org" }],
    },
    "own-region": {
      kind: "access-policy",
      catalog: "sales",
      schema: "gold",
      comment: "A region sees its own customers.",
      does: { type: "filter-rows" },
      functions: "masks",
      function: "rows_of_own_groups",
      columns: { region: { tag: "region" } },
      arguments: { value: { column: "region" }, start: { constant: "region-" } },
      to: { groups: ["analysts"] },
      except: { groups: ["auditors"] },
      expects: [
        { reader: ["analysts", "region-emea"], given: { value: "EMEA" }, sees: true },
        { reader: ["analysts", "region-emea"], given: { value: "APAC" }, sees: false },
      ],
    },
    retailer: {
      kind: "recipient",
      comment: "Retailer, without Databricks.",
      authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
    },
    group: {
      kind: "recipient",
      comment: "Another company of the group, with Databricks.",
      authentication: { type: "DATABRICKS", metastore: "aws:eu-west-1:19a85dee-54bc-43a2-87ab-023d0ec16013" },
    },
    "order-files": {
      kind: "share",
      catalog: "sales",
      comment: "Files for the group, by day.",
      schemas: { gold: { objects: "named", volumes: { exports: {} } } },
      recipients: ["group"],
    },
    revenue: {
      kind: "share",
      catalog: "sales",
      comment: "Revenue by region, for whoever sells for the company.",
      schemas: { partners: { objects: "all" } },
      recipients: ["retailer", "group"],
    },
  },
});
