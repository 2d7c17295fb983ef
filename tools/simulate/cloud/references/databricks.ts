import { on, type Reference } from "./reference";

/** Databricks. Sources: facts and hazards of the project; provider documentation 1.99.0. */
export const DATABRICKS_REFERENCES: readonly Reference[] = [
  ...on("databricks_mws_workspaces", {
    credentials_id: {
      targets: ["databricks_mws_credentials"],
      attribute: "credentials_id",
      blocksDelete: "INVALID_STATE",
    },
  }),
];
