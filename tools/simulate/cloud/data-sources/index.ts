import type { ObjectValue } from "../../schema/value";
import type { Refused } from "../../semantics/cloud";
import { knownOf } from "../services";
import { listed, lookedUp } from "./aws-lookups";
import type { DataSource, DataSourceRequest } from "./data-source";
import { throughLevel } from "./databricks-level";

/** What a data source answers. */
export function dataSource(request: DataSourceRequest): ObjectValue | Refused {
  const source = sourceOf(request.type);
  if (source) return source(request);
  return {
    refused: {
      rule: "unknown-data-source",
      summary: "Data source is not simulated",
      detail: `The simulation does not know what ${request.type} answers`,
      fix: "add it to the row of its type under tools/simulate/cloud/services",
    },
  };
}

function sourceOf(type: string): DataSource | undefined {
  const { answers, answeredBy, lookup, lists } = knownOf(type);
  if (answers) return answeredBy ? throughLevel(answeredBy, answers) : answers;
  if (lookup) return (request) => lookedUp(request, lookup);
  return lists === undefined ? undefined : (request) => listed(request, lists);
}
