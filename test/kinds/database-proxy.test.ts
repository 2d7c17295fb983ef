import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { eventKeyStatements, eventTopicStatements } from "../../modules/data-services/database/event-policies";
import { proxyTrust, secretStatements, userStatements } from "../../modules/data-services/database-proxy/policies";
import { crmCluster, EXISTING_DATABASES, shopDatabase } from "../support/databases";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { withProxies } from "../support/proxies";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };

function inputOf() {
  const input = devInput();
  input.dataServices = { shop: shopDatabase(), crm: crmCluster(), erp: EXISTING_DATABASES.erp };
  withProxies(input);
  return input;
}

const STACKS = synthPlatform(platformOf(accountInput(), inputOf()));
function emitted(name: string): EmittedStack["json"] {
  const stack = STACKS.find((one) => one.name === name);
  if (stack === undefined) throw new Error(`no stack ${name}`);
  return stack.json;
}

const SERVICES = emitted("dev-data-services");

describe("what a proxy makes", () => {
  it("is its address in each layer", () => {
    const own = (layer: string) => addresses(emitted(layer)).filter((one) => one.includes("data-service-shop-proxy"));
    expect(own("dev-data-services")).toEqual([
      "aws_cloudwatch_log_group.data-service-shop-proxy_log",
      "aws_db_proxy.data-service-shop-proxy",
      "aws_db_proxy_default_target_group.data-service-shop-proxy_pool",
      "aws_db_proxy_target.data-service-shop-proxy_target",
      "aws_iam_role.data-service-shop-proxy_role",
      "aws_iam_role_policy.data-service-shop-proxy_policy",
    ]);
    expect(own("dev-operations")).toEqual([
      "aws_cloudwatch_metric_alarm.data-service-shop-proxy_alarms_no-connection",
      "aws_cloudwatch_metric_alarm.data-service-shop-proxy_alarms_refused",
      "aws_cloudwatch_metric_alarm.data-service-shop-proxy_alarms_waiting",
      "aws_db_event_subscription.data-service-shop-proxy_events_proxy",
    ]);
  });

  it("takes clients over TLS alone, and reads passwords from secrets", () => {
    expect(resource(SERVICES, "aws_db_proxy.data-service-shop-proxy")).toMatchObject({
      name: "acme-dev-shop-proxy",
      engine_family: "POSTGRESQL",
      require_tls: true,
      debug_logging: false,
      idle_client_timeout: 1800,
      auth: [
        {
          auth_scheme: "SECRETS",
          iam_auth: "DISABLED",
          secret_arn: "${aws_secretsmanager_secret_policy.data-service-shop-reader_policy.secret_arn}",
        },
      ],
    });
    expect(resource(SERVICES, "aws_db_proxy_default_target_group.data-service-shop-proxy_pool")).toMatchObject({
      connection_pool_config: {
        max_connections_percent: 90,
        max_idle_connections_percent: 50,
        connection_borrow_timeout: 120,
      },
    });
  });

  it("signs in with tokens as the users that are named, of this database alone", () => {
    const proxy = resource(SERVICES, "aws_db_proxy.data-service-crm-proxy");
    expect(proxy).toMatchObject({ engine_family: "MYSQL", default_auth_scheme: "IAM_AUTH" });
    expect(proxy.auth).toBeUndefined();
    const { policy } = resource(SERVICES, "aws_iam_role_policy.data-service-crm-proxy_policy");
    const id = "${aws_rds_cluster.data-service-crm_cluster.cluster_resource_id}";
    expect(JSON.parse(String(policy)).Statement).toEqual([
      expect.objectContaining({
        Action: "rds-db:connect",
        Resource: ["reader", "writer"].map((user) => `arn:aws:rds-db:eu-west-1:111111111111:dbuser:${id}/${user}`),
      }),
    ]);
  });

  it.each([
    ["shop-proxy", { db_instance_identifier: "${aws_db_instance.data-service-shop_instance.identifier}" }],
    ["crm-proxy", { db_cluster_identifier: "${aws_rds_cluster.data-service-crm_cluster.cluster_identifier}" }],
    ["erp-proxy", { db_instance_identifier: "${data.aws_db_instance.data-service-erp.db_instance_identifier}" }],
  ])("stands in front of its database: %s", (key, target) => {
    const made = resource(SERVICES, `aws_db_proxy_target.data-service-${key}_target`);
    expect(made).toMatchObject(target);
    expect(Object.keys(made).filter((one) => one.endsWith("_identifier"))).toHaveLength(1);
  });

  it("is reached by nodes, and reaches the database, with rules from both ends", () => {
    const network = emitted("dev-network");
    const group = (key: string) => `\${aws_security_group.data-service-${key}.id}`;
    const rules = (type: string) => Object.values(network.resource?.[type] ?? {});
    const nodes = "${aws_security_group.workspace-security-group-main.id}";
    const way = (from: string, to: string) => [
      expect.objectContaining({ security_group_id: from, referenced_security_group_id: to, from_port: 5432 }),
      expect.objectContaining({ security_group_id: to, referenced_security_group_id: from, to_port: 5432 }),
    ];
    for (const [from, to] of [
      [nodes, group("shop-proxy")],
      [group("shop-proxy"), group("shop")],
    ] as const) {
      const [out, into] = way(from, to);
      expect(rules("aws_vpc_security_group_egress_rule")).toContainEqual(out);
      expect(rules("aws_vpc_security_group_ingress_rule")).toContainEqual(into);
    }
    expect(
      rules("aws_vpc_security_group_egress_rule").filter(
        ({ security_group_id, cidr_ipv4 }) => security_group_id === group("shop-proxy") && cidr_ipv4 !== undefined,
      ),
    ).toEqual([]);
  });

  it("offers its own host name", () => {
    expect(SERVICES.output?.database_hosts?.value).toMatchObject({
      "shop-proxy": "${aws_db_proxy.data-service-shop-proxy.endpoint}",
    });
  });
});

