import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { tablePolicy } from "../../modules/data-services/dynamodb-table/policies";
import { inboundStatements } from "../../modules/data-services/redshift/policies";
import { serviceKeyStatements } from "../../modules/data-services/zero-etl-integration/policies";
import { crmCluster, shopDatabase } from "../support/databases";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { withIntegrations } from "../support/zero-etl";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const COPIED = { name: "acme-dev-crm-copied", encryptedBy: "data" } as const;
const DATA_KEY = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";

function inputOf(change: (input: ReturnType<typeof devInput>) => void = () => {}) {
  const input = devInput();
  withIntegrations(input);
  change(input);
  return input;
}

function emit(change?: Parameters<typeof inputOf>[0]) {
  const stacks = synthPlatform(platformOf(accountInput(), inputOf(change)));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (stack === undefined) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const all = emit();
const services = all("dev-data-services");

describe("what a zero-ETL integration makes", () => {
  it("is its address in each layer", () => {
    const own = (layer: string) => addresses(all(layer)).filter((one) => one.includes("-copied"));
    expect(own("dev-data-services")).toEqual([
      "aws_rds_integration.data-service-crm-copied",
      "aws_rds_integration.data-service-ledger-copied",
      "aws_rds_integration.data-service-shop-copied",
      "aws_redshift_integration.data-service-prices-copied",
      "aws_redshift_integration.data-service-visits-copied",
    ]);
    expect(own("dev-operations")).toEqual([
      ...["rule", "target"].flatMap((what) =>
        ["crm", "ledger", "prices", "shop", "visits"].map(
          (key) => `aws_cloudwatch_event_${what}.data-service-${key}-copied_${what}`,
        ),
      ),
      "aws_cloudwatch_metric_alarm.data-service-crm-copied_lag",
    ]);
  });

  it("has an alarm by the id that ends its ARN, where one is wanted", () => {
    expect(resource(all("dev-operations"), "aws_cloudwatch_metric_alarm.data-service-crm-copied_lag")).toMatchObject({
      alarm_name: "acme-dev-crm-copied-integration-lag",
      namespace: "AWS/Redshift",
      metric_name: "IntegrationLag",
      dimensions: {
        IntegrationId:
          '${element(split(":", data.terraform_remote_state.data-services.outputs.zero_etl_integration_arns["crm-copied"]), 6)}',
      },
      statistic: "Maximum",
      threshold: 1800,
      comparison_operator: "GreaterThanThreshold",
      evaluation_periods: 3,
      treat_missing_data: "notBreaching",
    });
  });

  it("copies a cluster of Aurora once it can be written to, into the namespace that lets it in", () => {
    expect(resource(services, "aws_rds_integration.data-service-crm-copied")).toEqual({
      integration_name: "acme-dev-crm-copied",
      source_arn:
        "arn:aws:rds:eu-west-1:111111111111:cluster:${aws_rds_cluster_instance.data-service-crm_cluster_instance-1.cluster_identifier}",
      target_arn: "${aws_redshift_resource_policy.data-service-copies_inbound.resource_arn}",
      data_filter: "include: *.*, exclude: crm.audit",
      kms_key_id: DATA_KEY,
      additional_encryption_context: { integration: "acme-dev-crm-copied" },
      tags: expect.objectContaining({ Lane: "ingest" }),
    });
  });

  it("copies an instance, what is there already, and tables of DynamoDB", () => {
    expect(resource(services, "aws_rds_integration.data-service-shop-copied")).toMatchObject({
      source_arn: "${aws_db_instance.data-service-shop_instance.arn}",
      target_arn: "${aws_redshift_resource_policy.data-service-nightly_inbound.resource_arn}",
      data_filter: "include: shop.public.*",
    });
    const ledger = resource(services, "aws_rds_integration.data-service-ledger-copied");
    expect(ledger).toMatchObject({
      source_arn:
        "arn:aws:rds:eu-west-1:111111111111:db:${data.aws_db_instance.data-service-ledger.db_instance_identifier}",
      target_arn: "${data.aws_redshiftserverless_namespace.data-service-group_namespace.arn}",
    });
    expect(ledger).not.toHaveProperty("data_filter");
    expect(resource(services, "aws_redshift_integration.data-service-prices-copied")).toMatchObject({
      integration_name: "acme-dev-prices-copied",
      source_arn: "${aws_dynamodb_resource_policy.data-service-prices_policy.resource_arn}",
      kms_key_id: DATA_KEY,
      additional_encryption_context: { integration: "acme-dev-prices-copied" },
    });
    expect(resource(services, "aws_redshift_integration.data-service-visits-copied")).toMatchObject({
      source_arn: "arn:aws:dynamodb:eu-west-1:111111111111:table/visits",
      target_arn: "${data.aws_redshift_cluster.data-service-old.cluster_namespace_arn}",
    });
  });

  it("lets sources into warehouses that are made here, after what computes, and leaves others to their owners", () => {
    const policies = services.resource?.aws_redshift_resource_policy ?? {};
    expect(Object.keys(policies)).toEqual(["data-service-copies_inbound", "data-service-nightly_inbound"]);
    const made = resource(services, "aws_redshift_resource_policy.data-service-copies_inbound");
    expect(made).toMatchObject({
      resource_arn: "${aws_redshiftserverless_namespace.data-service-copies_workgroup_namespace.arn}",
      depends_on: ["aws_redshiftserverless_workgroup.data-service-copies_workgroup"],
    });
    expect(String(made.policy)).toContain("arn:aws:rds:eu-west-1:111111111111:cluster:acme-dev-crm");
    expect(String(made.policy)).toContain("arn:aws:dynamodb:eu-west-1:111111111111:table/acme-dev-prices");
    expect(String(made.policy)).not.toContain("acme-dev-shop");
  });

  it("sets the parameters of each engine, and of none that nothing copies from", () => {
    const parametersOf = (json: EmittedStack["json"], address: string) =>
      Object.fromEntries(
        (resource(json, address).parameter as { name: string; value: string; apply_method: string }[]).map(
          ({ name, value, apply_method }) => [name, `${value} ${apply_method}`],
        ),
      );
    const CRM = "aws_rds_cluster_parameter_group.data-service-crm_cluster_parameters";
    const SHOP = "aws_db_parameter_group.data-service-shop_instance_parameters";
    expect(parametersOf(services, CRM)).toEqual({
      require_secure_transport: "ON immediate",
      aurora_enhanced_binlog: "1 pending-reboot",
      binlog_backup: "0 pending-reboot",
      binlog_format: "ROW pending-reboot",
      binlog_replication_globaldb: "0 pending-reboot",
      binlog_row_image: "full immediate",
      binlog_row_metadata: "full immediate",
    });
    expect(parametersOf(services, SHOP)).toEqual({
      "rds.force_ssl": "1 immediate",
      "rds.logical_replication": "1 pending-reboot",
      "rds.replica_identity_full": "1 pending-reboot",
      max_replication_slots: "25 pending-reboot",
      max_wal_senders: "25 pending-reboot",
    });
    const others = emit((input) => {
      input.dataServices = {
        ...input.dataServices,
        crm: crmCluster({ engine: "aurora-postgresql", engineVersion: "16.8", captureChanges: false }),
        "crm-copied": {
          kind: "zero-etl-integration",
          source: { of: "database", dataService: "crm", includes: ["crm.*.*"] },
          warehouse: "copies",
        },
        shop: shopDatabase({ captureChanges: false }),
      };
      delete input.dataServices["shop-copied"];
    })("dev-data-services");
    expect(parametersOf(others, CRM)).toEqual({
      "rds.force_ssl": "1 immediate",
      "rds.logical_replication": "1 pending-reboot",
      "aurora.enhanced_logical_replication": "1 pending-reboot",
      "aurora.logical_replication_backup": "0 pending-reboot",
      "aurora.logical_replication_globaldb": "0 pending-reboot",
    });
    expect(parametersOf(others, SHOP)).toEqual({ "rds.force_ssl": "1 immediate" });
    expect(JSON.stringify(others)).not.toContain("data-service-nightly_inbound");
  });

  it("tells of warnings and errors of this integration alone", () => {
    const rule = resource(all("dev-operations"), "aws_cloudwatch_event_rule.data-service-crm-copied_rule");
    expect(rule.name).toBe("acme-dev-tell-crm-copied-failed");
    const pattern = String(rule.event_pattern);
    const integration = /\$\{[^}]*\}/.exec(pattern)?.[0] ?? "";
    expect(integration).toContain("outputs.zero_etl_integration_arns");
    expect(integration).toContain("crm-copied");
    expect(JSON.parse(pattern.replace(integration, "it"))).toEqual({
      source: ["aws.redshift"],
      "detail-type": [{ prefix: "Redshift Integration" }],
      resources: ["it"],
      detail: { severity: [{ "equals-ignore-case": "warning" }, { "equals-ignore-case": "error" }] },
    });
  });
});

