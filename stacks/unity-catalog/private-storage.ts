import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { boundConnectivity } from "../../config/derive/connected-services";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { PrivateEndpointRule } from "../../modules/serverless/private-endpoint-rule";
import { databricksAccountProviderBeside } from "../base/providers";

/**
 * Private endpoints of serverless compute to the lake's buckets. Here, with a provider of their own, because the buckets
 * are made here, and the account's layer comes before them (H14).
 */
export function privateStorage(
  stack: Construct,
  account: Account,
  env: Environment,
  upstream: {
    /** Key of a network connectivity configuration → its id. */
    connectivityIds(): Readonly<Record<string, string>>;
    /** Zone → its bucket and all its settings. */
    readonly zones: Readonly<Record<string, readonly ITerraformDependable[]>>;
  },
): void {
  const { storage } = env.serverless;
  if (storage === undefined) return;
  const provider = databricksAccountProviderBeside(stack, account);
  const buckets = [
    ...storage.zones.map((key) => at(env.zones, key).bucket),
    ...storage.externalLocations.map((key) => at(env.externalLocations, key).bucket),
  ];
  const scope = configured(new Construct(stack, "private-endpoint-s3"), "serverless.storage");
  for (const key of boundConnectivity(env)) {
    new PrivateEndpointRule(scope, key, {
      networkConnectivityConfigId: at(upstream.connectivityIds(), key),
      to: { region: env.region, buckets: [...new Set(buckets)].sort(), enabled: storage.state === "on" },
      dependsOn: storage.zones.flatMap((zone) => [...at(upstream.zones, zone)]),
      provider,
    });
  }
}
