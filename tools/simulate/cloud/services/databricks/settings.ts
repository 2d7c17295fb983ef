import type { ObjectValue } from "../../../schema/value";
import type { Computed } from "../../computed/computed";
import { hex, uuid } from "../../computed/databricks-ids";
import { WORKSPACE_SETTING } from "../../uniques/databricks";
import { blockOf, itemsOf, textsAt } from "../../values";
import type { Service } from "../service";

const asUuid: Computed = ({ seed }) => ({ id: uuid(seed) });

const setting =
  (id: string): Computed =>
  ({ seed }) => ({ id, etag: hex(seed, 24, "etag"), setting_name: "default" });

/** Settings of a workspace. */
export const settings: Service = {
  databricks_workspace_conf: { computed: () => ({ id: "_" }) },
  databricks_ip_access_list: {
    limit: {
      max: "ipAccessListEntries",
      among: "workspace",
      weight: (attributes) => textsAt(attributes, "ip_addresses").length,
      what: "entries of IP access lists per workspace",
    },
    computed: asUuid,
  },
  databricks_notification_destination: {
    computed: ({ seed, planned }) => ({
      id: uuid(seed),
      destination_type: destination(planned),
    }),
  },
  databricks_default_namespace_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_disable_legacy_access_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_disable_legacy_dbfs_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_restrict_workspace_admins_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_automatic_cluster_update_workspace_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_enhanced_security_monitoring_workspace_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_compliance_security_profile_workspace_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_aibi_dashboard_embedding_access_policy_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
  databricks_aibi_dashboard_embedding_approved_domains_setting: {
    computed: setting("global"),
    unique: [WORKSPACE_SETTING],
  },
};

function destination(planned: ObjectValue): string {
  const config = blockOf(planned, "config");
  const kind = Object.keys(config ?? {}).find((name) => itemsOf(config, name).length > 0);
  return kind?.toUpperCase() ?? "EMAIL";
}
