import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { connectivityOfServices } from "../../config/derive/connected-services";
import type { Environment } from "../../config/model";
import { NetworkConnectivityBinding } from "../../modules/serverless/network-connectivity-binding";
import { PrivateEndpointRule } from "../../modules/serverless/private-endpoint-rule";
import type { AccountOutputs } from "../account";
import type { NetworkOutputs } from "../network/outputs";

/**
 * What serverless compute reaches privately: each workspace's configuration, and rules that lead from there to services
 * of the VPC. Here and not in the account's layer, which would have to wait for every environment's network (H14).
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
    new NetworkConnectivityBinding(stack, `network-connectivity-${key}`, {
      workspaceId: at(workspaceIds, key),
      networkConnectivityConfigId: idOf(networkConnectivity),
    });
  }
  const { network } = env;
  if (network.mode !== "customer-managed") return;
  for (const [service, connectivity] of Object.entries(connectivityOfServices(env))) {
    const scope = new Construct(stack, `private-endpoint-${service}`);
    for (const key of connectivity) {
      new PrivateEndpointRule(scope, key, {
        networkConnectivityConfigId: idOf(key),
        to: {
          endpointService: at(upstream.network.endpoint_service_names ?? {}, service),
          domainNames: at(network.connections.endpointServices, service).domainNames,
        },
      });
    }
  }
}
