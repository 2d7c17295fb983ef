import type { Block } from "../../schema/model";
import type { ObjectValue } from "../../schema/value";
import type { CloudContext, Refused } from "../../semantics/cloud";
import type { StoreView } from "../store";
import { AWS_DATA_SOURCES } from "./aws";
import { DATABRICKS_DATA_SOURCES } from "./databricks";

export interface DataSourceRequest {
  readonly type: string;
  readonly schema: Block;
  readonly config: ObjectValue;
  readonly context: CloudContext;
  readonly store: StoreView;
}

/** Answers a data source: what it finds, or why there is nothing. */
export type DataSource = (request: DataSourceRequest) => ObjectValue | Refused;

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
