import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const AT = "dev: network.connections.endpointServices.db";
const certificateArn = "arn:aws:acm:eu-west-1:111111111111:certificate/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const loadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/front/0a1b2c3d4e5f6071";
const database = {
  domainNames: ["db.corp.example"],
  listeners: [{ protocol: "TCP", port: 5432 }],
  targets: { kind: "ip", addresses: ["10.20.0.20"] },
};
const account: Changes = { networkConnectivity: { dev: { mode: "create", region: "eu-west-1" } } };
const services = (endpointServices: unknown, more: Changes = {}): Changes => ({
  "network.connections": { endpointServices },
  "workspaces.main.networkConnectivity": "dev",
  ...more,
});
const problems = (service: object, more: Changes = {}) =>
  report({ account, dev: services({ db: { ...database, ...service } }, more) });

describe("endpoint services", () => {
  it("may lead to addresses, instances and load balancers of applications", () => {
    expect(problems({})).toBe("");
    expect(problems({ targets: { kind: "ip", addresses: ["172.16.0.20", "100.64.0.20"] } })).toBe("");
    expect(problems({ targets: { kind: "instance", instanceIds: ["i-0a1b2c3d4e5f60718"] } })).toBe("");
    expect(problems({ targets: { kind: "alb", loadBalancerArn }, healthCheck: { protocol: "HTTPS" } })).toBe("");
    expect(problems({ listeners: [{ protocol: "TLS", port: 443, certificateArn }] })).toBe("");
  });

  it("need a certificate where they end TLS", () => {
    expect(problems({ listeners: [{ protocol: "TLS", port: 443 }] })).toContain(`${AT}.listeners.0.certificateArn: `);
  });

  it("have at most ten names, each for one service", () => {
    const domainNames = Array.from({ length: 11 }, (_, index) => `db${index}.corp.example`);
    expect(problems({ domainNames })).toBe(
      `${AT}.domainNames: has more than ten names, the most of a rule. Fix: divide them among several services.`,
    );
    expect(report({ account, dev: services({ db: database, copy: database }) })).toBe(
      "dev: network.connections.endpointServices.copy.domainNames.0: db.corp.example leads to endpointServices.db already. Fix: use a name for one service alone.",
    );
  });

  it("take certificates and load balancers of their own account and region", () => {
    const far = certificateArn.replace("eu-west-1", "us-east-1");
    expect(problems({ listeners: [{ protocol: "TLS", port: 443, certificateArn: far }] })).toBe(
      `${AT}.listeners.0.certificateArn: is in us-east-1 of account 111111111111, and the load balancer in eu-west-1 of 111111111111. Fix: name one of the environment's own account and region.`,
    );
    const foreign = loadBalancerArn.replace("111111111111", "222222222222");
    expect(
      problems({ targets: { kind: "alb", loadBalancerArn: foreign }, healthCheck: { protocol: "HTTP" } }),
    ).toContain(`${AT}.targets.loadBalancerArn: is in eu-west-1 of account 222222222222`);
  });

  it("use each port once", () => {
    expect(
      problems({
        listeners: [
          { protocol: "TCP", port: 443 },
          { protocol: "TLS", port: 443, certificateArn },
        ],
      }),
    ).toBe(`${AT}.listeners.1.port: 443 is the port of an earlier listener. Fix: use each port once.`);
  });

  it("do not lead to public addresses outside the VPC", () => {
    expect(problems({ targets: { kind: "ip", addresses: ["198.51.100.7"] } })).toBe(
      `${AT}.targets.addresses.0: 198.51.100.7 is neither private nor in the VPC, and no load balancer takes it. Fix: name a private address; what is on the internet, serverless compute reaches without this.`,
    );
  });

  it("ask a load balancer behind them by HTTP", () => {
    expect(problems({ targets: { kind: "alb", loadBalancerArn } })).toBe(
      `${AT}.healthCheck.protocol: an application load balancer is asked by HTTP or HTTPS, never by TCP. Fix: set it to "HTTP" or "HTTPS", as the listener of the application load balancer is.`,
    );
  });

  it("leave TLS to the load balancer behind them", () => {
    expect(
      problems({
        targets: { kind: "alb", loadBalancerArn },
        listeners: [{ protocol: "TLS", port: 443, certificateArn }],
      }),
    ).toContain("a load balancer behind another one takes TCP alone");
  });

  it("have keys that leave room for the name of a load balancer", () => {
    const key = "orders-database-of-the-company";
    expect(report({ account, dev: services({ [key]: database }) })).toBe(
      `dev: network.connections.endpointServices.${key}: its load balancer would be named acme-dev-${key}, and 32 characters are the most. Fix: use a key of at most 23 characters.`,
    );
  });

  it("have no more rules than a security group holds", () => {
    const addresses = Array.from({ length: 31 }, (_, index) => `10.20.0.${index + 20}`);
    expect(problems({ targets: { kind: "ip", addresses }, healthCheck: { protocol: "HTTP", port: 8080 } })).toContain(
      "needs 62 rules in the load balancer's security group",
    );
  });

  it("say what automatic acceptance means", () => {
    expect(problems({ acceptance: "automatic" })).toBe(
      `warning: ${AT}.acceptance: lets in serverless compute of any customer of Databricks in the region that knows the service's name. Fix: use "manual", unless the service itself asks everybody who they are.`,
    );
  });

  it("say what has no effect", () => {
    expect(problems({ healthCheck: { path: "/health" } })).toBe(
      `warning: ${AT}.healthCheck.path: has no effect with TCP. Fix: remove it, or use HTTP or HTTPS.`,
    );
  });
});

