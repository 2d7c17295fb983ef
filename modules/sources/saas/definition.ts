import type { PipelineIngestionDefinition } from "@cdktf/provider-databricks/lib/pipeline";
import { mapValues } from "../../../config/derive/map-values";
import { saasType } from "../../../config/facts/saas-types";
import type { SaasModel } from "../../../config/kinds/sources/saas";
import { literal } from "../../terraform/literal";
import { loadedTable, tableConfiguration, wholeSchema } from "../managed/ingestion-pipeline";

/** What the pipeline of an application loads. Source: Databricks, Pipelines API, `ingestion_definition`. */
export function definitionOf(
  { type, tables, schemas, reports, schema, project, formulaFields }: SaasModel,
  catalogName: string,
  connectionName: string,
): PipelineIngestionDefinition {
  const facts = saasType(type);
  const always = "always" in facts.schema ? facts.schema.always : "";
  return {
    connectionName,
    objects: [
      ...tables.map((one) =>
        loadedTable(
          { catalog: project, schema: one.schema ?? always, table: one.table },
          { catalogName, schema, table: one.as },
          tableConfiguration(one),
        ),
      ),
      ...reports.map((one) => ({
        report: {
          sourceUrl: literal(one.url),
          destinationCatalog: catalogName,
          destinationSchema: schema,
          destinationTable: one.as,
          tableConfiguration: tableConfiguration(one, parametersOf(one.parameters)),
        },
      })),
      ...schemas.map((one) => wholeSchema({ catalog: project, schema: one.schema }, { catalogName, schema }, one)),
    ],
    ...(formulaFields && { tableConfiguration: { salesforceIncludeFormulaFields: true } }),
  };
}

const parametersOf = (parameters: Readonly<Record<string, string>>) =>
  Object.keys(parameters).length === 0
    ? {}
    : { workdayReportParameters: { parameters: mapValues(parameters, literal) } };
