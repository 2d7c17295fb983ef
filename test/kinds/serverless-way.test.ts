import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { crmCluster, shopDatabase } from "../support/databases";
import { insideWarehouse, shopCatalog, shopConnection } from "../support/external-connections";
import { shopByCursor } from "../support/managed-sources";
import { accountInput, devInput, platformOf } from "../support/platform";
import { shopProxy } from "../support/proxies";
import { synthPlatform } from "../support/shipped";

const HOST = "acme-dev-shop.c9akciq32rgu.eu-west-1.rds.amazonaws.com";
const PROXY_HOST = "acme-dev-shop-proxy.proxy-c9akciq32rgu.eu-west-1.rds.amazonaws.com";

const service = () => ({
  dataService: "shop",
  domainNames: [HOST],
  listeners: [{ protocol: "TCP", port: 5432 }],
  targets: { kind: "ip", addresses: ["10.20.0.20"] },
});
const NCC = { mode: "create", region: "eu-west-1" };
const base = () => ({
  "dataServices.shop": shopDatabase(),
  "dataServices.crm": crmCluster(),
  "connections.shop-db": shopConnection(),
  "connections.shop": shopCatalog(),
});
const source = () =>
  shopByCursor({ reading: { mode: "cursor", foreignCatalog: "shop", cursorColumns: ["updated_at"] } });

/** Problems of the way, with a private endpoint that leads to the database. */
const led = (changes: Record<string, unknown> = {}) =>
  report({
    account: { networkConnectivity: { dev: NCC, other: NCC } },
    dev: {
      ...base(),
      "sources.prices": source(),
      "workspaces.main.networkConnectivity": "dev",
      "network.connections.endpointServices.shop": service(),
      ...changes,
    },
  });

describe("serverless compute", () => {
  it("reaches a database over a private endpoint that leads to it", () => {
    expect(led()).not.toContain("shop");
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "no endpoint that says so",
      { "network.connections.endpointServices.shop.dataService": undefined },
      "sources.prices.reading.foreignCatalog: serverless compute does not reach shop: it runs in Databricks' network, and no private endpoint leads there. " +
        'Fix: write dataService: "shop" into an endpoint service with its port, 5432, and its host name',
    ],
    [
      "one that leads elsewhere",
      { "network.connections.endpointServices.shop.dataService": "crm" },
      "serverless compute does not reach shop",
    ],
    [
      "a workspace that follows no configuration",
      { "workspaces.main.networkConnectivity": undefined },
      "the workspace follows no network connectivity configuration that network.connections.endpointServices.shop is in",
    ],
    [
      "a workspace that follows another configuration",
      { "network.connections.endpointServices.shop.networkConnectivity": ["other"] },
      "serverless compute of workspace main does not reach shop",
    ],
    [
      "another port",
      { "network.connections.endpointServices.shop.listeners": [{ protocol: "TCP", port: 5433 }] },
      "leads to shop, which answers on 5432, and no listener has that port. Fix: add a listener with port 5432",
    ],
    [
      "another name",
      { "network.connections.endpointServices.shop.domainNames": ["shop.corp.example"] },
      "none of its domainNames is the host name that the connection calls. Fix: after the data-services layer has run, write the output database_hosts.shop into its domainNames",
    ],
    [
      "the name of another database",
      { "network.connections.endpointServices.shop.domainNames": [HOST.replace("shop", "crm")] },
      "none of its domainNames is the host name",
    ],
    [
      "no database, but a secret behind it",
      {
        "dataServices.s": { kind: "secret", description: "A user", readers: ["arn:aws:iam::111111111111:role/a"] },
        "network.connections.endpointServices.shop.dataService": "s",
      },
      'data service s is of kind "secret"',
    ],
  ])("does not with %s", (_, changes, message) => {
    expect(led(changes)).toContain(message);
  });

  it("reaches the proxy of a database by its own name", () => {
    const through = {
      "dataServices.shop-reader": { kind: "secret", description: "User of the shop's database" },
      "dataServices.shop-proxy": shopProxy(),
      "connections.shop-db.dataService": "shop-proxy",
      "network.connections.endpointServices.shop.dataService": "shop-proxy",
    };
    expect(led({ ...through, "network.connections.endpointServices.shop.domainNames": [PROXY_HOST] })).not.toContain(
      "shop",
    );
    expect(led(through)).toContain("write the output database_hosts.shop-proxy into its domainNames");
  });

  it("takes an endpoint service of others, too", () => {
    expect(
      led({
        "network.connections.endpointServices": {},
        "serverless.endpointServices.shop": {
          serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
          domainNames: [HOST],
          dataService: "shop",
        },
      }),
    ).not.toContain("shop");
  });

  it.each(["rds-instance", "aurora-cluster"])(
    "reaches a database that is there already over the internet: %s",
    (kind) => {
      const there = (more: object) => ({
        "network.connections.endpointServices": {},
        "dataServices.shop": {
          kind,
          mode: "existing",
          identifier: "erp",
          engine: kind === "rds-instance" ? "postgres" : "aurora-postgresql",
          ...more,
        },
      });
      expect(led(there({ fromInternet: true }))).not.toContain("does not reach");
      expect(led(there({}))).toContain("or fromInternet: true into the database");
    },
  );
});

describe("a foreign catalog", () => {
  it("is queried by a warehouse inside the VPC, or by one that a private endpoint leads from", () => {
    expect(report({ dev: base() })).toContain("connections.shop.connection: serverless compute does not reach shop");
    expect(report({ dev: base() })).toContain("give main a warehouse with serverless: false");
    expect(report({ dev: { ...base(), "consumers.inside": insideWarehouse() } })).toBe("");
  });

  it("is left alone where nobody queries it on a warehouse, and where it leads elsewhere", () => {
    expect(report({ dev: { ...base(), consumers: {} } })).not.toContain("does not reach");
    const elsewhere = shopConnection({ dataService: undefined, options: { host: "db.acme.example", user: "reader" } });
    expect(report({ dev: { ...base(), "connections.shop-db": elsewhere } })).not.toContain("does not reach");
  });
});

describe("an endpoint service that leads to a database", () => {
  it("is let in by the database's own security group", () => {
    const input = devInput();
    input.dataServices = { shop: shopDatabase() };
    input.workspaces.main = { ...input.workspaces.main, networkConnectivity: "dev" };
    input.network = {
      ...input.network,
      connections: {
        endpointServices: {
          db: {
            dataService: "shop",
            domainNames: [HOST],
            listeners: [{ protocol: "TCP", port: 5432 }],
            targets: { kind: "ip", addresses: ["10.20.0.20"] },
          },
        },
      },
    };
    const account = {
      ...accountInput(),
      networkConnectivity: { dev: { mode: "create", region: "eu-west-1" } as const },
    };
    const network = synthPlatform(platformOf(account, input)).find(({ name }) => name === "dev-network")?.json;
    const rules = Object.entries(network?.resource?.aws_vpc_security_group_ingress_rule ?? {});
    expect(rules.filter(([id]) => id.startsWith("load-balancer-db"))).toEqual([
      [
        "load-balancer-db_target-shop-5432",
        expect.objectContaining({
          security_group_id: "${aws_security_group.data-service-shop.id}",
          from_port: 5432,
          to_port: 5432,
        }),
      ],
    ]);
  });
});
