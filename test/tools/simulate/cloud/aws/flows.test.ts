import { describe, expect, it } from "vitest";
import { flowDelivery } from "../../../../../tools/simulate/cloud/rules/aws/flow-delivery";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { decides } from "../support/decides";
import { policy } from "../support/policy";
import { ACCOUNT, REGION, World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);
const FLOW = "aws_appflow_flow";

describe("appflow-name", () => {
  it("refuses names with spaces", () => {
    const ask = asked("appflow-name", FLOW);
    expect(ask({ name: "my flow" })?.fix).toContain("letters");
    expect(ask({ name: "acme-dev-accounts" })).toBeUndefined();
  });
});

describe("appflow-projection", () => {
  it("refuses mapped fields without a list of all that come", () => {
    const ask = asked("appflow-projection", FLOW);
    const map = { task_type: "Map", source_fields: ["Id"] };
    expect(ask({ name: "a", task: [map] })?.detail).toContain("projection task or a MAP_ALL task");
    expect(
      ask({ task: [map, { task_type: "Filter", connector_operator: [{ salesforce: "PROJECTION" }] }] }),
    ).toBeUndefined();
    expect(
      ask({ task: [{ task_type: "Filter", connector_operator: [{ salesforce: "CONTAINS" }] }, map] }),
    ).toBeDefined();
    expect(ask({ task: [{ task_type: "Map_all" }] })).toBeUndefined();
  });
});

describe("appflow-schedule", () => {
  it("refuses a schedule that is missing, or written as for EventBridge", () => {
    const ask = asked("appflow-schedule", FLOW);
    const trigger = (more: ObjectValue) => ({
      trigger_config: [{ trigger_type: "Scheduled", trigger_properties: [{ scheduled: [more] }] }],
    });
    expect(ask(trigger({}))?.fix).toContain("rate(5minutes)");
    expect(ask(trigger({ schedule_expression: "rate(1 hour)" }))).toBeDefined();
    expect(ask(trigger({ schedule_expression: "rate(1hours)" }))).toBeUndefined();
    expect(ask({ trigger_config: [{ trigger_type: "OnDemand" }] })).toBeUndefined();
  });
});

describe("appflow-events", () => {
  it("refuses events of what sends none", () => {
    const ask = asked("appflow-events", FLOW);
    const from = (connector_type: string, trigger_type = "Event") => ({
      source_flow_config: [{ connector_type }],
      trigger_config: [{ trigger_type }],
    });
    expect(ask(from("Zendesk"))?.fix).toContain("schedule");
    expect(ask(from("Zendesk", "OnDemand"))).toBeUndefined();
    expect(ask(from("Salesforce"))).toBeUndefined();
  });
});

describe("appflow-client", () => {
  it("refuses client credentials without a client", () => {
    const ask = asked("appflow-client", "aws_appflow_connector_profile");
    const profile = (salesforce: ObjectValue) => ({
      connector_profile_config: [{ connector_profile_credentials: [{ salesforce: [salesforce] }] }],
    });
    expect(ask(profile({ oauth2_grant_type: "CLIENT_CREDENTIALS" }))?.fix).toContain("client_credentials_arn");
    expect(ask(profile({ oauth2_grant_type: "AUTHORIZATION_CODE" }))).toBeUndefined();
    expect(ask(profile({ oauth2_grant_type: "CLIENT_CREDENTIALS", client_credentials_arn: "a" }))).toBeUndefined();
  });
});

