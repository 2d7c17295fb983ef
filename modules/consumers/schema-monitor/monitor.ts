import { DataDatabricksSchema } from "@cdktf/provider-databricks/lib/data-databricks-schema";
import { DataQualityMonitor } from "@cdktf/provider-databricks/lib/data-quality-monitor";
import { Construct } from "constructs";

export interface SchemaMonitorProps {
  /** `catalog.schema`; a reference. */
  readonly schemaName: string;
}

/** Anomaly detection of a schema, which is known by its id. */
export class SchemaMonitor extends Construct {
  constructor(scope: Construct, id: string, { schemaName }: SchemaMonitorProps) {
    super(scope, id);
    const schema = new DataDatabricksSchema(this, "schema", { name: schemaName });
    new DataQualityMonitor(this, "Resource", {
      objectType: "schema",
      objectId: schema.schemaInfo.schemaId,
      anomalyDetectionConfig: {},
    });
  }
}
