import { at } from "../../../schema/value";
import { about } from "../../references/databricks-targets";
import { oneInWorkspace } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

const SCOPE = about("databricks_secret_scope", "name");

/** Secrets of a workspace. */
export const secrets: Service = {
  databricks_secret_scope: {
    computed: ({ planned }) => ({ id: textOf(at(planned, "name")) ?? "", backend_type: "DATABRICKS" }),
    unique: [oneInWorkspace("name")],
  },
  databricks_secret: {
    computed: ({ planned, context }) => {
      const [scope, key] = [textOf(at(planned, "scope")), textOf(at(planned, "key"))];
      return {
        id: `${scope}|||${key}`,
        config_reference: `{{secrets/${scope}/${key}}}`,
        last_updated_timestamp: context.clock.now(),
      };
    },
    references: { scope: SCOPE },
    unique: [oneInWorkspace("scope", "key")],
  },
  databricks_secret_acl: {
    computed: ({ planned }) => ({
      id: `${textOf(at(planned, "scope"))}|||${textOf(at(planned, "principal"))}`,
    }),
    references: { scope: SCOPE },
    unique: [oneInWorkspace("scope", "principal")],
  },
};
