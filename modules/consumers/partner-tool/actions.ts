import { deliveredFiles } from "../../data-services/delivered-files";
import type { KindActions } from "../../iam/kind-actions";

/** Roles of partners put files into raw zones. */
export const PARTNER_TOOL_ACTIONS: KindActions = {
  rows: [],
  ceiling: { layer: "data-services", statements: deliveredFiles },
};
