import { at } from "../../schema/value";
import type { DataSource } from "./index";

/** Databricks: type → what it answers. */
export const DATABRICKS_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  databricks_service_principal: ({ config }) => ({ id: "1", application_id: at(config, "application_id") }),
};
