import { describe, expect, it } from "vitest";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import {
  pauseStatements,
  snapshotStatements,
  warehouseStatements,
  warehouseTrust,
} from "../../modules/data-services/redshift/policies";
import { scheduleGroupTrust } from "../../modules/events/policies";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import { financeWarehouse, reportingCluster, withWarehouses } from "../support/warehouses";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const DATA_KEY = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/data";

function emit(change: (input: ReturnType<typeof devInput>) => void) {
  const input = devInput();
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

/** Everything, once; and the same where data is protected and files go through the VPC. */
const all = emit((input) => {
  withWarehouses(input);
  input.connections = {
    dwh: {
      kind: "connection",
      mode: "create",
      type: "redshift",
      dataService: "finance",
      options: { user: "databricks" },
      comment: "Warehouse of finance",
    },
  };
});
const kept = emit((input) => {
  input.network.availabilityZoneIds = ["euw1-az1", "euw1-az2", "euw1-az3"];
  input.protection = { mode: "protected" };
  input.dataServices = {
    finance: financeWarehouse({
      network: {},
      files: undefined,
      snapshots: undefined,
      mostRpus: undefined,
      capacity: { mode: "price-performance", level: "speed" },
      caseSensitiveNames: true,
      queryTimeoutSeconds: 60,
      usageLimits: [
        { of: "compute", rpuHours: 10, period: "daily", atLimit: "metric" },
        { of: "compute", rpuHours: 200 },
        { of: "data-sharing", terabytes: 2, atLimit: "log" },
      ],
    }),
    reporting: reportingCluster({
      nodes: 4,
      multiAz: true,
      pause: undefined,
      files: undefined,
      snapshots: {},
      parameters: { statement_timeout: "60000" },
      caseSensitiveNames: true,
      applyChanges: "immediately",
    }),
  };
});
const services = all("dev-data-services");

describe("what warehouses make", () => {
  it("is these resources", () => {
    expect(addresses(services).filter((one) => /finance|reporting|group|old/.test(one))).toMatchSnapshot();
  });

  it("is a namespace that is encrypted and logged, and whose password is Redshift's affair", () => {
    expect(
      resource(services, "aws_redshiftserverless_namespace.data-service-finance_workgroup_namespace"),
    ).toMatchObject({
      namespace_name: "acme-dev-finance",
      db_name: "dwh",
      admin_username: "dbowner",
      manage_admin_password: true,
      admin_password_secret_kms_key_id: DATA_KEY,
      kms_key_id: DATA_KEY,
      log_exports: ["connectionlog", "useractivitylog", "userlog"],
      default_iam_role_arn: "${aws_iam_role.data-service-finance_files.arn}",
      lifecycle: { prevent_destroy: false },
    });
    expect(resource(services, "aws_cloudwatch_log_group.data-service-finance_logs_userlog")).toMatchObject({
      name: "/aws/redshift/acme-dev-finance/userlog",
      retention_in_days: 90,
    });
    expect(JSON.stringify(services)).not.toMatch(/"(master|admin_user)_password(_wo)?"/);
  });

  it("is a workgroup that is not reached from the internet, refuses clients without TLS, and is limited", () => {
    const workgroup = resource(services, "aws_redshiftserverless_workgroup.data-service-finance_workgroup");
    expect(workgroup).toMatchObject({
      base_capacity: 8,
      max_capacity: 64,
      publicly_accessible: false,
      enhanced_vpc_routing: false,
      port: 5439,
      security_group_ids: ["${data.terraform_remote_state.network.outputs.data_service_security_group_ids.finance}"],
      track_name: "current",
    });
    expect(workgroup.config_parameter).toContainEqual({ parameter_key: "require_ssl", parameter_value: "true" });
    expect(
      resource(
        services,
        "aws_redshiftserverless_usage_limit.data-service-finance_workgroup_limit-compute-monthly-stop",
      ),
    ).toMatchObject({
      amount: 500,
      breach_action: "deactivate",
      period: "monthly",
      usage_type: "serverless-compute",
    });
  });

  it("goes through the VPC unless it is told otherwise, and is kept where data is protected", () => {
    const json = kept("dev-data-services");
    const workgroup = resource(json, "aws_redshiftserverless_workgroup.data-service-finance_workgroup");
    expect(workgroup).toMatchObject({
      enhanced_vpc_routing: true,
      price_performance_target: { enabled: true, level: 75 },
    });
    expect(workgroup).not.toHaveProperty("base_capacity");
    expect(workgroup.config_parameter).toContainEqual({
      parameter_key: "enable_case_sensitive_identifier",
      parameter_value: "true",
    });
    expect(workgroup.config_parameter).toContainEqual({
      parameter_key: "max_query_execution_time",
      parameter_value: "60",
    });
    expect(Object.values(json.resource?.aws_redshiftserverless_usage_limit ?? {})).toMatchObject([
      { amount: 10, breach_action: "emit-metric", period: "daily" },
      { amount: 200, breach_action: "deactivate", period: "monthly" },
      { amount: 2, breach_action: "log", usage_type: "cross-region-datasharing" },
    ]);
    expect(resource(json, "aws_redshiftserverless_namespace.data-service-finance_workgroup_namespace")).toMatchObject({
      lifecycle: { prevent_destroy: true },
    });
    expect(resource(json, "aws_redshift_cluster.data-service-reporting_cluster")).toMatchObject({
      multi_az: true,
      availability_zone_relocation_enabled: false,
      number_of_nodes: 4,
      skip_final_snapshot: false,
      final_snapshot_identifier: "acme-dev-reporting-final",
      apply_immediately: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource?.aws_iam_role).toBeUndefined();
    const rules = JSON.stringify(kept("dev-network").resource?.aws_vpc_security_group_egress_rule);
    expect(rules).toContain("data-service-finance");
    expect(rules).toContain("prefix_list_id");
  });

  it("is a cluster with its groups, schedule, limits and hours", () => {
    expect(resource(services, "aws_redshift_cluster.data-service-reporting_cluster")).toMatchObject({
      cluster_identifier: "acme-dev-reporting",
      node_type: "ra3.xlplus",
      cluster_type: "multi-node",
      number_of_nodes: 2,
      availability_zone_relocation_enabled: true,
      manage_master_password: true,
      master_password_secret_kms_key_id: DATA_KEY,
      encrypted: "true",
      kms_key_id: DATA_KEY,
      publicly_accessible: false,
      enhanced_vpc_routing: true,
      automated_snapshot_retention_period: 14,
      preferred_maintenance_window: "sun:03:00-sun:04:00",
      skip_final_snapshot: true,
    });
    const { parameter } = resource(services, "aws_redshift_parameter_group.data-service-reporting_cluster_parameters");
    expect(parameter).toEqual([
      { name: "enable_case_sensitive_identifier", value: "false" },
      { name: "enable_user_activity_logging", value: "true" },
      { name: "max_concurrency_scaling_clusters", value: "1" },
      { name: "require_ssl", value: "true" },
    ]);
    expect(Object.values(services.resource?.aws_redshift_usage_limit ?? {})).toMatchObject([
      { feature_type: "spectrum", limit_type: "data-scanned", amount: 10, period: "daily", breach_action: "disable" },
      { feature_type: "concurrency-scaling", limit_type: "time", amount: 60, breach_action: "emit-metric" },
    ]);
    expect(Object.values(services.resource?.aws_redshift_scheduled_action ?? {})).toMatchObject([
      { schedule: "cron(0 19 ? * MON-FRI *)" },
      { schedule: "cron(0 6 ? * MON-FRI *)" },
    ]);
  });

  it("makes snapshots at set times, each with a name of its own", () => {
    const { target, schedule_expression } = resource(
      services,
      "aws_scheduler_schedule.data-service-finance_snapshots_schedule",
    );
    expect(schedule_expression).toBe("cron(30 3 * * ? *)");
    expect(target).toMatchObject({ arn: "arn:aws:scheduler:::aws-sdk:redshiftserverless:createSnapshot" });
    expect(JSON.parse((target as { input: string }).input)).toEqual({
      NamespaceName: "acme-dev-finance",
      SnapshotName: "acme-dev-finance-<aws.scheduler.execution-id>",
      RetentionPeriod: 14,
    });
  });

  it("is looked up where it is there, and connections take its host", () => {
    expect(services.output?.database_hosts).toEqual({
      value: {
        branch: "${aws_redshiftserverless_endpoint_access.data-service-branch_endpoint.address}",
        finance: "${aws_redshiftserverless_workgroup.data-service-finance_workgroup.endpoint[0].address}",
        group: "${data.aws_redshiftserverless_workgroup.data-service-group.endpoint[0].address}",
        holding: "${aws_redshiftserverless_endpoint_access.data-service-holding_endpoint.address}",
        old: "${data.aws_redshift_cluster.data-service-old.endpoint}",
        plants: "${aws_redshift_endpoint_access.data-service-plants_endpoint.address}",
        reporting: "${aws_redshift_cluster.data-service-reporting_cluster.dns_name}",
      },
    });
    const connections = all("dev-connections");
    expect(resource(connections, "databricks_connection.connection-dwh")).toMatchObject({
      connection_type: "REDSHIFT",
      options: { host: "${data.terraform_remote_state.data-services.outputs.database_hosts.finance}", port: "5439" },
    });
  });

  it("is reached by the nodes of workspaces, from both ends, and by the clients that are named", () => {
    const network = all("dev-network");
    const own = "${aws_security_group.data-service-finance.id}";
    const nodes = "${aws_security_group.workspace-security-group-main.id}";
    const rules = (type: string) =>
      Object.entries(network.resource?.[type] ?? {})
        .filter(([id]) => id.startsWith("data-service-finance"))
        .map(([, rule]) => rule);
    expect(rules("aws_vpc_security_group_ingress_rule")).toMatchObject([
      { cidr_ipv4: "172.16.0.0/16", from_port: 5439 },
      { security_group_id: own, referenced_security_group_id: nodes, from_port: 5439 },
    ]);
    expect(rules("aws_vpc_security_group_egress_rule")).toMatchObject([
      { security_group_id: nodes, referenced_security_group_id: own, from_port: 5439, to_port: 5439 },
    ]);
  });

  it("is alarms", () => {
    const json = all("dev-operations");
    const metrics = (key: string) =>
      Object.entries(json.resource?.aws_cloudwatch_metric_alarm ?? {})
        .filter(([id]) => id.startsWith(`data-service-${key}`))
        .map(([, { metric_name, threshold, evaluation_periods }]) => [metric_name, threshold, evaluation_periods]);
    expect(metrics("finance")).toEqual([
      ["DatabaseConnections", 500, 3],
      ["ComputeCapacity", 63, 12],
      ["TargetErrorCount", 0, 1],
    ]);
    expect(metrics("reporting")).toEqual([
      ["CPUUtilization", 90, 3],
      ["PercentageDiskSpaceUsed", 80, 3],
      ["HealthStatus", 1, 3],
    ]);
    expect([...metrics("group"), ...metrics("old")]).toEqual([]);
  });
});

describe("roles of a warehouse", () => {
  const files = {
    reads: [{ bucket: "acme-dev-raw", folder: "exports" }],
    writes: [{ bucket: "acme-dev-raw", folder: "back" }],
    catalogs: [],
  };
  const statements = warehouseStatements(files, KEY, PLACE);

  it.each<["allow" | "deny", string, string]>([
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/exports/a.parquet"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-dev-raw/exports/a.parquet"],
    ["allow", "s3:PutObject", "arn:aws:s3:::acme-dev-raw/back/a.parquet"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/other/a.parquet"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/exports-2/a.parquet"],
    ["deny", "s3:DeleteBucket", "arn:aws:s3:::acme-dev-raw"],
    ["allow", "s3:GetBucketLocation", "arn:aws:s3:::acme-dev-raw"],
  ])("%s %s on %s", (decision, action, on) => {
    expect(simulateIdentity(statements, { action, resource: on })).toBe(decision);
  });

  it.each<["allow" | "deny", string]>([
    ["allow", "exports/2026"],
    ["allow", "back/"],
    ["deny", "other/"],
    ["deny", ""],
  ])("%s listing %s", (decision, prefix) => {
    const asked = { action: "s3:ListBucket", resource: "arn:aws:s3:::acme-dev-raw", context: { "s3:prefix": prefix } };
    expect(simulateIdentity(statements, asked)).toBe(decision);
  });

  it.each<["allow" | "deny", string, string]>([
    ["allow", "kms:Decrypt", "arn:aws:s3:::acme-dev-raw/exports/a.parquet"],
    ["allow", "kms:GenerateDataKey", "arn:aws:s3:::acme-dev-raw/back/a.parquet"],
    ["deny", "kms:Decrypt", "arn:aws:s3:::acme-dev-curated/a.parquet"],
  ])("%s %s for %s", (decision, action, of) => {
    const context = { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:EncryptionContext:aws:s3:arn": of };
    expect(simulateIdentity(statements, { action, resource: KEY, context })).toBe(decision);
  });

  it.each<["allow" | "deny", string, string]>([
    [
      "allow",
      "redshift-serverless.amazonaws.com",
      "arn:aws:redshift:eu-west-1:111111111111:dbuser:serverless-111111111111-a1/dbowner",
    ],
    ["allow", "redshift.amazonaws.com", "arn:aws:redshift:eu-west-1:111111111111:dbuser:acme-dev-reporting/dbowner"],
    ["deny", "redshift.amazonaws.com", "arn:aws:redshift:eu-west-1:999999999999:dbuser:other/dbowner"],
    ["deny", "redshift.amazonaws.com", "arn:aws:redshift:us-east-1:111111111111:dbuser:other/dbowner"],
    ["deny", "rds.amazonaws.com", "arn:aws:redshift:eu-west-1:111111111111:dbuser:acme-dev-reporting/dbowner"],
  ])("%s to be assumed by %s for %s", (decision, service, user) => {
    expect(
      simulate(warehouseTrust(PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "sts:ExternalId": user },
      }),
    ).toBe(decision);
  });

  it.each<["allow" | "deny", string]>([
    ["allow", "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/acme-dev-svc-finance-snapshots"],
    ["deny", "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/other"],
  ])("of snapshots: %s to be assumed for %s", (decision, group) => {
    expect(
      simulate(scheduleGroupTrust("acme-dev-svc-finance-snapshots", PLACE), PLACE.accountId, {
        by: { service: "scheduler.amazonaws.com" },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": PLACE.accountId, "aws:SourceArn": group },
      }),
    ).toBe(decision);
  });

  it.each<["allow" | "deny", string, string]>([
    ["allow", "redshift-serverless:CreateSnapshot", "arn:aws:redshift-serverless:eu-west-1:111111111111:namespace/n1"],
    ["deny", "redshift-serverless:CreateSnapshot", "arn:aws:redshift-serverless:eu-west-1:111111111111:namespace/n2"],
    ["deny", "redshift-serverless:DeleteSnapshot", "arn:aws:redshift-serverless:eu-west-1:111111111111:snapshot/s1"],
    ["allow", "redshift:PauseCluster", "arn:aws:redshift:eu-west-1:111111111111:cluster:acme-dev-reporting"],
    ["deny", "redshift:PauseCluster", "arn:aws:redshift:eu-west-1:111111111111:cluster:other"],
    ["deny", "redshift:DeleteCluster", "arn:aws:redshift:eu-west-1:111111111111:cluster:acme-dev-reporting"],
  ])("of snapshots and pauses: %s %s on %s", (decision, action, on) => {
    const both = [
      ...snapshotStatements("arn:aws:redshift-serverless:eu-west-1:111111111111:namespace/n1", PLACE),
      ...pauseStatements("acme-dev-reporting", PLACE),
    ];
    expect(simulateIdentity(both, { action, resource: on })).toBe(decision);
  });
});
