import { arn, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { GLUE_LOGS, writtenLogs } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { OPTIMIZED } from "./policies";

const glue = (resource: string) => arn("glue", resource);

const OPTIMIZERS = [
  "glue:CreateTableOptimizer",
  "glue:DeleteTableOptimizer",
  "glue:GetTable",
  "glue:GetTableOptimizer",
  "glue:UpdateTableOptimizer",
];

/** Optimizers of tables. Source: service authorization reference, "AWS Glue". */
export const TABLE_OPTIMIZER_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_glue_catalog_table_optimizer: [
      on(glue("database/*"), ...OPTIMIZERS),
      on(glue("table/*"), ...OPTIMIZERS),
      // Asked of the catalog, too.
      on(glue("catalog"), ...OPTIMIZERS),
      passTo("glue.amazonaws.com"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      ...deliveredFiles(place),
      writtenLogs(place, GLUE_LOGS),
      {
        Sid: "OptimizedTables",
        Effect: "Allow",
        Action: OPTIMIZED,
        // The catalog, its databases and tables; a boundary has little room.
        Resource: `arn:${place.partition}:glue:${place.region}:${place.accountId}:*`,
      },
    ],
  },
};
