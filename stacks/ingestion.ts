import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { mapValues } from "../config/derive/map-values";
import { stackName } from "../config/derive/stacks";
import { stackTags } from "../config/derive/tags";
import type { Account, Environment, Workspace } from "../config/model";
import { configured } from "../modules/configured";
import { makeSource } from "../modules/ingestion/sources";
import type { AccountOutputs } from "./account";
import { PlatformStack } from "./base/platform-stack";
import { databricksWorkspaceProvider } from "./base/providers";
import type { UnityCatalogOutputs } from "./unity-catalog";
import type { WorkspaceOutputs } from "./workspace";

/** What the ingestion layer offers to later layers of its workspace. */
export interface IngestionOutputs {
  /** Source key → pipeline id. */
  readonly pipeline_ids: Readonly<Record<string, string>>;
  /** Source key → job id. */
  readonly job_ids: Readonly<Record<string, string>>;
}

/** What the ingestion layer reads. */
export interface IngestionUpstream {
  readonly account: PlatformStack<AccountOutputs>;
  readonly workspace: PlatformStack<WorkspaceOutputs>;
  readonly unityCatalog: PlatformStack<UnityCatalogOutputs>;
}

/** Everything that one workspace loads: landing places, pipelines and the jobs that run them. */
export class IngestionStack extends PlatformStack<IngestionOutputs> {
  constructor(scope: Construct, account: Account, env: Environment, workspace: Workspace, upstream: IngestionUpstream) {
    super(scope, stackName(env.name, "ingestion", workspace.key), {
      layer: "ingestion",
      environment: env.name,
      workspace: workspace.key,
      state: env.state,
    });
    const principals = upstream.account.readBy(this).service_principal_application_ids;
    const catalogs = upstream.unityCatalog.readBy(this).catalog_names;
    databricksWorkspaceProvider(this, account, at(upstream.workspace.readBy(this).workspace_urls, workspace.key));

    const tags = stackTags(env.tags, { platform: account.name, environment: env.name, layer: "ingestion" });
    const sources = Object.fromEntries(
      Object.entries(env.sources)
        .filter(([, source]) => source.workspace === workspace.key)
        .map(([key, source]) => [
          key,
          configured(
            makeSource(source.kind, this, `source-${key}`, {
              source,
              prefix: env.prefix,
              catalogName: at(catalogs, source.catalog),
              runAs: {
                applicationId: at(principals, source.runAs),
                isDeployer: source.runAs === account.deployer.key,
              },
              deployerApplicationId: account.deployer.applicationId,
              tags: { ...tags, Source: key },
              preventDestroy: env.protection.preventDestroy,
            }),
            `sources.${key}`,
          ),
        ]),
    );

    this.publish({
      pipeline_ids: mapValues(sources, (source) => source.pipelineId),
      job_ids: mapValues(sources, (source) => source.jobId),
    });
  }
}
