import { fact } from "./fact";

/** What Lakeflow Connect loads of a type of applications, and how its objects are written. */
export interface SaasType {
  /** Type of the connection, as Unity Catalog calls it; absent where the source says it. */
  readonly connectionType?: string;
  /** Its connection signs in as a person, so that somebody makes it by hand. */
  readonly byHand: boolean;
  /** It has tables, or reports by their addresses. */
  readonly loads: "tables" | "reports";
  /** What stands for the schema of its tables: always the same, or written for each table, and what that is. */
  readonly schema: { readonly always: string } | { readonly is: string };
  /** What stands above the schemas; none where nothing does. */
  readonly catalog?: string;
  /** Nothing may stand there as well. */
  readonly catalogOptional?: true;
  /** How far Databricks has it. */
  readonly state: "generally available" | "public preview" | "beta" | "as the page of its connector says";
}

/** Types of applications, by the word of the configuration. */
export const SAAS_TYPES = fact({
  value: {
    salesforce: {
      connectionType: "SALESFORCE",
      byHand: true,
      loads: "tables",
      schema: { always: "objects" },
      state: "generally available",
    },
    servicenow: {
      connectionType: "SERVICENOW",
      byHand: true,
      loads: "tables",
      schema: { always: "default" },
      state: "generally available",
    },
    "workday-reports": {
      connectionType: "WORKDAY_RAAS",
      byHand: true,
      loads: "reports",
      schema: { always: "" },
      state: "generally available",
    },
    "ga4-raw-data": {
      connectionType: "GA4_RAW_DATA",
      byHand: false,
      loads: "tables",
      schema: { is: "the property, analytics_<id>" },
      catalog: "the project of Google Cloud",
      state: "generally available",
    },
    sharepoint: {
      connectionType: "SHAREPOINT",
      byHand: true,
      loads: "tables",
      schema: { is: "the id of the site" },
      state: "beta",
    },
    "dynamics-365": {
      connectionType: "DYNAMICS365",
      byHand: true,
      loads: "tables",
      schema: { is: "the address or id of the Dataverse environment" },
      state: "public preview",
    },
    other: {
      byHand: true,
      loads: "tables",
      schema: { is: "what the page of its connector gives as source_schema" },
      catalog: "what the page of its connector gives as source_catalog",
      catalogOptional: true,
      state: "as the page of its connector says",
    },
  } as const satisfies Readonly<Record<string, SaasType>>,
  source:
    "Databricks, Lakeflow Connect: the page of each connector, Create an ingestion pipeline; Pipelines API, IngestionSourceType",
  asOf: "2026-11",
});

export type SaasTypeName = keyof typeof SAAS_TYPES.value;

/** What is known of a type; its optional facts are there to ask for. */
export const saasType = (name: SaasTypeName): SaasType => SAAS_TYPES.value[name];

/** Objects of one pipeline. Source: Databricks, Lakeflow Connect, limitations of the connectors of applications. */
export const SAAS_OBJECTS = fact({
  value: 250,
  source: "Databricks, Lakeflow Connect FAQ: tables per pipeline",
  asOf: "2026-08",
});
