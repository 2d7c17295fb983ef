import { describe, expect, it } from "vitest";
import { configKey } from "../../../../tools/simulate/command/config-key";
import { shippedStacks } from "../../../support/shipped";

const keyOf = (path: string) => {
  const found = configKey(path);
  return found && `${found.file}: ${found.key}`;
};

describe("the setting that a resource comes from", () => {
  it.each([
    ["account/group-analysts/Resource", "config/account.ts: groups.analysts"],
    ["account/metastore-eu-west-1/Resource", "config/account.ts: metastores.eu-west-1"],
    ["dev-network/vpc/Resource", "config/environments/dev.ts: network"],
    ["dev-network/peering-erp/Resource/accepter", "config/environments/dev.ts: network.connections.peerings.erp"],
    ["dev-network/vpn-office/route/euw1-az1", "config/environments/dev.ts: network.connections.vpn.office"],
    ["dev-network/transit-gateway/attachment", "config/environments/dev.ts: network.connections.transitGateway"],
    ["dev-network/direct-connect/Resource", "config/environments/dev.ts: network.connections.directConnect"],
    ["dev-network/workspace-subnet-main/euw1-az1", "config/environments/dev.ts: workspaces.main"],
    [
      "dev-settings-main/cluster-policy-jobs/Resource",
      "config/environments/dev.ts: workspaces.main.clusterPolicies.jobs",
    ],
    ["account/network-connectivity-dev/Resource", "config/account.ts: networkConnectivity.dev"],
    ["dev-network/load-balancer-db/port-5432", "config/environments/dev.ts: network.connections.endpointServices.db"],
    ["dev-network/resolver-rule/corp", "config/environments/dev.ts: network.connections.dns"],
    ["dev-workspace/private-endpoint-db/dev", "config/environments/dev.ts: network.connections.endpointServices.db"],
    ["dev-unity-catalog/private-endpoint-s3/dev", "config/environments/dev.ts: serverless.storage"],
    ["dev-unity-catalog/zone-raw/bucket", "config/environments/dev.ts: zones.raw"],
    [
      "prod-eu-unity-catalog/catalog-sales/schema-gold/volume-exports",
      "config/environments/prod-eu.ts: catalogs.sales.schemas.gold.volumes.exports",
    ],
    ["dev-ingestion-main/source-orders/pipeline", "config/environments/dev.ts: sources.orders"],
    ["dev-serving-main/consumer-bi/Resource", "config/environments/dev.ts: consumers.bi"],
  ])("%s", (path, expected) => {
    expect(keyOf(path)).toBe(expected);
  });

  it("is undefined where nothing says so", () => {
    expect(keyOf("dev-serving-main/something/Resource")).toBeUndefined();
  });

  it("is known for every resource of the shipped environments", () => {
    const paths = shippedStacks().flatMap(({ json }) =>
      Object.values(json.resource ?? {}).flatMap((byId) =>
        Object.values(byId).flatMap((body) => body["//"]?.metadata.path ?? []),
      ),
    );
    expect(paths.length).toBeGreaterThan(400);
    expect(paths.filter((path) => configKey(path) === undefined)).toEqual([]);
  });
});
