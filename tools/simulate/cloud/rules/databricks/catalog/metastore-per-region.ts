import { at } from "../../../../schema/value";
import { same, workspaceById } from "../../../databricks/scope";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** An account has one metastore per region, and a workspace takes the one of its region. */
export const metastorePerRegion: Rule = {
  id: "metastore-per-region",
  source: "pain 17: SRA 9 and 154, examples 190; settled facts C11",
  types: ["databricks_metastore", "databricks_metastore_assignment"],
  operations: ["create"],
  refuses({ type, context, store, planned }) {
    if (type === "databricks_metastore") {
      const region = textOf(at(planned, "region"));
      const other = store
        .ofType(type)
        .find(({ account, attributes }) => account === context.accountId && same(at(attributes, "region"), region));
      return (
        other && {
          summary: "METASTORE_LIMIT_EXCEEDED: the account has reached the limit of metastores in the region",
          detail: `There is ${describe(other)} in ${region} already, and a region has one`,
          fix: 'use it: metastores.<region> with mode "existing" and its id in the account\'s file',
          path: [{ attribute: "region" }],
        }
      );
    }
    const metastore = store.find("databricks_metastore", "metastore_id", at(planned, "metastore_id"));
    const theirs = textOf(at(metastore?.attributes, "region"));
    const ours = textOf(at(workspaceById(store, at(planned, "workspace_id"))?.attributes, "aws_region"));
    if (theirs === undefined || ours === undefined || theirs === ours) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `The metastore is in ${theirs}, the workspace in ${ours}`,
      fix: `assign the metastore of ${ours}`,
      path: [{ attribute: "metastore_id" }],
    };
  },
};