describe("network connectivity configurations", () => {
  const create = { mode: "create", region: "eu-west-1" };

  it("are declared where a workspace or a service names them", () => {
    expect(problems({}, { "workspaces.main.networkConnectivity": "prod" })).toBe(
      'dev: workspaces.main.networkConnectivity: "prod" is not a network connectivity configuration of the account (dev). Fix: correct the name, or declare it under networkConnectivity in config/account.ts.',
    );
    expect(problems({ networkConnectivity: ["prod"] })).toContain(
      `${AT}.networkConnectivity.0: "prod" is not a network connectivity configuration of the account (dev)`,
    );
  });

  it("are of the environment's region", () => {
    const far = { networkConnectivity: { dev: { ...create, region: "us-east-1" } } };
    expect(report({ account: far, dev: { "workspaces.main.networkConnectivity": "dev" } })).toBe(
      'dev: workspaces.main.networkConnectivity: "dev" is for us-east-1, and the environment is in eu-west-1. Fix: name one of eu-west-1, or declare one under networkConnectivity in config/account.ts.',
    );
  });

  it("are bound to a workspace, or a service is made in vain", () => {
    expect(problems({}, { "workspaces.main.networkConnectivity": undefined })).toBe(
      `${AT}: no workspace reaches it: none of the environment is bound to a network connectivity configuration. Fix: set networkConnectivity of the workspaces that are to reach it.`,
    );
  });

  it("need the Enterprise tier for a private endpoint", () => {
    const premium = { ...account, tier: "PREMIUM" };
    expect(report({ account: premium, dev: services({ db: database }) })).toContain(
      `${AT}: a private endpoint of serverless compute needs the Enterprise tier, and the account is PREMIUM.`,
    );
  });

  it("are not shared with another environment unless that is meant", () => {
    const prod = { "workspaces.main.networkConnectivity": "dev" };
    expect(report({ account, dev: services({ db: database }), prod })).toContain(
      `warning: ${AT}: workspaces of config/environments/prod.ts reach it too: they share a network connectivity configuration.`,
    );
  });

  it("have names that Databricks takes, each once in a region", () => {
    const key = "every-workspace-of-the-company";
    expect(report({ account: { networkConnectivity: { [key]: create } } })).toBe(
      `account: networkConnectivity.${key}: its name would be acme-${key}, and 30 characters are the most. Fix: shorten the key, or write a name.`,
    );
    expect(report({ account: { networkConnectivity: { a: create, b: { ...create, name: "acme-a" } } } })).toBe(
      "account: networkConnectivity.b: has the name of a, acme-a. Fix: write another name.",
    );
  });

  it("are at most ten in a region, with thirty private endpoints", () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`n${index}`, create]));
    expect(report({ account: { networkConnectivity: many } })).toBe(
      "account: networkConnectivity: 11 network connectivity configurations in eu-west-1, and 10 is the most. Fix: remove some, or ask Databricks for more.",
    );
    const databases = Object.fromEntries(
      Array.from({ length: 31 }, (_, index) => [
        `db${index}`,
        { ...database, domainNames: [`db${index}.corp.example`] },
      ]),
    );
    expect(report({ account, dev: services(databases) })).toBe(
      "account: networkConnectivity: 31 private endpoints in eu-west-1, one per service and configuration, and 30 is the most. Fix: remove some, or ask Databricks for more.",
    );
  });
});

