import { z } from "zod";
import { CONNECTORS } from "../../facts/appflow";
import { wrong } from "../common";
import { apiVersion, applicationObject } from "../text/appflow";
import { exactValue } from "../text/prose";
import { parameterName } from "../text/workloads";

const NAMES = Object.keys(CONNECTORS.value.applications) as (keyof typeof CONNECTORS.value.applications)[];

/** What a flow reads, by application. Another application replaces nothing, but needs its own connector profile. */
export const appflowSource = z.discriminatedUnion("connector", [
  z.strictObject({
    /** Salesforce. */
    connector: z.literal("salesforce"),
    /** Object: `Account`; with the trigger `event` a change or platform event, `AccountChangeEvent`, `Order__e`. */
    object: applicationObject,
    /** Records that were deleted come too, with `IsDeleted`. Default false. */
    deletedRecords: z.boolean().default(false),
    /** Fields that the object gets later come by themselves; only with all fields. Default true. */
    newFields: z.boolean().default(true),
    /** API that records are read with: `automatic` takes REST for a few records and Bulk 2.0 for many. Default `automatic`. */
    api: z.enum(["automatic", "bulk", "rest"]).default("automatic"),
  }),
  z.strictObject({
    /** SAP, by OData. */
    connector: z.literal("sap"),
    /** Path of the entity set: `/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`. */
    objectPath: applicationObject.regex(/^\//, wrong("is not a path", "start it with a slash")),
    /** Records of a page, 1 to 10000. Default: as AppFlow chooses. */
    pageRecords: z.int().min(1).max(10_000).optional(),
    /** Pages that are read at the same time, 1 to 10; not for objects with changes (ODP). Default: as AppFlow chooses. */
    parallelPages: z.int().min(1).max(10).optional(),
  }),
  z.strictObject({
    /** Veeva Vault. */
    connector: z.literal("veeva"),
    /** Object: `account__v`, or `documents`. */
    object: applicationObject,
    /** Type of the documents that are extracted: `site_master_file__v`. Default: records of the object. */
    documentType: applicationObject.optional(),
    /** With a type of documents: all versions of each, not the latest alone. Default false. */
    allVersions: z.boolean().default(false),
    /** With a type of documents: their renditions too. Default false. */
    renditions: z.boolean().default(false),
    /** With a type of documents: the files themselves. Default false. */
    sourceFiles: z.boolean().default(false),
  }),
  z.strictObject({
    /** A connector of one's own, or of the Marketplace: HubSpot, GitHub, Google Analytics 4, JDBC. */
    connector: z.literal("custom"),
    /** Entity of the connector. */
    entity: applicationObject,
    /** Version of the application's API that the connector is asked for. */
    apiVersion,
    /** Settings that the connector has for its sources, at most 50; no secrets. Default none. */
    properties: z
      .record(parameterName, exactValue(2048))
      .refine((all) => Object.keys(all).length <= 50, {
        error: wrong("has more than 50 settings", "use at most 50"),
      })
      .default({}),
  }),
  z.strictObject({
    /** Another application, whose objects go by a name. */
    connector: z.literal("application"),
    /** Which one. */
    application: z.enum(NAMES),
    /** Object, by its name in the application's API: `incident`. */
    object: applicationObject,
  }),
]);
