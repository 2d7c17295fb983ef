import type { SchemaMonitorModel } from "../../../config/kinds/consumers/schema-monitor";
import type { Contributions } from "../../kinds/contribution";
import { SchemaMonitor } from "./monitor";

export const contributions: Contributions<SchemaMonitorModel> = {
  activation(scope, id, { entry: { catalog, schema }, read }) {
    new SchemaMonitor(scope, id, { schemaName: `${read("unity-catalog", "catalog_names", catalog)}.${schema}` });
    return {};
  },
};
