import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { LAYERS, type LayerProvider } from "../config/derive/layers";
import { stackName } from "../config/derive/stacks";
import { stackTags } from "../config/derive/tags";
import type { Account, Environment, Workspace } from "../config/model";
import type { KindLayer } from "../modules/kinds/contribution";
import { contributions, hasContributions, type KindOutputs, type Upstream } from "./base/contributions";
import { hasExtraResources } from "./base/extra-resources";
import { hasLeaving } from "./base/forgotten";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider, databricksAccountProvider, databricksWorkspaceProvider, timeProvider } from "./base/providers";
import { clusterLibraries, hasClusterLibraries } from "./ingestion/cluster-libraries";
import type { WorkspaceOutputs } from "./workspace";

/** Stacks that a layer of kinds comes after; a stack that is left out is no dependency. */
export interface KindUpstream extends Upstream {
  readonly workspace: PlatformStack<WorkspaceOutputs>;
}

/** What the entries of an environment have in one layer; those of one workspace, where the layer is a workspace's. */
export class KindStack extends PlatformStack<KindOutputs> {
  /**
   * @param upstream stacks that the layer comes after, whether an entry reads something of them or not
   * @param readable further stacks, which it comes after if an entry reads something of them
   */
  constructor(
    scope: Construct,
    layer: Exclude<KindLayer, "unity-catalog" | "operations">,
    account: Account,
    env: Environment,
    upstream: KindUpstream,
    workspace?: Workspace,
    readable: Upstream = {},
  ) {
    super(scope, stackName(env.name, layer, workspace?.key), {
      layer,
      environment: env.name,
      workspace: workspace?.key,
      state: env.state,
    });
    const isNeeded =
      hasContributions({ layer, environment: env, workspace }) ||
      hasClusterLibraries(layer, workspace) ||
      hasExtraResources(env, layer, workspace?.key) ||
      hasLeaving(env, this.node.id);
    if (!isNeeded) {
      this.publish({});
      return;
    }
    for (const stack of Object.values(upstream)) stack.readBy(this);
    const urls = upstream.workspace.readBy(this).workspace_urls;
    const make: Readonly<Record<Exclude<LayerProvider, "tfe">, () => unknown>> = {
      aws: () => awsProvider(this, account, env, layer),
      "databricks-account": () => databricksAccountProvider(this, account),
      "databricks-workspace": () =>
        databricksWorkspaceProvider(this, account, at(urls, workspace?.key ?? env.governanceWorkspace)),
      time: () => timeProvider(this),
    };
    for (const provider of LAYERS[layer].providers) make[provider]();
    clusterLibraries(this, layer, env, workspace, readable.settings);
    this.publish(
      contributions(this, {
        layer,
        account,
        environment: env,
        workspace,
        tags: stackTags(env.tags, { platform: account.name, environment: env.name, layer }),
        upstream: { ...upstream, ...readable },
        own: {},
      }),
    );
  }
}