describe("flow-delivery", () => {
  const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/0a1b2c3d`;
  const BUCKET = "arn:aws:s3:::raw";
  const APPFLOW = { Service: "appflow.amazonaws.com" };
  const allow = (...Action: string[]) => ({
    Effect: "Allow",
    Principal: APPFLOW,
    Action,
    Resource: [BUCKET, `${BUCKET}/crm/*`],
  });
  const ALL = [
    "s3:GetBucketAcl",
    "s3:ListBucketMultipartUploads",
    "s3:PutObject",
    "s3:PutObjectAcl",
    "s3:AbortMultipartUpload",
    "s3:ListMultipartUploadParts",
  ];
  const world = (...actions: string[]) => {
    const made = new World();
    made.has("aws_s3_bucket", { id: "raw", bucket: "raw", arn: BUCKET });
    made.has("aws_s3_bucket_policy", { bucket: "raw", policy: policy(allow(...actions)) });
    return made;
  };
  const flow = (bucket_prefix: string) => ({
    name: "a",
    destination_flow_config: [{ destination_connector_properties: [{ s3: [{ bucket_name: "raw", bucket_prefix }] }] }],
  });

  it("refuses a bucket that does not let AppFlow put files into the folder", () => {
    expect(world(...ALL).create(flowDelivery, FLOW, flow("crm"))).toBeUndefined();
    expect(world(...ALL).create(flowDelivery, FLOW, flow("erp"))?.detail).toContain("put files into erp");
    expect(world(...ALL.slice(1)).create(flowDelivery, FLOW, flow("crm"))?.fix).toContain("s3:GetBucketAcl");
  });

  it("refuses a key that does not let AppFlow encrypt", () => {
    const made = world(...ALL);
    const rule = { apply_server_side_encryption_by_default: [{ kms_master_key_id: KEY, sse_algorithm: "aws:kms" }] };
    made.has("aws_s3_bucket_server_side_encryption_configuration", { bucket: "raw", rule: [rule] });
    const key = made.has("aws_kms_key", { arn: KEY, policy: policy({ ...allow("kms:Decrypt"), Resource: "*" }) });
    expect(made.create(flowDelivery, FLOW, flow("crm"))?.detail).toContain("kms:GenerateDataKey");
    made.store.put({
      ...key,
      attributes: { ...key.attributes, policy: policy({ ...allow("kms:GenerateDataKey"), Resource: "*" }) },
    });
    expect(made.create(flowDelivery, FLOW, flow("crm"))).toBeUndefined();
  });
});

describe("a connector profile", () => {
  it("stays for as long as a flow uses it", () => {
    const world = new World();
    const profile = world.has("aws_appflow_connector_profile", { name: "crm" });
    world.has(FLOW, { name: "a", source_flow_config: [{ connector_profile_name: "crm" }] });
    expect(world.delete(inUse, profile)?.summary).toBe("ConflictException");
  });
});

describe("glue-trigger-schedule", () => {
  it("refuses a schedule that is missing, or has five fields", () => {
    const ask = asked("glue-trigger-schedule", "aws_glue_trigger");
    expect(ask({ name: "a", type: "SCHEDULED" })?.fix).toContain("six fields");
    expect(ask({ type: "SCHEDULED", schedule: "cron(15 2 * * ?)" })).toBeDefined();
    expect(ask({ type: "SCHEDULED", schedule: "cron(15 2 * * ? *)" })).toBeUndefined();
    expect(ask({ type: "ON_DEMAND" })).toBeUndefined();
  });
});

describe("glue-trigger-predicate", () => {
  it("refuses a condition of nothing", () => {
    const ask = asked("glue-trigger-predicate", "aws_glue_trigger");
    expect(ask({ name: "a", type: "CONDITIONAL" })?.fix).toContain("predicate");
    const predicate = [{ conditions: [{ job_name: "a", state: "SUCCEEDED", logical_operator: "EQUALS" }] }];
    expect(ask({ type: "CONDITIONAL", predicate })).toBeUndefined();
  });
});

describe("glue-trigger-start", () => {
  it("refuses to activate what somebody starts", () => {
    const ask = asked("glue-trigger-start", "aws_glue_trigger");
    expect(ask({ type: "ON_DEMAND", start_on_creation: true })?.fix).toContain("start_on_creation");
    expect(ask({ type: "ON_DEMAND" })).toBeUndefined();
    expect(ask({ type: "SCHEDULED", start_on_creation: true })).toBeUndefined();
  });
});

describe("glue-flexible", () => {
  it("refuses flexible execution of large workers", () => {
    const ask = asked("glue-flexible", "aws_glue_job");
    expect(ask({ execution_class: "FLEX", worker_type: "G.4X" })?.detail).toContain("G.4X");
    expect(ask({ execution_class: "FLEX", worker_type: "G.2X" })).toBeUndefined();
    expect(ask({ execution_class: "STANDARD", worker_type: "G.4X" })).toBeUndefined();
  });
});

describe("glue-workers", () => {
  it("refuses a type of workers without their number, or with a capacity", () => {
    const ask = asked("glue-workers", "aws_glue_job");
    expect(ask({ worker_type: "G.1X" })?.fix).toContain("number_of_workers");
    expect(ask({ worker_type: "G.1X", number_of_workers: 2, max_capacity: 2 })?.fix).toContain("remove max_capacity");
    expect(ask({ worker_type: "G.1X", number_of_workers: 2 })).toBeUndefined();
  });
});

const URL = "jdbc:postgresql://h:5432/d";
const jdbc = (connection_properties: ObjectValue) => ({ connection_type: "JDBC", connection_properties });

describe("glue-connection-login", () => {
  decides("glue-connection-login", "aws_glue_connection", {
    taken: [
      jdbc({ JDBC_CONNECTION_URL: URL, SECRET_ID: "a" }),
      jdbc({ JDBC_CONNECTION_URL: URL, USERNAME: "a" }),
      { connection_type: "NETWORK" },
    ],
    refused: [
      [jdbc({ JDBC_CONNECTION_URL: URL }), "lacks connection_properties.SECRET_ID"],
      [jdbc({ SECRET_ID: "a" }), "lacks connection_properties.JDBC_CONNECTION_URL"],
    ],
  });
});

describe("glue-connection-url", () => {
  decides("glue-connection-url", "aws_glue_connection", {
    taken: [jdbc({ JDBC_CONNECTION_URL: URL }), jdbc({ JDBC_CONNECTION_URL: "jdbc:oracle:thin://@h:1521/d" }), {}],
    refused: [[jdbc({ JDBC_CONNECTION_URL: "h:5432/d" }), "write it as jdbc:"]],
  });
});

describe("glue-connection-zone", () => {
  const placed = (more: ObjectValue) => ({ physical_connection_requirements: [{ subnet_id: "subnet-1", ...more }] });
  decides("glue-connection-zone", "aws_glue_connection", {
    taken: [placed({ availability_zone: "eu-west-1a" }), {}],
    refused: [[placed({}), "set availability_zone"]],
  });
});

describe("glue-crawler-target", () => {
  it("refuses a crawler that looks at nothing", () => {
    const ask = asked("glue-crawler-target", "aws_glue_crawler");
    expect(ask({ name: "a" })?.fix).toContain("s3_target");
    expect(ask({ name: "a", s3_target: [{ path: "s3://b/c/" }] })).toBeUndefined();
    expect(ask({ name: "a", iceberg_target: [{ paths: ["s3://b/c/"] }] })).toBeUndefined();
  });
});

describe("glue-database-name", () => {
  it("refuses names that would be stored in another spelling", () => {
    const ask = asked("glue-database-name", "aws_glue_catalog_database");
    expect(ask({ name: "Sales" })?.fix).toContain("lower case");
    expect(ask({ name: "acme_dev_export" })).toBeUndefined();
  });
});
