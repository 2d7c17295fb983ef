import { accessedBy } from "../../iam/ceiling";
import type { KindActions } from "../../iam/kind-actions";
import { readsDataCatalog } from "./glue";
import { readsStreamsAtMost } from "./kinesis";

/** Roles of connections to AWS read Data Catalogs, those of other accounts and regions too, and streams that are named. */
export const CONNECTION_ACTIONS: KindActions = {
  rows: [],
  ceiling: {
    layer: "unity-catalog",
    statements: (place) => [
      { ...readsDataCatalog(place, { accountId: "*", region: "*" }), Sid: "ReadDataCatalogs" },
      ...readsStreamsAtMost(accessedBy(place, "read-stream"), place),
    ],
  },
};
