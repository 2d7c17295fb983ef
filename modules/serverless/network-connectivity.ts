import { MwsNetworkConnectivityConfig } from "@cdktf/provider-databricks/lib/mws-network-connectivity-config";
import { Construct } from "constructs";
import type { NetworkConnectivity as NetworkConnectivityConfig } from "../../config/model";

export interface NetworkConnectivityProps {
  readonly config: NetworkConnectivityConfig;
}

/** A network connectivity configuration, made or taken as it is. Its rules and bindings belong to later layers. */
export class NetworkConnectivity extends Construct {
  readonly networkConnectivityConfigId: string;

  constructor(scope: Construct, id: string, { config }: NetworkConnectivityProps) {
    super(scope, id);
    if (config.mode === "existing") {
      this.networkConnectivityConfigId = config.id;
      return;
    }
    const connectivity = new MwsNetworkConnectivityConfig(this, "Resource", {
      name: config.name,
      region: config.region,
      // Its rules show up here once they are made elsewhere, and the provider can change nothing of it (databricks-sdk-go issue 1256).
      lifecycle: { ignoreChanges: ["egress_config"] },
    });
    this.networkConnectivityConfigId = connectivity.networkConnectivityConfigId;
  }
}
