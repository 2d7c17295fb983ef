/** Layer of a stack and first part of a construct path → where in the configuration it comes from. */
const KEYS: readonly (readonly [layer: RegExp, part: RegExp, key: string])[] = [
  [/^account$/, /^group-(.+)$/, "groups.$1"],
  [/^account$/, /^service-principal-(.+)$/, "servicePrincipals.$1"],
  [/^account$/, /^network-connectivity-(.+)$/, "networkConnectivity.$1"],
  [/^account$/, /^metastore-(.+)$/, "metastores.$1"],
  [/^foundation$/, /^key-/, "foundation.kms"],
  [/^foundation$/, /^logs/, "foundation.logs"],
  [/^foundation$/, /^ebs-/, "foundation.ebsEncryptionByDefault"],
  [/^network$/, /^workspace-(?:subnet|security-group)-(.+)$/, "workspaces.$1"],
  [/^network$/, /^flow-log/, "network.flowLogs"],
  [/^network$/, /^(?:load-balancer|endpoint-service)-(.+)$/, "network.connections.endpointServices.$1"],
  [/^network$/, /^(?:outbound-resolver|resolver-rule)/, "network.connections.dns"],
  [/^network$/, /^peering-(.+)$/, "network.connections.peerings.$1"],
  [/^network$/, /^vpn-(.+)$/, "network.connections.vpn.$1"],
  [/^network$/, /^transit-gateway$/, "network.connections.transitGateway"],
  [/^network$/, /^virtual-private-gateway$/, "network.connections.virtualPrivateGateway"],
  [/^network$/, /^direct-connect$/, "network.connections.directConnect"],
  [/^network$/, /./, "network"],
  [/^workspace$/, /^workspace-(.+)$/, "workspaces.$1"],
  [/^workspace$/, /^key-/, "foundation.kms"],
  [/^workspace$/, /^network-connectivity-(.+)$/, "workspaces.$1.networkConnectivity"],
  [/^workspace$/, /^existing-service-(.+)$/, "serverless.endpointServices.$1"],
  [/^workspace$/, /^private-endpoint-(.+)$/, "network.connections.endpointServices.$1"],
  [/^workspace$/, /./, "network.privateLink"],
  [/^settings-(.+)$/, /^cluster-policy-(.+)$/, "workspaces.$0.clusterPolicies.$1"],
  [/^settings-(.+)$/, /^bootstrap-warehouse/, "workspaces.$0.bootstrapWarehouse"],
  [/^settings-(.+)$/, /^ip-access-list/, "workspaces.$0.ipAccessList"],
  [/^settings-(.+)$/, /./, "workspaces.$0"],
  [/^unity-catalog$/, /^zone-(.+)$/, "zones.$1"],
  [/^unity-catalog$/, /^external-location-(.+)$/, "externalLocations.$1"],
  [/^unity-catalog$/, /^private-endpoint-s3/, "serverless.storage"],
  [/^unity-catalog$/, /^catalog-(.+)$/, "catalogs.$1"],
  [/^ingestion-/, /^source-(.+)$/, "sources.$1"],
  [/^serving-/, /^consumer-(.+)$/, "consumers.$1"],
  [/^operations$/, /^zone-(.+)$/, "zones.$1"],
  [/^operations$/, /./, "operations"],
];

/**
 * The setting that a resource comes from, `catalogs.sales.schemas.gold`, from its construct path
 * `dev-unity-catalog/catalog-sales/schema-gold/Resource`. Undefined where nothing says so.
 */
export function configKey(constructPath: string): { readonly file: string; readonly key: string } | undefined {
  const [stack = "", ...parts] = constructPath.split("/");
  const [, environment = "", layer = stack] =
    /^(.+?)-((?:foundation|network|workspace|settings|unity-catalog|ingestion|serving|operations).*)$/.exec(stack) ??
    [];
  const file = environment === "" ? "config/account.ts" : `config/environments/${environment}.ts`;
  for (const [layers, first, key] of KEYS) {
    const inLayer = layers.exec(layer);
    const inPart = first.exec(parts[0] ?? "");
    if (!inLayer || !inPart) continue;
    const base = key.replace("$0", inLayer[1] ?? "").replace("$1", inPart[1] ?? "");
    return { file, key: [base, ...below(parts.slice(1))].join(".") };
  }
  return undefined;
}

/** Schemas and volumes have keys of their own inside a catalog. */
function below(parts: readonly string[]): string[] {
  return parts.flatMap((part) => {
    const [, kind, key] = /^(schema|volume)-(.+)$/.exec(part) ?? [];
    return kind === undefined || key === undefined ? [] : [`${kind}s`, key];
  });
}
