import type { KindActions } from "../../iam/kind-actions";
import { readsDataCatalog } from "./glue";

/** Roles of connections to AWS Glue read Data Catalogs, those of other accounts and regions too. */
export const CONNECTION_ACTIONS: KindActions = {
  rows: [],
  ceiling: {
    layer: "unity-catalog",
    statements: ({ partition }) => [
      { ...readsDataCatalog({ partition }, { accountId: "*", region: "*" }), Sid: "ReadDataCatalogs" },
    ],
  },
};
