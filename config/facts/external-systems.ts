import { fact } from "./fact";

/** System that an object of outside is of → as the API of external metadata calls it. */
export const EXTERNAL_SYSTEMS = fact({
  value: {
    "amazon-redshift": "AMAZON_REDSHIFT",
    "azure-synapse": "AZURE_SYNAPSE",
    confluent: "CONFLUENT",
    databricks: "DATABRICKS",
    "google-bigquery": "GOOGLE_BIGQUERY",
    kafka: "KAFKA",
    looker: "LOOKER",
    "microsoft-fabric": "MICROSOFT_FABRIC",
    "microsoft-sql-server": "MICROSOFT_SQL_SERVER",
    mongodb: "MONGODB",
    mysql: "MYSQL",
    oracle: "ORACLE",
    other: "OTHER",
    postgresql: "POSTGRESQL",
    "power-bi": "POWER_BI",
    salesforce: "SALESFORCE",
    sap: "SAP",
    servicenow: "SERVICENOW",
    snowflake: "SNOWFLAKE",
    "stream-native": "STREAM_NATIVE",
    tableau: "TABLEAU",
    teradata: "TERADATA",
    workday: "WORKDAY",
  } as const,
  source: "Unity Catalog API, External Metadata, system_type; provider 1.99.0, databricks_external_metadata",
  asOf: "2026-11-27",
});

export type ExternalSystem = keyof typeof EXTERNAL_SYSTEMS.value;
