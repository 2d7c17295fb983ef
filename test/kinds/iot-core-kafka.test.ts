import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { ruleStatements } from "../../modules/data-services/iot-core/policies";
import { report } from "../config/problems";
import { fleet, plant, withIot } from "../support/iot";
import { existing, provisioned, serverless } from "../support/kafka";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

describe("rules of AWS IoT into Kafka", () => {
  let stacks: ReturnType<typeof synthPlatform>;
  beforeAll(() => {
    const input = devInput();
    withIot(input);
    stacks = synthPlatform(platformOf(accountInput(), input));
  });
  const json = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };

  it("have interfaces in the VPC, which call the brokers alone", () => {
    const made = resource(json("dev-data-services"), "aws_iot_topic_rule_destination.data-service-fleet_kafka");
    expect(made).toMatchObject({
      vpc_configuration: { role_arn: "${aws_iam_role.data-service-fleet_role.arn}" },
      depends_on: ["aws_iam_role_policy.data-service-fleet_role_policy"],
    });
    const rules = Object.entries(json("dev-network").resource?.aws_vpc_security_group_egress_rule ?? {}).flatMap(
      ([key, { from_port, to_port, cidr_ipv4 }]) =>
        key.startsWith("data-service-fleet_") ? [[from_port, to_port, cidr_ipv4]] : [],
    );
    expect(rules).toEqual([[9096, 9096, undefined]]);
  });

  it("sign in with what AWS IoT looks up itself, over TLS", () => {
    const role = "arn:aws:iam::111111111111:role/acme-dev-svc-fleet";
    const secret = (field: string) =>
      ["$$", "{get_secret('AmazonMSK_acme-dev-fleet-broker-shop', 'SecretString', '", field, "', '", role, "')}"].join(
        "",
      );
    expect(resource(json("dev-data-services"), "aws_iot_topic_rule.data-service-fleet_rule_positions")).toMatchObject({
      kafka: [
        {
          destination_arn: "${aws_iot_topic_rule_destination.data-service-fleet_kafka.arn}",
          topic: "positions",
          key: "$${topic(2)}",
          client_properties: {
            acks: "-1",
            "security.protocol": "SASL_SSL",
            "sasl.mechanism": "SCRAM-SHA-512",
            "sasl.scram.username": secret("username"),
            "sasl.scram.password": secret("password"),
          },
        },
      ],
    });
  });
});

describe("mistakes about rules into Kafka", () => {
  const told = (entry: object, cluster: object = provisioned()) =>
    report({ dev: { "dataServices.fleet-broker": cluster, "dataServices.fleet": entry } });
  const into = (change: object) =>
    fleet({ rules: { a: { sql: "SELECT * FROM 'a'", into: { ...kafka, ...change } as never } } });
  const kafka = { mode: "kafka", cluster: "fleet-broker", topic: "positions", user: "shop" };

  it.each<[string, object, object, string]>([
    ["a cluster without brokers", fleet(), serverless(), "is serverless, and AWS IoT signs in with a password"],
    ["a cluster that is there already", fleet(), existing(), "is existing, and AWS IoT signs in with a password"],
    ["a user that there is not", into({ user: "nobody" }), provisioned(), "has no user nobody"],
    ["a user without a password", into({ user: "erp" }), provisioned(), "the secret of user erp is not filled"],
    ["no topic", into({ topic: "a/b" }), provisioned(), "is not the name of a topic"],
    ["no cluster", into({ cluster: "nowhere" }), provisioned(), '"nowhere" is not a data service'],
    ["a level that there is not", into({ partitionKey: { from: "topic", level: 9 } }), provisioned(), "9 is too large"],
  ])("are told: %s", (_, entry, cluster, message) => {
    expect(told(entry, cluster)).toContain(message);
  });

  it("are told: a place in the VPC for no rule", () => {
    expect(told(plant({ network: { availabilityZoneIds: ["euw1-az1"] } }))).toContain("network: is for no rule");
  });
});

describe("policies of rules into Kafka", () => {
  const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
  const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
  const SECRET = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:AmazonMSK_acme-dev-fleet-broker-shop-Ab1Cd2";
  const here = { "aws:RequestedRegion": "eu-west-1" };
  const through = { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" };

  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "secretsmanager:GetSecretValue", SECRET],
    ["deny", "secretsmanager:GetSecretValue", SECRET.replace("shop", "erp")],
    ["deny", "secretsmanager:PutSecretValue", SECRET],
    ["allow", "kms:Decrypt", KEY, through],
    ["deny", "kms:Decrypt", KEY],
    ["allow", "ec2:CreateNetworkInterface", "*", here],
    ["deny", "ec2:CreateNetworkInterface", "*", { "aws:RequestedRegion": "us-east-1" }],
    ["deny", "ec2:RunInstances", "*", here],
  ])("are for its user and its interfaces: %s, %s on %s", (decision, action, resource, context = {}) => {
    const entry = devEnvironment(withIot).dataServices.fleet;
    if (entry?.kind !== "iot-core") throw new Error("no devices");
    expect(
      simulateIdentity(ruleStatements({ entry, keyArn: () => KEY, place: PLACE }), { action, resource, context }),
    ).toBe(decision);
  });
});
