import {
  MwsNccPrivateEndpointRule,
  type MwsNccPrivateEndpointRuleConfig,
} from "@cdktf/provider-databricks/lib/mws-ncc-private-endpoint-rule";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface PrivateEndpointRuleProps {
  /** Databricks' id of the network connectivity configuration. Changing it replaces the rule. */
  readonly networkConnectivityConfigId: string;
  /** What the endpoint that Databricks makes leads to. */
  readonly to:
    | {
        /** Full name of an endpoint service of the region that allows Databricks' role. Changing it replaces the rule. */
        readonly endpointService: string;
        /** Names that lead to it in serverless compute; at most ten. */
        readonly domainNames: readonly string[];
      }
    | {
        /** Region of the buckets. */
        readonly region: string;
        readonly buckets: readonly string[];
        /** Whether traffic takes the endpoint; only an endpoint that is established can be switched on. */
        readonly enabled: boolean;
      };
  /** What has to be there first. */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** An account-level provider, where it is not the stack's own. */
  readonly provider?: TerraformProvider;
}

/**
 * A private endpoint in Databricks' own VPC for serverless compute, which Databricks makes because of this rule. It is
 * not there yet when the rule is: it waits until the service's owner accepts it, 14 days at most.
 */
export class PrivateEndpointRule extends Construct {
  constructor(scope: Construct, id: string, props: PrivateEndpointRuleProps) {
    super(scope, id);
    const { to, dependsOn, provider } = props;
    const target: Partial<MwsNccPrivateEndpointRuleConfig> =
      "endpointService" in to
        ? { endpointService: to.endpointService, domainNames: [...to.domainNames] }
        : {
            endpointService: `com.amazonaws.${to.region}.s3`,
            resourceNames: [...to.buckets],
            // Refused, or lost, while the rule is made: left out until then.
            ...(to.enabled ? { enabled: true } : {}),
          };
    new MwsNccPrivateEndpointRule(this, "Resource", {
      networkConnectivityConfigId: props.networkConnectivityConfigId,
      ...target,
      ...(dependsOn === undefined ? {} : { dependsOn: [...dependsOn] }),
      ...(provider === undefined ? {} : { provider }),
      // After an import provider 1.99 would want to take it away, and fail (provider issue 5347, mended in 1.118).
      lifecycle: { ignoreChanges: ["account_id"] },
    });
  }
}
