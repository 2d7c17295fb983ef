import { definePart } from "../../../../config/define";
import { hourly, loader } from "./loader";

/** Applications that others run: two are asked, one brings its data itself. */
export const applications = definePart({
  dataServices: {
    // Records of an application that AppFlow fetches; its profile signs in as a person, and is made by hand.
    incidents: {
      kind: "appflow-flow",
      connection: { mode: "existing", profile: "servicenow" },
      from: { connector: "application", application: "servicenow", object: "incident" },
      trigger: { mode: "schedule", every: "rate(1hours)", pull: { mode: "complete" } },
      expectRunsWithinHours: 3,
    },
    // Credentials that a program outside of Terraform fills in.
    "web-shop": {
      kind: "secret",
      description: "Credentials of the web shop's API",
      readers: ["arn:aws:iam::111111111111:role/shop"],
    },
  },
  connections: {
    // Signs in as a person, so that it is made by hand.
    salesforce: { kind: "connection", mode: "existing", name: "salesforce" },
  },
  sources: {
    // What AppFlow writes.
    incidents: { ...loader, kind: "s3-files", format: "parquet", path: "appflow/incidents", schedule: hourly },
    // Objects of an application.
    opportunities: {
      ...loader,
      kind: "saas",
      type: "salesforce",
      connection: "salesforce",
      tables: [{ table: "Opportunity", as: "opportunities", history: true }],
      schedule: { quartzCron: "0 15 * * * ?" },
    },
  },
  consumers: {
    // Lane ingest: a tool of a partner, which writes tables itself through a warehouse.
    erp: {
      kind: "partner-tool",
      delivery: "direct",
      comment: "Replicates the ERP",
      workspace: "main",
      servicePrincipal: "replicator",
      warehouse: "bi",
      catalog: "sales",
      addresses: ["198.51.100.0/24"],
    },
    // Lane serve: the company's own catalog, which harvests names and no rows.
    glossary: {
      kind: "enterprise-catalog",
      comment: "The data office's catalog",
      workspace: "main",
      servicePrincipal: "harvester",
      catalogs: ["sales"],
      addresses: ["203.0.113.0/24"],
    },
  },
});