describe("policies around integrations", () => {
  const REDSHIFT = { service: "redshift.amazonaws.com" };
  const NAMESPACE = "arn:aws:redshift-serverless:eu-west-1:111111111111:namespace/0a1b2c3d";
  const SOURCE = "arn:aws:rds:eu-west-1:111111111111:cluster:acme-dev-crm";
  const INTEGRATION = "arn:aws:redshift:eu-west-1:111111111111:integration:0a1b2c3d";

  it.each([
    ["allow", REDSHIFT, "redshift:AuthorizeInboundIntegration", { "aws:SourceArn": SOURCE }],
    ["deny", REDSHIFT, "redshift:AuthorizeInboundIntegration", { "aws:SourceArn": `${SOURCE}-2` }],
    ["deny", REDSHIFT, "redshift:AuthorizeInboundIntegration", {}],
    [
      "by-iam",
      { arn: "arn:aws:iam::111111111111:role/acme-dev-data-services" },
      "redshift:CreateInboundIntegration",
      {},
    ],
    ["deny", { arn: "arn:aws:iam::999999999999:role/x" }, "redshift:CreateInboundIntegration", {}],
  ] as const)("%s into a warehouse: %j %s %j", (decision, by, action, context) => {
    const policy = inboundStatements(NAMESPACE, [SOURCE], PLACE);
    expect(simulate(policy, PLACE.accountId, { by, action, resource: NAMESPACE, context })).toBe(decision);
  });

  const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/acme-dev-prices";
  const ours = { "aws:SourceAccount": "111111111111", "aws:SourceArn": INTEGRATION };
  it.each([
    ["allow", "dynamodb:ExportTableToPointInTime", TABLE, ours],
    ["allow", "dynamodb:DescribeExport", `${TABLE}/export/01`, ours],
    ["deny", "dynamodb:Scan", TABLE, ours],
    ["deny", "dynamodb:ExportTableToPointInTime", TABLE, { ...ours, "aws:SourceAccount": "999999999999" }],
    [
      "deny",
      "dynamodb:ExportTableToPointInTime",
      TABLE,
      { ...ours, "aws:SourceArn": `${INTEGRATION.replace("eu-west-1", "us-east-1")}` },
    ],
  ] as const)("%s out of a table: %s %s %j", (decision, action, on, context) => {
    const policy = tablePolicy(
      { name: "acme-dev-prices", arn: TABLE, copied: true, otherAccounts: { readers: [], writers: [] } },
      PLACE,
    );
    expect(simulate(policy, PLACE.accountId, { by: REDSHIFT, action, resource: on, context })).toBe(decision);
  });

  it("has nobody in the policy of a table that nothing copies from", () => {
    const table = { name: "t", arn: TABLE, copied: false, otherAccounts: { readers: [], writers: [] } };
    expect(tablePolicy(table, PLACE)).toEqual([]);
  });

  const granted = {
    "aws:SourceAccount": "111111111111",
    "aws:SourceArn": "arn:aws:rds:eu-west-1:111111111111:integration:0a1b2c3d",
    "kms:EncryptionContext:integration": "acme-dev-crm-copied",
    "kms:GrantOperations": "GenerateDataKey",
  };
  it.each([
    ["allow", "kms:CreateGrant", granted],
    ["allow", "kms:CreateGrant", { ...granted, "aws:SourceArn": INTEGRATION }],
    ["deny", "kms:CreateGrant", { ...granted, "kms:EncryptionContext:integration": "acme-prod-crm-copied" }],
    ["deny", "kms:CreateGrant", { ...granted, "kms:GrantOperations": "ReEncryptTo" }],
    ["deny", "kms:CreateGrant", { ...granted, "aws:SourceAccount": "999999999999" }],
    ["deny", "kms:Decrypt", granted],
    ["allow", "kms:Decrypt", { "aws:SourceAccount": "111111111111", "aws:SourceArn": INTEGRATION }],
    ["deny", "kms:Encrypt", { "aws:SourceAccount": "111111111111", "aws:SourceArn": INTEGRATION }],
  ] as const)("%s of the data key: %s %j", (decision, action, context) => {
    const policy = serviceKeyStatements([{ ...COPIED, tableKey: "data" }], PLACE, "data");
    expect(simulate(policy, PLACE.accountId, { by: REDSHIFT, action, context })).toBe(decision);
  });

  it("decrypts no table where none is copied", () => {
    const policy = serviceKeyStatements([{ ...COPIED, tableKey: undefined }], PLACE, "data");
    const context = { "aws:SourceAccount": "111111111111", "aws:SourceArn": INTEGRATION };
    expect(simulate(policy, PLACE.accountId, { by: REDSHIFT, action: "kms:Decrypt", context })).toBe("deny");
  });
});

describe("zero-ETL integrations in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    await expectComesAndGoes(site, platformOf(accountInput(), inputOf()), ["dev-data-services", "dev-operations"]);
  });
});
