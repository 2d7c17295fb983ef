import { App } from "cdktf";
import { loadPlatform } from "./config/load";
import type { Platform } from "./config/model";
import { AccountStack } from "./stacks/account";
import { leaveOutAbsent } from "./stacks/base/absent";
import { adopt } from "./stacks/base/adopted";
import { addExtraResources } from "./stacks/base/extra-resources";
import { tellFiles } from "./stacks/base/files";
import { forget } from "./stacks/base/forgotten";
import { applyOverrides } from "./stacks/base/overrides";
import { useProviderVersions } from "./stacks/base/provider-versions";
import { showPresentKeys } from "./stacks/base/renamed";
import { BillingStack } from "./stacks/billing";
import { BootstrapStack } from "./stacks/bootstrap";
import { DeliveryStack } from "./stacks/delivery";
import { DevopsStack } from "./stacks/devops";
import { FoundationStack } from "./stacks/foundation";
import { KindStack } from "./stacks/kinds";
import { NetworkStack } from "./stacks/network";
import { OperationsStack } from "./stacks/operations";
import { SettingsStack } from "./stacks/settings";
import { UnityCatalogStack } from "./stacks/unity-catalog";
import { WorkspaceStack } from "./stacks/workspace";
import { runSynthesis } from "./tools/synth/run";

/**
 * The whole platform as a table of contents: which stacks there are, and which reads which.
 * @param outdir folder that `app.synth()` writes to; made if it is not there
 */
export function buildPlatform(platform: Platform, outdir: string): App {
  const app = new App({ outdir, stackTraces: false });
  const account = new AccountStack(app, platform.account);

  for (const env of platform.environments) {
    const foundation = new FoundationStack(app, platform.account, env);
    const network = new NetworkStack(app, platform.account, env, { foundation });
    const workspace = new WorkspaceStack(app, platform.account, env, { account, foundation, network });
    const unityCatalog = new UnityCatalogStack(app, platform.account, env, { account, foundation, workspace });
    const lake = { workspace, "unity-catalog": unityCatalog };
    const dataServices = new KindStack(app, "data-services", platform.account, env, { foundation, network, ...lake });
    const services = { ...lake, "data-services": dataServices };
    const connections = new KindStack(app, "connections", platform.account, env, services, undefined, { account });
    const sources = { ...services, connections };
    const serving: Record<string, KindStack> = {};
    for (const databricks of Object.values(env.workspaces)) {
      const settings = new SettingsStack(app, platform.account, env, databricks, { account, workspace });
      const ingestionUpstream = { account, ...sources };
      const ingestion = new KindStack(app, "ingestion", platform.account, env, ingestionUpstream, databricks, {
        settings,
      });
      const jobs = { account, settings, ingestion };
      const served = new KindStack(app, "serving", platform.account, env, sources, databricks, jobs);
      serving[databricks.key] = served;
      const data = { ...sources, ingestion, serving: served };
      new KindStack(app, "activation", platform.account, env, data, databricks, { account, settings });
    }
    const watched = { foundation, network, unityCatalog, dataServices };
    new OperationsStack(app, platform.account, env, watched, { account, workspace, serving });
  }
  tellFiles(app, platform);
  addExtraResources(app, platform);
  showPresentKeys(app, platform);
  forget(app, platform);
  adopt(app, platform);
  leaveOutAbsent(app, platform);
  const { bootstrap, codePipeline, costAllocation } = platform.account;
  if (bootstrap !== undefined) new BootstrapStack(app, platform, bootstrap);
  if (codePipeline !== undefined) new DevopsStack(app, platform, codePipeline);
  if (costAllocation !== undefined) new BillingStack(app, platform, costAllocation);
  // Last, because it is about all that there is.
  if (platform.account.delivery !== undefined) new DeliveryStack(app, platform, platform.account.delivery);
  // These have come since.
  forget(app, platform);
  useProviderVersions(app, platform.account);
  applyOverrides(app, platform);
  return app;
}

if (require.main === module) {
  runSynthesis({
    load: loadPlatform,
    build: (platform, outdir) => buildPlatform(platform, outdir).synth(),
    root: __dirname,
    arguments: process.argv.slice(2),
  });
}