describe("what RDS tells by itself", () => {
  const read = (output: string, key: string) =>
    `\${data.terraform_remote_state.data-services.outputs.${output}${key.includes("-") ? `["${key}"]` : `.${key}`}}`;
  it("is a subscription for each sort of source", () => {
    const all = Object.values(emitted("dev-operations").resource?.aws_db_event_subscription ?? {});
    expect(all.map(({ name, source_type, source_ids }) => [name, source_type, source_ids])).toEqual([
      ["acme-dev-crm-proxy-proxy", "db-proxy", [read("database_proxy_names", "crm-proxy")]],
      ["acme-dev-crm-cluster", "db-cluster", [read("database_identifiers", "crm")]],
      ["acme-dev-crm-members", "db-instance", ["acme-dev-crm-1", "acme-dev-crm-2"]],
      ["acme-dev-erp-proxy-proxy", "db-proxy", [read("database_proxy_names", "erp-proxy")]],
      ["acme-dev-shop-proxy-proxy", "db-proxy", [read("database_proxy_names", "shop-proxy")]],
      ["acme-dev-shop-instance", "db-instance", [read("database_identifiers", "shop")]],
    ]);
  });

  it("can be switched off, and then the topic admits nobody for it", () => {
    const silent = [{ kind: "rds-instance", mode: "create", alarms: { events: false } }] as const;
    expect(eventTopicStatements("Database")(silent, TOPIC, PLACE)).toEqual([]);
    expect(eventKeyStatements("Database")(silent, PLACE)).toEqual([]);
    const there = [{ kind: "rds-instance", mode: "existing" }] as const;
    expect(eventTopicStatements("Database")(there, TOPIC, PLACE)).toEqual([]);
  });

  const TOPIC = "arn:aws:sns:eu-west-1:111111111111:acme-dev-alarms";
  it.each<["allow" | "deny", string, string]>([
    ["allow", "events.rds.amazonaws.com", PLACE.accountId],
    ["deny", "events.rds.amazonaws.com", "999999999999"],
    ["deny", "rds.amazonaws.com", PLACE.accountId],
  ])("%s to be published by %s for %s", (decision, service, account) => {
    const statements = eventTopicStatements("Database")([{ kind: "rds-instance" }], TOPIC, PLACE);
    expect(
      simulate(statements, PLACE.accountId, {
        by: { service },
        action: "sns:Publish",
        resource: TOPIC,
        context: { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:rds:eu-west-1:${account}:db:shop` },
      }),
    ).toBe(decision);
  });
});

describe("the role of a proxy", () => {
  const secret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:acme-dev-shop-reader-a1b2c3";
  const key = "arn:aws:kms:eu-west-1:111111111111:key/data";
  const through = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });
  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "secretsmanager:GetSecretValue", secret],
    ["allow", "kms:Decrypt", key, through("secretsmanager")],
    ["deny", "kms:Decrypt", key, through("s3")],
    ["deny", "secretsmanager:PutSecretValue", secret],
    ["deny", "secretsmanager:GetSecretValue", secret.replace("shop", "crm")],
    ["deny", "rds-db:connect", "arn:aws:rds-db:eu-west-1:111111111111:dbuser:db-ABC/reader"],
  ])("with secrets: %s %s on %s", (decision, action, on, context = {}) => {
    const statements = secretStatements([{ secretArn: secret, keyArn: key }], PLACE);
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it("needs no key where the secret has Secrets Manager's own", () => {
    expect(secretStatements([{ secretArn: secret, keyArn: undefined }], PLACE)).toHaveLength(1);
  });

  it.each<["allow" | "deny", string]>([
    ["allow", "db-ABC/reader"],
    ["deny", "db-ABC/dbowner"],
    ["deny", "db-XYZ/reader"],
  ])("with tokens: %s to come in as %s", (decision, user) => {
    const users = "arn:aws:rds-db:eu-west-1:111111111111:dbuser:";
    const statements = userStatements([`${users}db-ABC/reader`]);
    expect(simulateIdentity(statements, { action: "rds-db:connect", resource: `${users}${user}` })).toBe(decision);
  });

  it.each<["allow" | "deny", string]>([
    ["allow", "rds.amazonaws.com"],
    ["deny", "ec2.amazonaws.com"],
  ])("%s to be assumed by %s", (decision, service) => {
    expect(simulate(proxyTrust(), PLACE.accountId, { by: { service }, action: "sts:AssumeRole", context: {} })).toBe(
      decision,
    );
  });
});

describe("proxies in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed with their databases, have nothing to change afterwards, and go without a trace", async () => {
    const platform = platformOf(accountInput(), inputOf());
    await expectComesAndGoes(site, platform, ["dev-data-services", "dev-operations"]);
  });
});
