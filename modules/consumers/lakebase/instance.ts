import { DatabaseDatabaseCatalog } from "@cdktf/provider-databricks/lib/database-database-catalog";
import { DatabaseInstance } from "@cdktf/provider-databricks/lib/database-instance";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../../config/derive/grants";
import type { LakebaseModel } from "../../../config/kinds/consumers/lakebase";
import { configured } from "../../configured";
import { objectPermissions } from "../../identity/object-permissions";
import { tagList } from "../../tag-list";
import { Grants } from "../../unity-catalog/grants";
import { OWNER_TAG } from "../owner-tag";

export interface LakebaseInstanceProps {
  readonly consumer: LakebaseModel;
  /** Budget policy that its usage is billed under; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  /** For cost reports, under the instance's own. */
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  readonly grants: ResolvedGrants<"foreign_catalog">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
  /** Application ids of service principals of apps that use it. */
  readonly users: readonly string[];
}

/** An instance with a database, the catalog that shows it, and who may use them. */
export class LakebaseInstance extends Construct {
  /** Host name for what reads and writes. */
  readonly host: string;
  /** Its name; a reference. */
  readonly instanceName: string;
  readonly catalogName: string;

  constructor(scope: Construct, id: string, props: LakebaseInstanceProps) {
    super(scope, id);
    const { consumer, preventDestroy } = props;
    const instance = new DatabaseInstance(this, "Resource", {
      name: consumer.instanceName,
      capacity: consumer.capacity,
      nodeCount: consumer.nodes,
      enableReadableSecondaries: consumer.readableSecondaries,
      retentionWindowInDays: consumer.retentionDays,
      enablePgNativeLogin: consumer.passwordLogin,
      customTags: tagList({ ...props.tags, [OWNER_TAG]: consumer.owner, ...consumer.tags }),
      // Budget policies are called usage policies by now; they are the same.
      ...(props.budgetPolicyId !== undefined && { usagePolicyId: props.budgetPolicyId }),
      // Databricks deletes in no other way. What must not go has prevent_destroy.
      purgeOnDelete: true,
      lifecycle: { preventDestroy },
    });
    const catalog = new DatabaseDatabaseCatalog(this, "catalog", {
      name: consumer.catalogName,
      databaseInstanceName: instance.name,
      databaseName: consumer.database,
      createDatabaseIfNotExists: true,
      lifecycle: { preventDestroy },
    });
    this.host = instance.readWriteDns;
    this.instanceName = instance.name;
    this.catalogName = catalog.name;
    configured(
      new Grants(this, "grants", {
        kind: "foreign_catalog",
        securable: catalog.name,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
    configured(
      objectPermissions(this, "permissions", ["databaseInstanceName", instance.name], props.deployerApplicationId, [
        ...Object.entries(consumer.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
        ...props.users.map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_USE" })),
      ]),
      ".permissions",
    );
  }
}
