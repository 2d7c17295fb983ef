import { z } from "zod";
import { accessPolicy } from "./access-policy";
import { alert } from "./alert";
import { app } from "./app";
import { dashboard } from "./dashboard";
import { enterpriseCatalog } from "./enterprise-catalog";
import { featureStore } from "./feature-store";
import { genieSpace } from "./genie-space";
import { lakebase } from "./lakebase";
import { modelEndpoint } from "./model-endpoint";
import { modelMonitor } from "./model-monitor";
import { objectTags } from "./object-tags";
import { partnerTool } from "./partner-tool";
import { query } from "./query";
import { quickSight } from "./quicksight";
import { recipient } from "./recipient";
import { reverseEtl } from "./reverse-etl";
import { schemaMonitor } from "./schema-monitor";
import { share } from "./share";
import { sqlWarehouse } from "./sql-warehouse";
import { tableMonitor } from "./table-monitor";
import { tableTags } from "./table-tags";
import { vectorSearch } from "./vector-search";

/** Everything that is let into the lakehouse, told apart by `kind`. One file and one line here per kind. */
export const consumerSchema = z.discriminatedUnion("kind", [
  sqlWarehouse,
  query,
  alert,
  dashboard,
  genieSpace,
  recipient,
  share,
  partnerTool,
  enterpriseCatalog,
  reverseEtl,
  lakebase,
  modelEndpoint,
  tableTags,
  accessPolicy,
  vectorSearch,
  featureStore,
  modelMonitor,
  tableMonitor,
  schemaMonitor,
  app,
  objectTags,
  quickSight,
]);

export type ParsedConsumer = z.output<typeof consumerSchema>;
