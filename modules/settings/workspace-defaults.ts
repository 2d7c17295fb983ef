import { DefaultNamespaceSetting } from "@cdktf/provider-databricks/lib/default-namespace-setting";
import { DisableLegacyAccessSetting } from "@cdktf/provider-databricks/lib/disable-legacy-access-setting";
import { DisableLegacyDbfsSetting } from "@cdktf/provider-databricks/lib/disable-legacy-dbfs-setting";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { configured } from "../configured";

export interface WorkspaceDefaultsProps {
  /**
   * Catalog that unqualified names resolve in. Need not exist yet: Databricks takes the name as it is, and
   * until the catalog is there unqualified names find nothing. Default: the workspace's own.
   */
  readonly defaultCatalogName?: string | undefined;
  /** Blocks the legacy Hive metastore, fallback of external locations, and runtimes below 13.3 LTS. */
  readonly disableLegacyAccess: boolean;
  /** Blocks DBFS root and mounts, which the setting above leaves open. */
  readonly disableDbfs: boolean;
}

/** What the compute of a workspace takes for granted; running compute sees a change when it starts again. */
export class WorkspaceDefaults extends Construct {
  /** The settings, for compute that should start with them. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceDefaultsProps) {
    super(scope, id);
    const catalog =
      props.defaultCatalogName === undefined
        ? []
        : [
            configured(
              new DefaultNamespaceSetting(this, "default-catalog", { namespace: { value: props.defaultCatalogName } }),
              ".defaultCatalog",
            ),
          ];
    const legacyAccess = props.disableLegacyAccess
      ? [
          configured(
            new DisableLegacyAccessSetting(this, "legacy-access", {
              disableLegacyAccess: { value: true },
              // Else `hive_metastore` may be the default at a moment when nobody can reach it.
              ...(catalog.length === 0 ? {} : { dependsOn: catalog }),
            }),
            ".disableLegacyAccess",
          ),
        ]
      : [];
    const dbfs = props.disableDbfs
      ? [
          configured(
            new DisableLegacyDbfsSetting(this, "legacy-dbfs", { disableLegacyDbfs: { value: true } }),
            ".disableDbfs",
          ),
        ]
      : [];
    this.dependables = [...catalog, ...legacyAccess, ...dbfs];
  }
}
