import { at } from "../../../schema/value";
import { hex, number } from "../../computed/databricks-ids";
import { GROUP, PRINCIPAL, SERVICE_PRINCIPAL, USER, WORKSPACE } from "../../references/databricks-targets";
import { oneInAccount, oneInWorkspace, owned } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** What principals may in the account and in workspaces. */
export const access: Service = {
  databricks_mws_permission_assignment: {
    computed: ({ planned }) => ({
      id: `${textOf(at(planned, "workspace_id"))}|${textOf(at(planned, "principal_id"))}`,
    }),
    references: {
      workspace_id: WORKSPACE,
      principal_id: PRINCIPAL,
    },
    unique: [oneInAccount("workspace_id", "principal_id")],
  },
  databricks_permission_assignment: {
    computed: ({ planned, seed }) => ({
      id: textOf(at(planned, "principal_id")) ?? String(number(seed, 15)),
    }),
    references: { principal_id: PRINCIPAL },
    unique: [oneInWorkspace("principal_id")],
  },
  databricks_entitlements: {
    computed: ({ planned }) => {
      const [kind = "group", id = ""] =
        ["user", "group", "service_principal"]
          .map((each) => [each, textOf(at(planned, `${each}_id`))])
          .find(([, v]) => v) ?? [];
      return { id: `${kind === "service_principal" ? "spn" : kind}/${id}` };
    },
    references: {
      group_id: GROUP,
      service_principal_id: SERVICE_PRINCIPAL,
      user_id: USER,
    },
    unique: [owned(oneInWorkspace("group_id", "service_principal_id", "user_id"), "the principal")],
  },
  databricks_access_control_rule_set: {
    computed: ({ planned, seed }) => ({
      id: textOf(at(planned, "name")) ?? "",
      etag: hex(seed, 32, "etag"),
    }),
    unique: [owned({ ...oneInAccount("name"), among: "anywhere" }, "the rule set")],
  },
  databricks_group_role: { references: { group_id: GROUP } },
  databricks_user_role: { references: { user_id: USER } },
  databricks_service_principal_role: { references: { service_principal_id: SERVICE_PRINCIPAL } },
};
