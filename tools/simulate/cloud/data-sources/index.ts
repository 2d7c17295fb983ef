import type { ObjectValue } from "../../schema/value";
import type { Refused } from "../../semantics/cloud";
import { AWS_DATA_SOURCES } from "./aws";
import type { DataSource, DataSourceRequest } from "./data-source";
import { DATABRICKS_DATA_SOURCES } from "./databricks";

const DATA_SOURCES: Readonly<Record<string, DataSource>> = { ...AWS_DATA_SOURCES, ...DATABRICKS_DATA_SOURCES };

export function dataSource(request: DataSourceRequest): ObjectValue | Refused {
  const source = DATA_SOURCES[request.type];
  if (source) return source(request);
  return {
    refused: {
      rule: "unknown-data-source",
      summary: "Data source is not simulated",
      detail: `The simulation does not know what ${request.type} answers`,
      fix: "add it under tools/simulate/cloud/data-sources",
    },
  };
}
