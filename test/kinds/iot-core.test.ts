import { beforeAll, describe, expect, it } from "vitest";
import type { IotCoreModel } from "../../config/kinds/data-services/iot-core";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import {
  claimStatements,
  deviceStatements,
  provisioningStatements,
  ruleStatements,
  THING,
} from "../../modules/data-services/iot-core/policies";
import type { Statement } from "../../modules/iam/policy-document";
import { serviceTrust } from "../../modules/iam/service-trust";
import { HOOK, withIot } from "../support/iot";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const EVENTS = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
const LANDING = "arn:aws:firehose:eu-west-1:111111111111:deliverystream/acme-dev-landing";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const iot = (path: string) => `arn:aws:iot:eu-west-1:111111111111:${path}`;

let stacks: ReturnType<typeof synthPlatform>;
beforeAll(() => {
  const input = devInput();
  withIot(input);
  stacks = synthPlatform(platformOf(accountInput(), input));
});
function stack(name: string): EmittedStack["json"] {
  const found = stacks.find((one) => one.name === name);
  if (!found) throw new Error(`no stack ${name}`);
  return found.json;
}
const made = (address: string) => resource(stack("dev-data-services"), address);

function model(key: "plant" | "meters"): IotCoreModel {
  const entry = devEnvironment(withIot).dataServices[key];
  if (entry?.kind !== "iot-core") throw new Error("no devices");
  return entry;
}

