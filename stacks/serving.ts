import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { stackName } from "../config/derive/stacks";
import { stackTags } from "../config/derive/tags";
import type { Account, Environment, Workspace } from "../config/model";
import { CONSUMER_KINDS, type ConsumerKind, makeConsumer } from "../modules/serving/consumers";
import { PlatformStack } from "./base/platform-stack";
import { databricksWorkspaceProvider } from "./base/providers";
import type { UnityCatalogOutputs } from "./unity-catalog";
import type { WorkspaceOutputs } from "./workspace";

/** What the serving layer offers to later layers of its workspace. */
export interface ServingOutputs {
  /** Consumer key → SQL warehouse id. */
  readonly warehouse_ids: Readonly<Record<string, string>>;
  /** Consumer key → dashboard id. */
  readonly dashboard_ids: Readonly<Record<string, string>>;
}

/** What the serving layer reads. */
export interface ServingUpstream {
  readonly workspace: PlatformStack<WorkspaceOutputs>;
  readonly unityCatalog: PlatformStack<UnityCatalogOutputs>;
}

/** Everything that one workspace serves: warehouses, dashboards. */
export class ServingStack extends PlatformStack<ServingOutputs> {
  constructor(scope: Construct, account: Account, env: Environment, workspace: Workspace, upstream: ServingUpstream) {
    super(scope, stackName(env.name, "serving", workspace.key), {
      layer: "serving",
      environment: env.name,
      workspace: workspace.key,
      state: env.state,
    });
    const catalogs = upstream.unityCatalog.readBy(this).catalog_names;
    databricksWorkspaceProvider(this, account, at(upstream.workspace.readBy(this).workspace_urls, workspace.key));

    const tags = stackTags(env.tags, { platform: account.name, environment: env.name, layer: "serving" });
    const ids: Record<ConsumerKind, Record<string, string>> = { "sql-warehouse": {}, dashboard: {} };
    const own = Object.entries(env.consumers).filter(([, consumer]) => consumer.workspace === workspace.key);
    for (const kind of CONSUMER_KINDS) {
      for (const [key, consumer] of own) {
        if (consumer.kind !== kind) continue;
        ids[kind][key] = makeConsumer(consumer.kind, this, `consumer-${key}`, {
          consumer,
          prefix: env.prefix,
          tags: { ...tags, Consumer: key },
          deployerApplicationId: account.deployer.applicationId,
          catalogName: (catalog) => at(catalogs, catalog),
          warehouseId: (warehouse) => at(ids["sql-warehouse"], warehouse),
        });
      }
    }

    this.publish({ warehouse_ids: ids["sql-warehouse"], dashboard_ids: ids.dashboard });
  }
}
