import { z } from "zod";
import { alert } from "./alert";
import { dashboard } from "./dashboard";
import { lakebase } from "./lakebase";
import { modelEndpoint } from "./model-endpoint";
import { partnerTool } from "./partner-tool";
import { query } from "./query";
import { recipient } from "./recipient";
import { reverseEtl } from "./reverse-etl";
import { share } from "./share";
import { sqlWarehouse } from "./sql-warehouse";

/** Everything that is let into the lakehouse, told apart by `kind`. One file and one line here per kind. */
export const consumerSchema = z.discriminatedUnion("kind", [
  sqlWarehouse,
  query,
  alert,
  dashboard,
  recipient,
  share,
  partnerTool,
  reverseEtl,
  lakebase,
  modelEndpoint,
]);

export type ParsedConsumer = z.output<typeof consumerSchema>;
