import { z } from "zod";
import { SAAS_OBJECTS, SAAS_TYPES, type SaasTypeName } from "../../facts/saas-types";
import { destinationTable, managedIngestion, tableOptions, wholeSchema } from "../managed-ingestion";
import { ref } from "../ref";
import { connectorType, reportExpression, reportParameter, reportUrl, sourceName } from "../text/connections";

/** Objects of an application in the internet, loaded by Lakeflow Connect as they are. */
export const saas = z.strictObject({
  /** Objects of an application in the internet, loaded by Lakeflow Connect as they are. */
  kind: z.literal("saas"),
  ...managedIngestion,
  /** Application; `other` is one that is not listed here, and needs `connectionType`. Another one replaces the pipeline. */
  type: z.enum(Object.keys(SAAS_TYPES.value) as SaasTypeName[]),
  /** Of `other`: type of the connection, as Unity Catalog calls it: `HUBSPOT`, `JIRA`. Default none. */
  connectionType: connectorType.optional(),
  /** Connection (key of `connections`) to it; most are made by hand, and `existing`. Another one replaces the pipeline. */
  connection: ref("connection", { kind: "connection" }),
  /** Google Analytics: project of Google Cloud that the data is exported to; of `other`, what stands above schemas. Default none. */
  project: sourceName.optional(),
  /** Objects that are loaded, at most 250 with `reports`. Default none. */
  tables: z
    .array(
      z.strictObject({
        /** Object, as the application calls it: `Account`. */
        table: sourceName,
        /** Where it is, for applications that have several: the property of Google Analytics, the site of SharePoint, the environment of Dynamics 365. Default none. */
        schema: sourceName.optional(),
        /** What it is called here. Default: as there. */
        as: destinationTable.optional(),
        ...tableOptions,
      }),
    )
    .max(SAAS_OBJECTS.value)
    .default([]),
  /** Where everything is loaded, what comes later too: `objects` of Salesforce, a site of SharePoint. Default none. */
  schemas: z.array(z.strictObject(wholeSchema)).default([]),
  /** Workday: reports that are loaded. Default none. */
  reports: z
    .array(
      z.strictObject({
        /** Address of the report, in its JSON form. */
        url: reportUrl,
        /** Table that it is loaded into. */
        as: destinationTable,
        /**
         * What the report asks for: its parameter → an expression of SQL in braces, worked out at each run, in which
         * `current_offset()` is what was loaded last: `{ coalesce(current_offset(), date("2025-02-01")) }`. Default none.
         */
        parameters: z.record(reportParameter, reportExpression).default({}),
        ...tableOptions,
      }),
    )
    .max(SAAS_OBJECTS.value)
    .default([]),
  /** Salesforce: fields that it works out are loaded too, which reads whole tables each time. Default false. */
  formulaFields: z.boolean().default(false),
});