describe("private endpoints to buckets", () => {
  const storage = (value: unknown, more: Changes = {}): Changes => ({
    "serverless.storage": value,
    "workspaces.main.networkConnectivity": "dev",
    ...more,
  });

  it("lead to zones and external locations of the environment", () => {
    expect(report({ account, dev: storage({ state: "registered", zones: ["raw"] }) })).toBe("");
    expect(report({ account, dev: storage({ state: "on", zones: ["gold"] }) })).toContain(
      'dev: serverless.storage.zones.0: "gold" is not a zone of the environment',
    );
    expect(report({ account, dev: storage({ state: "on", zones: ["raw"], externalLocations: ["x"] }) })).toContain(
      'dev: serverless.storage.externalLocations.0: "x" is not an external location of the environment',
    );
  });

  it("lead somewhere, for some workspace, in an account of the Enterprise tier", () => {
    expect(report({ account, dev: storage({ state: "on" }) })).toBe(
      "dev: serverless.storage: names no bucket. Fix: list zones or externalLocations, or remove it.",
    );
    const unbound = { "workspaces.main.networkConnectivity": undefined };
    expect(report({ account, dev: storage({ state: "on", zones: ["raw"] }, unbound) })).toContain(
      "dev: serverless.storage: no workspace reaches it",
    );
    expect(
      report({ account: { ...account, tier: "PREMIUM" }, dev: storage({ state: "on", zones: ["raw"] }) }),
    ).toContain("dev: serverless.storage: a private endpoint of serverless compute needs the Enterprise tier");
  });
});

describe("endpoint services of others", () => {
  const serviceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718";
  const hub = { serviceName, domainNames: ["hub.corp.example"] };
  const others = (service: object, more: Changes = {}): Changes => ({
    "serverless.endpointServices": { hub: { ...hub, ...service } },
    "workspaces.main.networkConnectivity": "dev",
    ...more,
  });

  it("are named in full, in the environment's region", () => {
    expect(report({ account, dev: others({}) })).toBe("");
    expect(report({ account, dev: others({ serviceName: "vpce-svc-0a1b2c3d4e5f60718" }) })).toContain(
      'dev: serverless.endpointServices.hub.serviceName: "vpce-svc-0a1b2c3d4e5f60718" is not the name of an endpoint service.',
    );
    expect(report({ account, dev: others({ serviceName: serviceName.replace("eu-west-1", "us-east-1") }) })).toBe(
      "dev: serverless.endpointServices.hub.serviceName: is in us-east-1, and the environment in eu-west-1. Fix: name a service of the environment's region.",
    );
  });

  it("have names of their own, and a workspace that reaches them", () => {
    const db = { "network.connections": { endpointServices: { db: database } } };
    expect(report({ account, dev: others({ domainNames: database.domainNames }, db) })).toBe(
      "dev: serverless.endpointServices.hub.domainNames.0: db.corp.example leads to endpointServices.db already. Fix: use a name for one service alone.",
    );
    expect(report({ account, dev: others({}, { "workspaces.main.networkConnectivity": undefined }) })).toContain(
      "dev: serverless.endpointServices.hub: no workspace reaches it",
    );
    expect(report({ account, dev: others({ networkConnectivity: ["prod"] }) })).toContain(
      'dev: serverless.endpointServices.hub.networkConnectivity.0: "prod" is not a network connectivity configuration',
    );
  });

  it("count among the private endpoints of the region", () => {
    const many = Object.fromEntries(
      Array.from({ length: 31 }, (_, index) => [`hub${index}`, { ...hub, domainNames: [`hub${index}.corp.example`] }]),
    );
    expect(report({ account, dev: others({}, { "serverless.endpointServices": many }) })).toContain(
      "31 private endpoints in eu-west-1",
    );
  });
});
