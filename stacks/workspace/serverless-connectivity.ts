import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { connectivityOf } from "../../config/derive/connected-services";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { NetworkConnectivityBinding } from "../../modules/serverless/network-connectivity-binding";
import { NetworkPolicyBinding } from "../../modules/serverless/network-policy-binding";
import { PrivateEndpointRule } from "../../modules/serverless/private-endpoint-rule";
import type { AccountOutputs } from "../account";
import type { NetworkOutputs } from "../network/outputs";

/**
 * Where serverless compute may go, and what it reaches privately: each workspace's policy and configuration, and rules that lead from there to services
 * of the VPC and of others. Here and not in the account's layer, which would have to wait for every environment's network (H14).
 * @param workspaceIds key → id, a number as text
 */
export function serverlessConnectivity(
  stack: Construct,
  env: Environment,
  workspaceIds: Readonly<Record<string, string>>,
  upstream: { readonly account: AccountOutputs; readonly network: NetworkOutputs },
): void {
  const idOf = (key: string) => at(upstream.account.network_connectivity_config_ids ?? {}, key);
  for (const { key, networkConnectivity } of Object.values(env.workspaces)) {
    if (networkConnectivity === undefined) continue;
    configured(
      new NetworkConnectivityBinding(stack, `network-connectivity-${key}`, {
        workspaceId: at(workspaceIds, key),
        networkConnectivityConfigId: idOf(networkConnectivity),
      }),
      `workspaces.${key}.networkConnectivity`,
    );
  }
  for (const { key, networkPolicy } of Object.values(env.workspaces)) {
    if (networkPolicy === undefined) continue;
    configured(
      new NetworkPolicyBinding(stack, `network-policy-${key}`, {
        workspaceId: at(workspaceIds, key),
        networkPolicyId: at(upstream.account.network_policy_ids ?? {}, networkPolicy),
      }),
      `workspaces.${key}.networkPolicy`,
    );
  }
  const rules = (setting: string, id: string, config: PrivateService, endpointService: string) => {
    const scope = configured(new Construct(stack, id), setting);
    for (const key of connectivityOf(config, env)) {
      new PrivateEndpointRule(scope, key, {
        networkConnectivityConfigId: idOf(key),
        to: { endpointService, domainNames: config.domainNames },
      });
    }
  };
  const own = env.network.mode === "customer-managed" ? env.network.connections.endpointServices : {};
  for (const [key, config] of Object.entries(own)) {
    rules(
      `network.connections.endpointServices.${key}`,
      `private-endpoint-${key}`,
      config,
      at(upstream.network.endpoint_service_names ?? {}, key),
    );
  }
  for (const [key, config] of Object.entries(env.serverless.endpointServices)) {
    rules(`serverless.endpointServices.${key}`, `existing-service-${key}`, config, config.serviceName);
  }
}

/** What a rule needs to know of a service beside its name. */
interface PrivateService {
  readonly domainNames: readonly string[];
  readonly networkConnectivity?: readonly string[] | undefined;
}
