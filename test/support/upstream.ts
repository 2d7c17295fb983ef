import type { Construct } from "constructs";
import type { Layer } from "../../config/derive/layers";
import type { Environment } from "../../config/model";
import type { AccountOutputs } from "../../stacks/account";
import type { KindOutputs } from "../../stacks/base/contributions";
import { type Contract, PlatformStack } from "../../stacks/base/platform-stack";
import type { FoundationOutputs } from "../../stacks/foundation";
import type { NetworkOutputs } from "../../stacks/network/outputs";
import type { UnityCatalogOutputs } from "../../stacks/unity-catalog";
import type { WorkspaceOutputs } from "../../stacks/workspace";

/** Stands in tests for a layer that others read: nothing but its contract. */
export class Upstream<O extends Contract<O>> extends PlatformStack<O> {
  constructor(scope: Construct, name: string, layer: Layer, outputs: O) {
    super(scope, name, { layer, state: { backend: "local", directory: "state" } });
    this.publish(outputs);
  }

  override get isAbsent(): boolean {
    return false;
  }
}

/** The layers below an environment's later ones. Values do not matter to consumers, which see references. */
export function upstreamOf(scope: Construct, env: Environment, natZones: readonly string[] = []) {
  const name = (layer: string) => `${env.name}-${layer}`;
  const values = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, `value-${key}`])) as Record<K, string>;
  const workspaces = values(Object.keys(env.workspaces));
  return {
    account: new Upstream<AccountOutputs>(scope, "account", "account", {
      metastore_ids: {},
      group_ids: {},
      service_principal_ids: {},
      service_principal_application_ids: values(["terraform", "ingestion", "reporting"]),
    }),
    foundation: new Upstream<FoundationOutputs>(scope, name("foundation"), "foundation", {
      kms_key_arns: { "managed-services": "key", "workspace-storage": "key", data: "key", logs: "key" },
      log_bucket_name: "logs",
      log_bucket_arn: "arn:aws:s3:::logs",
    }),
    network: new Upstream<NetworkOutputs>(scope, name("network"), "network", {
      vpc_id: "vpc-1",
      workspace_subnet_ids: {},
      workspace_security_group_ids: {},
      databricks_endpoint_ids: {},
      nat_gateway_ids: values(natZones),
      s3_endpoint_id: "vpce-1",
      isolation: "public-egress",
    }),
    workspace: new Upstream<WorkspaceOutputs>(scope, name("workspace"), "workspace", {
      workspace_ids: workspaces,
      workspace_urls: workspaces,
      root_bucket_names: workspaces,
      budget_policy_ids: {},
    }),
    dataServices: new Upstream<KindOutputs>(scope, name("data-services"), "data-services", {}),
    unityCatalog: new Upstream<UnityCatalogOutputs>(scope, name("unity-catalog"), "unity-catalog", {
      catalog_names: values(Object.keys(env.catalogs)),
      schema_names: {},
      zone_bucket_names: values(Object.keys(env.zones)),
      external_location_names: {},
    }),
  };
}