describe("what devices make", () => {
  it("is rules, types, groups, policies and provisioning in the data-services layer", () => {
    const all = addresses(stack("dev-data-services")).filter((address) => address.includes(".data-service-plant_"));
    expect(all.map((address) => address.replace("data-service-plant_", ""))).toEqual([
      "aws_cloudwatch_log_group.role_failures",
      "aws_cloudwatch_log_metric_filter.role_failures_failures",
      "aws_iam_role.provisioning_role",
      "aws_iam_role.role",
      "aws_iam_role_policy.provisioning_policy",
      "aws_iam_role_policy.role_policy",
      "aws_iot_policy.device_policy-boiler",
      "aws_iot_policy.provisioning_fleet-claim",
      "aws_iot_policy_attachment.device_group-site-boiler",
      "aws_iot_provisioning_template.provisioning_fleet",
      "aws_iot_thing_group.device_group-all",
      "aws_iot_thing_group.device_group-site",
      "aws_iot_thing_type.device_type-boiler",
      "aws_iot_topic_rule.rule_alarms",
      "aws_iot_topic_rule.rule_raw-files",
      "aws_iot_topic_rule.rule_states",
      "aws_iot_topic_rule.rule_telemetry",
    ]);
    expect(JSON.stringify(stack("dev-data-services"))).not.toMatch(/aws_iot_(certificate|thing)"/);
  });

  it.each([
    ["telemetry", "$${topic(2)}"],
    ["alarms", "$${site}"],
    ["states", "$${newuuid()}"],
  ])("puts messages of rule %s into its stream, by a key that Terraform leaves alone", (key, partition_key) => {
    expect(made(`aws_iot_topic_rule.data-service-plant_rule_${key}`)).toMatchObject({
      name: `acme_dev_plant_${key}`,
      sql_version: "2016-03-23",
      enabled: true,
      kinesis: [
        {
          partition_key,
          role_arn: "${aws_iam_role.data-service-plant_role.arn}",
          stream_name: '${element(split("/", aws_kinesis_resource_policy.data-service-events_policy.resource_arn), 1)}',
        },
      ],
      error_action: {
        cloudwatch_logs: {
          log_group_name: "${aws_cloudwatch_log_group.data-service-plant_role_failures.name}",
          role_arn: "${aws_iam_role.data-service-plant_role.arn}",
        },
      },
      depends_on: ["aws_iam_role_policy.data-service-plant_role_policy"],
    });
  });

  it("puts them into files, and keeps what failed in a zone, where it is asked to", () => {
    expect(made("aws_iot_topic_rule.data-service-plant_rule_raw-files")).toMatchObject({
      name: "acme_dev_plant_raw_files",
      enabled: false,
      firehose: [
        {
          delivery_stream_name: "${aws_kinesis_firehose_delivery_stream.data-service-landing.name}",
          role_arn: "${aws_iam_role.data-service-plant_role.arn}",
        },
      ],
    });
    expect(made("aws_iot_topic_rule.data-service-meters_rule_readings")).toMatchObject({
      kinesis: [{ partition_key: "$${clientid()}" }],
      error_action: {
        s3: {
          bucket_name: "acme-dev-raw-111111111111",
          key: 'meters-errors/readings/$${parse_time("yyyy/MM/dd", timestamp())}/$${newuuid()}.json',
        },
      },
    });
  });

  it("makes groups after those that they are in, with their policies", () => {
    expect(made("aws_iot_thing_group.data-service-plant_device_group-site")).toMatchObject({
      name: "acme-dev-plant-site",
      parent_group_name: "${aws_iot_thing_group.data-service-plant_device_group-all.name}",
    });
    expect(made("aws_iot_policy_attachment.data-service-plant_device_group-site-boiler")).toMatchObject({
      policy: "${aws_iot_policy.data-service-plant_device_policy-boiler.name}",
      target: "${aws_iot_thing_group.data-service-plant_device_group-site.arn}",
    });
  });

  it("provisions devices that are called after their serial numbers, once a function knows them", () => {
    const template = made("aws_iot_provisioning_template.data-service-plant_provisioning_fleet");
    expect(template).toMatchObject({
      name: "acme-dev-plant-fleet",
      type: "FLEET_PROVISIONING",
      pre_provisioning_hook: { target_arn: HOOK, payload_version: "2020-04-01" },
    });
    const { Resources } = JSON.parse(String(template.template_body));
    expect(Resources.policy.Properties).toEqual({
      PolicyName: "${aws_iot_policy.data-service-plant_device_policy-boiler.name}",
    });
    expect(Resources.thing.Properties).toEqual({
      ThingName: { "Fn::Join": ["", ["acme-dev-plant-", { Ref: "SerialNumber" }]] },
      ThingTypeName: "${aws_iot_thing_type.data-service-plant_device_type-boiler.name}",
      ThingGroups: ["${aws_iot_thing_group.data-service-plant_device_group-site.name}"],
    });
  });

  it("is alarms per rule, and on what could not be handed on where a log has it", () => {
    const alarms = Object.entries(stack("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {}).flatMap(
      ([key, { metric_name }]) =>
        /^data-service-(plant|meters)_/.test(key) ? [`${key.slice("data-service-".length)} ${metric_name}`] : [],
    );
    expect(alarms).toEqual([
      "meters_readings-throttled RuleMessageThrottled",
      "meters_readings-unreadable ParseError",
      "plant_alarms-throttled RuleMessageThrottled",
      "plant_alarms-unreadable ParseError",
      "plant_failures acme-dev-plant-failures",
      "plant_raw-files-throttled RuleMessageThrottled",
      "plant_raw-files-unreadable ParseError",
      "plant_states-throttled RuleMessageThrottled",
      "plant_states-unreadable ParseError",
      "plant_telemetry-throttled RuleMessageThrottled",
      "plant_telemetry-unreadable ParseError",
    ]);
  });
});

describe("policies of devices", () => {
  /** As AWS IoT evaluates them for one device. */
  const asDevice = (statements: readonly Statement[], thing: string): Statement[] =>
    JSON.parse(JSON.stringify(statements).replaceAll(THING, () => thing));
  const boiler = (thing: string) => {
    const policy = model("plant").policies.boiler;
    if (policy === undefined) throw new Error("no policy");
    return asDevice(deviceStatements(policy, ["acme_dev_plant_telemetry"], PLACE), thing);
  };
  const attached = { "iot:Connection.Thing.IsAttached": "true" };

  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "iot:Connect", "client/b7", attached],
    ["deny", "iot:Connect", "client/b7"],
    ["deny", "iot:Connect", "client/b8", attached],
    ["allow", "iot:Publish", "topic/devices/b7/telemetry"],
    ["allow", "iot:RetainPublish", "topic/devices/b7/telemetry"],
    ["deny", "iot:Publish", "topic/devices/b8/telemetry"],
    ["deny", "iot:Publish", "topic/devices/b7/other"],
    ["allow", "iot:Publish", "topic/$aws/rules/acme_dev_plant_telemetry/x"],
    ["deny", "iot:Publish", "topic/$aws/rules/acme_dev_plant_states/x"],
    ["allow", "iot:Subscribe", "topicfilter/commands/b7/#"],
    ["deny", "iot:Subscribe", "topicfilter/commands/#"],
    ["allow", "iot:Receive", "topic/commands/b7/restart/now"],
    ["deny", "iot:Receive", "topic/commands/b8/restart"],
    ["allow", "iot:Publish", "topic/$aws/things/b7/shadow/update"],
    ["deny", "iot:Publish", "topic/$aws/things/b8/shadow/update"],
    ["deny", "iot:UpdateThingShadow", "thing/b7"],
  ])("let a device be itself: %s, %s on %s", (decision, action, on, context = {}) => {
    expect(simulateIdentity(boiler("b7"), { action, resource: iot(on), context })).toBe(decision);
  });

  it.each([
    ["allow", "iot:Connect", "client/acme-dev-plant-fleet-1"],
    ["deny", "iot:Connect", "client/b7"],
    ["allow", "iot:Publish", "topic/$aws/certificates/create/json"],
    ["allow", "iot:Publish", "topic/$aws/provisioning-templates/acme-dev-plant-fleet/provision/json"],
    ["deny", "iot:Publish", "topic/$aws/provisioning-templates/acme-dev-plant-other/provision/json"],
    ["deny", "iot:Publish", "topic/devices/b7/telemetry"],
    ["allow", "iot:Subscribe", "topicfilter/$aws/certificates/create/json/accepted"],
    ["deny", "iot:Subscribe", "topicfilter/#"],
  ])("let a claim ask for a certificate alone: %s, %s on %s", (decision, action, on) => {
    const fleet = model("plant").provisioning.fleet;
    if (fleet === undefined) throw new Error("no provisioning");
    expect(simulateIdentity(claimStatements(fleet, PLACE), { action, resource: iot(on) })).toBe(decision);
  });

  it.each([
    ["allow", "iot:CreateThing", iot("thing/acme-dev-plant-0815")],
    ["deny", "iot:CreateThing", iot("thing/acme-dev-meters-0815")],
    ["deny", "iot:DeleteThing", iot("thing/acme-dev-plant-0815")],
    ["allow", "iot:AttachThingPrincipal", iot("cert/0a1b2c3d")],
    ["allow", "iot:ListAttachedPolicies", "*"],
    ["allow", "iot:AddThingToThingGroup", iot("thinggroup/acme-dev-plant-site")],
    ["deny", "iot:AddThingToThingGroup", iot("thinggroup/admins")],
    ["allow", "iot:UpdateCertificate", iot("cert/0a1b2c3d")],
    ["deny", "iot:CreatePolicy", iot("policy/acme-dev-plant-boiler")],
    ["allow", "iot:GetPolicy", iot("policy/acme-dev-plant-boiler")],
  ])("let provisioning make devices of this entry: %s, %s on %s", (decision, action, on) => {
    expect(simulateIdentity(provisioningStatements("acme-dev-plant", PLACE), { action, resource: on })).toBe(decision);
  });

  const byS3 = (object: string) => ({
    "kms:ViaService": "s3.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": object,
  });
  it.each<[plant: string, meters: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "allow", "kinesis:PutRecord", EVENTS],
    ["deny", "deny", "kinesis:GetRecords", EVENTS],
    ["allow", "deny", "firehose:PutRecord", LANDING],
    ["deny", "allow", "s3:PutObject", `${BUCKET}/meters-errors/readings/x.json`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/orders/x.json`],
    ["deny", "deny", "s3:GetObject", `${BUCKET}/meters-errors/readings/x.json`],
    ["deny", "allow", "kms:GenerateDataKey", KEY, byS3(`${BUCKET}/meters-errors/x`)],
    ["deny", "deny", "kms:GenerateDataKey", KEY, byS3(`${BUCKET}/orders/x`)],
    ["allow", "deny", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/svc-plant:x"],
    ["deny", "deny", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/svc-other:x"],
  ])("let rules hand messages on: %s, %s, %s on %s", (plant, meters, action, on, context = {}) => {
    const decide = (key: "plant" | "meters") =>
      simulateIdentity(ruleStatements({ entry: model(key), keyArn: () => KEY, place: PLACE }), {
        action,
        resource: on,
        context,
      });
    expect([decide("plant"), decide("meters")]).toEqual([plant, meters]);
  });

  it("let AWS IoT take the roles for this account alone", () => {
    const by = (service: string, account: string) =>
      simulate(serviceTrust("iot.amazonaws.com", PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": account },
      });
    expect(by("iot.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by("iot.amazonaws.com", "999999999999")).toBe("deny");
    expect(by("lambda.amazonaws.com", PLACE.accountId)).toBe("deny");
  });
});
