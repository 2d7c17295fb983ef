import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INSTANCE_ENGINES, isAtLeast } from "../../config/facts/databases";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { monitoringStatements, monitoringTrust } from "../../modules/data-services/database/policies";
import { report } from "../config/problems";
import { crmCluster, EXISTING_DATABASES, shopDatabase, withDatabases } from "../support/databases";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

type Services = NonNullable<EnvironmentInput["dataServices"]>;

function emit(services: Services, change: (input: OwnNetworkInput) => void = () => {}) {
  const input = devInput();
  input.dataServices = services;
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const EXISTING_NETWORK = {
  mode: "existing",
  vpcId: "vpc-00000000000000001",
  workspaces: {
    main: {
      subnetIds: { "euw1-az1": "subnet-00000000000000001", "euw1-az2": "subnet-00000000000000002" },
      securityGroupIds: ["sg-00000000000000001"],
    },
  },
};
const SUBNETS = ["subnet-00000000000000003", "subnet-00000000000000004"];
const SQL_SERVER = {
  engine: "sqlserver-se",
  instanceClass: "db.m6i.large",
  engineVersion: "16.00",
  database: undefined,
  captureChanges: false,
} as const;

/** Windows of the day and of the week with a minute in common, and those without. */
const OVERLAPPING = [
  ["03:00-04:00", "sun:03:30-sun:04:30"],
  ["23:30-00:30", "sat:00:15-sat:01:00"],
  ["02:00-03:00", "mon:12:00-tue:02:30"],
  ["05:00-06:00", "sun:04:00-sun:07:00"],
] as const;
const APART = [
  ["03:00-04:00", "sun:04:00-sun:05:00"],
  ["23:30-00:30", "sun:00:30-sun:01:30"],
  ["02:00-03:00", "sun:23:00-mon:02:00"],
] as const;

describe("a database in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["PostgreSQL", { "dataServices.shop": shopDatabase() }],
    ["MySQL", { "dataServices.shop": shopDatabase({ engine: "mysql", engineVersion: "8.4" }) }],
    ["SQL Server", { "dataServices.shop": shopDatabase(SQL_SERVER) }],
    ["Aurora", { "dataServices.crm": crmCluster() }],
    [
      "Aurora of a fixed size",
      { "dataServices.crm": crmCluster({ capacity: { mode: "provisioned", instanceClass: "db.r7g.large" } }) },
    ],
    ["one that is there", { "dataServices.erp": EXISTING_DATABASES.erp }],
    [
      "Oracle that is there",
      { "dataServices.old": { kind: "rds-instance", mode: "existing", identifier: "old", engine: "oracle-se2" } },
    ],
    [
      "in a VPC that is there",
      { network: EXISTING_NETWORK, "dataServices.shop": shopDatabase({ network: { subnetIds: SUBNETS } }) },
    ],
    [
      "an old version, accepted",
      { "dataServices.shop": shopDatabase({ engineVersion: "13.20", acknowledgeExtendedSupport: true }) },
    ],
    ...APART.map(([window, maintenanceWindow]): [string, Record<string, unknown>] => [
      `kept up at ${maintenanceWindow}, copied at ${window}`,
      { "dataServices.shop": shopDatabase({ backup: { window }, maintenanceWindow }) },
    ]),
  ])("is taken: %s", (_, changes) => {
    expect(report({ dev: changes })).toBe("");
  });

  it("has a sentence about what SQL Server's changes need", () => {
    const erp = shopDatabase({ ...SQL_SERVER, captureChanges: true });
    expect(report({ dev: { "dataServices.erp": erp } })).toContain("sqlserver-se records changes once SQL says so");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ acknowledgeHourlyCost: false }, "billed by the hour, around the clock"],
    [{ engineVersion: "12" }, "12 is not offered for this engine. Fix: use one of 13, 14, 15, 16, 17"],
    [{ engineVersion: "16.x" }, "is not a version of a database engine"],
    [{ engineVersion: "13" }, "13 has had no standard support since 2026-02-28"],
    [{ engine: "mysql", engineVersion: "8.0" }, "Fix: use 8.4, or write acknowledgeExtendedSupport: true"],
    [{ engine: "oracle-se2" }, '"oracle-se2" is not one of the possible values'],
    [{ instanceClass: "m7g.large" }, "is not an instance class of RDS"],
    [{ masterUser: "postgres" }, "is a name that engines keep for themselves"],
    [{ database: "my database" }, "is not the name of a database that RDS makes"],
    [{ database: "my-shop" }, "is not the name of a database that RDS makes"],
    [{ database: "_shop" }, "is not the name of a database that RDS makes"],
    ...["postgres", "Template1", "mysql", "SYS", "rdsadmin", "information_schema"].map(
      (database): [Record<string, unknown>, string] => [{ database }, "is a database that engines have themselves"],
    ),
    [{ instanceClass: "db.t2.micro" }, "db.t2.micro is of an old generation"],
    [{ instanceClass: "db.m7g.huge" }, "m7g has no size huge in RDS. Fix: use one of large, xlarge"],
    [{ instanceClass: "db.t4g.16xlarge" }, "t4g has no size 16xlarge in RDS"],
    [{ instanceClass: "db.p5.large" }, "RDS has no databases on p5"],
    [{ ...SQL_SERVER, instanceClass: "db.m7g.large" }, "SQL Server does not run on Graviton, which m7g is"],
    [{ "backup.window": "02:00-02:10" }, "lasts 10 minutes. Fix: choose times with 30 to 1380 minutes between them"],
    [{ "backup.window": "02:00-02:00" }, "lasts 0 minutes"],
    [{ maintenanceWindow: "sun:03:00-sun:03:00" }, "lasts 0 minutes"],
    [{ maintenanceWindow: "sun:23:50-mon:00:10" }, "lasts 20 minutes"],
    [{ maintenanceWindow: "sun:03:00-wed:03:00" }, "lasts 4320 minutes. Fix: choose times with 30 to 1440"],
    ...OVERLAPPING.map(([window, maintenanceWindow]): [Record<string, unknown>, string] => [
      { "backup.window": window, maintenanceWindow },
      `${maintenanceWindow} overlaps backup.window, ${window}`,
    ]),
    [{ monitoring: { everySeconds: 0, insights: "advanced" } }, "show the operating system, which nothing measures"],
    [{ "storage.gib": 10 }, "10 is too small. Fix: use at least 20"],
    [{ "storage.growsToGib": 105 }, "105 is less than a tenth over 100. Fix: use at least 110"],
    [{ "storage.type": "io2" }, "io2 says how many I/O operations it has. Fix: add iops"],
    [{ "storage.type": "io2", "storage.iops": 2000, "storage.gib": 50 }, "50 is too small for io2"],
    [{ "storage.iops": 6000 }, "gp3 takes no figure below 400 GiB"],
    [{ parameters: { "rds.force_ssl": "0" } }, "is set anyway: clients without TLS are refused"],
    [{ parameters: { "rds.logical_replication": "0" } }, "is set by captureChanges. Fix: remove it"],
    [{ parameters: { "rds force": "0" } }, "is not the name of a parameter"],
    [{ "backup.retentionDays": 0 }, "0 is too small. Fix: use at least 1"],
    [{ "backup.window": "2am" }, "is not a window of the day"],
    [{ maintenanceWindow: "sunday" }, "is not a window of the week"],
    [{ "monitoring.everySeconds": 20 }, "20 is not one of the possible values"],
    [{ "network.availabilityZoneIds": ["euw1-az1"] }, "a database of RDS needs 2 zones, and this is 1"],
    [{ "network.availabilityZoneIds": ["euw1-az1", "euw1-az9"] }, "the VPC has no subnet in euw1-az9"],
    [{ "network.subnetIds": SUBNETS }, "is for a VPC that is there already"],
    [{ ...SQL_SERVER, database: "shop" }, "SQL Server is made without a database"],
    [{ ...SQL_SERVER, engine: "sqlserver-web" }, "sqlserver-web has no standby in another zone"],
    [{ ...SQL_SERVER, iamAuthentication: true }, "SQL Server knows no roles of IAM"],
    [{ alarms: { cpuPercent: 20 } }, "20 is too small"],
  ])("is refused: %j", (fields, message) => {
    const changes = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [`dataServices.shop.${field}`, value]),
    );
    expect(report({ dev: { "dataServices.shop": shopDatabase(), ...changes } })).toContain(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "capacity.maxUnits": 0.5 }, "0.5 is too small"],
    [{ "capacity.minUnits": 4, "capacity.maxUnits": 2 }, "2 is less than minUnits, 4"],
    [{ engine: "mysql" }, '"mysql" is not one of the possible values'],
    [{ engineVersion: "5.7" }, "5.7 is not offered for this engine. Fix: use one of 8.0"],
    [{ instances: 0 }, "0 is too small"],
    [{ storage: "gp3" }, '"gp3" is not one of the possible values'],
    [{ identifier: "crm" }, "identifier"],
  ])("is refused, of Aurora: %j", (fields, message) => {
    const changes = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [`dataServices.crm.${field}`, value]),
    );
    expect(report({ dev: { "dataServices.crm": crmCluster(), ...changes } })).toContain(message);
  });

  it.each([[{ mode: "databricks-managed" }], [{ mode: "serverless-only" }]])(
    "needs a VPC, and %j has none",
    (network) => {
      expect(report({ dev: { network, "dataServices.shop": shopDatabase() } })).toContain("there is none");
    },
  );

  it("finds no place in a VPC that is too small", () => {
    const small = { "network.cidr": "10.20.0.0/22", "network.workspaceSubnetBits": 26 };
    expect(report({ dev: { ...small, "dataServices.shop": shopDatabase() } })).toContain("of data services in");
    expect(report({ dev: small })).not.toContain("of data services in");
  });

  it("knows versions as engines count them", () => {
    expect(isAtLeast("16.8", "13")).toBe(true);
    expect(isAtLeast("5.7.40", "5.7.44")).toBe(false);
    expect(isAtLeast("5.7.44-rds.20240408", "5.7.44")).toBe(true);
    expect(isAtLeast("8.0.mysql_aurora.3.08.0", "5.7.44")).toBe(true);
    expect(isAtLeast("16.00.4131.2.v1", "11.0")).toBe(true);
    expect(isAtLeast("10", "11.0")).toBe(false);
  });
});

describe("what databases make", () => {
  it.each(Object.keys(INSTANCE_ENGINES.value) as (keyof typeof INSTANCE_ENGINES.value)[])(
    "%s has a group of parameters of its family, with TLS and changes as asked for",
    (engine) => {
      const facts = INSTANCE_ENGINES.value[engine];
      const [version] = Object.keys(facts.versions).slice(-1);
      const isSqlServer = facts.system === "sql-server";
      const database = shopDatabase({
        engine,
        engineVersion: version ?? "",
        parameters: { further: "7" },
        multiAz: false,
        ...(isSqlServer && {
          instanceClass: "db.m6i.large",
          captureChanges: false,
          database: undefined,
        }),
      });
      const json = emit({ shop: database })("dev-data-services");
      const group = resource(json, "aws_db_parameter_group.data-service-shop_instance_parameters");
      expect(group.family).toBe(
        {
          postgres: "postgres17",
          mysql: "mysql8.4",
          "sqlserver-ex": "sqlserver-ex-16.0",
          "sqlserver-web": "sqlserver-web-16.0",
          "sqlserver-se": "sqlserver-se-16.0",
          "sqlserver-ee": "sqlserver-ee-16.0",
        }[engine],
      );
      const names = (group.parameter as { name: string; apply_method: string }[]).map(({ name }) => name);
      const atOnce = (group.parameter as { name: string; apply_method: string }[])
        .filter(({ apply_method }) => apply_method === "immediate")
        .map(({ name }) => name);
      expect(atOnce).toEqual(isSqlServer ? [] : Object.keys(facts.tls));
      expect(resource(json, "aws_db_instance.data-service-shop_instance")).toMatchObject({
        iam_database_authentication_enabled: !isSqlServer,
        enabled_cloudwatch_logs_exports: facts.logs,
        allow_major_version_upgrade: true,
        apply_immediately: false,
      });
      expect(names).toEqual(
        {
          postgresql: ["rds.force_ssl", "rds.logical_replication", "further"],
          mysql: ["require_secure_transport", "binlog_format", "binlog_row_image", "further"],
          "sql-server": ["rds.force_ssl", "further"],
          oracle: [],
        }[facts.system],
      );
    },
  );

  it("stands in subnets of its own, which are made for it and move nothing", () => {
    const subnets = (json: EmittedStack["json"]) =>
      Object.fromEntries(
        Object.entries(json.resource?.aws_subnet ?? {}).map(([id, { cidr_block }]) => [id, cidr_block]),
      );
    const before = subnets(emit({})("dev-network"));
    const after = emit({ shop: shopDatabase() })("dev-network");
    expect(subnets(after)).toEqual({
      ...before,
      "data-service-subnet_euw1-az1": "10.20.208.0/24",
      "data-service-subnet_euw1-az2": "10.20.209.0/24",
    });
    expect(Object.keys(after.output ?? {})).toContain("data_service_subnet_ids");
    const json = emit({ shop: shopDatabase({ network: { availabilityZoneIds: ["euw1-az2", "euw1-az1"] } }) })(
      "dev-data-services",
    );
    expect(resource(json, "aws_db_subnet_group.data-service-shop_subnets").subnet_ids).toEqual(
      ["euw1-az1", "euw1-az2"].map(
        (zone) => `\${data.terraform_remote_state.network.outputs.data_service_subnet_ids["${zone}"]}`,
      ),
    );
  });

  it("has an ACL for its subnets where there are ACLs, which lets its own clients in and nobody else", () => {
    const database = shopDatabase({ network: { clientCidrs: ["172.16.0.0/16"] } });
    const json = emit({ shop: database }, (input) => Object.assign(input.network, { networkAcls: true }))(
      "dev-network",
    );
    const text = JSON.stringify(
      Object.entries(json.resource ?? {}).flatMap(([, all]) =>
        Object.entries(all).filter(([id]) => id.startsWith("acl-data-services")),
      ),
    );
    expect(text).toContain("172.16.0.0/16");
    expect(text).toContain("5432");
    expect(text).not.toContain("0.0.0.0/0");
  });

  it("is reached by the nodes of workspaces, from both ends, and by the clients that are named", () => {
    const stacks = emit({ shop: shopDatabase({ network: { clientCidrs: ["172.16.0.0/16"] } }) });
    const network = stacks("dev-network");
    const own = "${aws_security_group.data-service-shop.id}";
    const nodes = "${aws_security_group.workspace-security-group-main.id}";
    const rules = (type: string) =>
      Object.entries(network.resource?.[type] ?? {})
        .filter(([id]) => id.startsWith("data-service-shop"))
        .map(([, rule]) => rule);
    const ingress = rules("aws_vpc_security_group_ingress_rule");
    expect(ingress).toHaveLength(2);
    expect(ingress).toContainEqual(
      expect.objectContaining({ security_group_id: own, referenced_security_group_id: nodes, from_port: 5432 }),
    );
    expect(ingress).toContainEqual(expect.objectContaining({ cidr_ipv4: "172.16.0.0/16", to_port: 5432 }));
    expect(rules("aws_vpc_security_group_egress_rule")).toMatchObject([
      { security_group_id: nodes, referenced_security_group_id: own, from_port: 5432, to_port: 5432 },
    ]);
    expect(resource(stacks("dev-data-services"), "aws_db_instance.data-service-shop_instance")).toMatchObject({
      vpc_security_group_ids: ["${data.terraform_remote_state.network.outputs.data_service_security_group_ids.shop}"],
    });
  });

  it("changes no group of a VPC that is there already", () => {
    const database = shopDatabase({ network: { subnetIds: SUBNETS } });
    const network = emit({ shop: database }, (input) => Object.assign(input, { network: EXISTING_NETWORK }))(
      "dev-network",
    );
    expect(network.resource?.aws_vpc_security_group_egress_rule).toBeUndefined();
    expect(Object.keys(network.resource?.aws_vpc_security_group_ingress_rule ?? {})).toHaveLength(1);
  });

  it("is encrypted, measured and logged, and its password is RDS's affair", () => {
    const json = emit({ shop: shopDatabase() })("dev-data-services");
    const data = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";
    expect(resource(json, "aws_db_instance.data-service-shop_instance")).toMatchObject({
      identifier: "acme-dev-shop",
      engine: "postgres",
      engine_version: "16",
      engine_lifecycle_support: "open-source-rds-extended-support-disabled",
      allocated_storage: 100,
      max_allocated_storage: 200,
      storage_encrypted: true,
      kms_key_id: data,
      publicly_accessible: false,
      multi_az: true,
      port: 5432,
      manage_master_user_password: true,
      master_user_secret_kms_key_id: data,
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      monitoring_interval: 60,
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      backup_retention_period: 14,
      deletion_protection: false,
      skip_final_snapshot: true,
      tags: { DataService: "shop" },
    });
    expect(JSON.stringify(json)).not.toMatch(/"(master_)?password(_wo)?"/);
    expect(resource(json, "aws_cloudwatch_log_group.data-service-shop_logs_postgresql")).toMatchObject({
      name: "/aws/rds/instance/acme-dev-shop/postgresql",
      retention_in_days: 90,
    });
  });

  it("is kept, and leaves a snapshot, where the environment is protected", () => {
    const json = emit({ shop: shopDatabase(), crm: crmCluster() }, (input) => {
      input.protection = { mode: "protected" };
    })("dev-data-services");
    for (const [address, name] of [
      ["aws_db_instance.data-service-shop_instance", "acme-dev-shop"],
      ["aws_rds_cluster.data-service-crm_cluster", "acme-dev-crm"],
    ] as const) {
      expect(resource(json, address)).toMatchObject({
        deletion_protection: true,
        delete_automated_backups: false,
        skip_final_snapshot: false,
        final_snapshot_identifier: `${name}-final`,
        lifecycle: { prevent_destroy: true },
      });
    }
  });

  it("is a cluster with as many instances as asked for", () => {
    const json = emit({
      crm: crmCluster({
        instances: 3,
        applyChanges: "immediately",
        monitoring: { everySeconds: 0, insights: "advanced" },
      }),
    })("dev-data-services");
    expect(resource(json, "aws_rds_cluster.data-service-crm_cluster")).toMatchObject({
      engine: "aurora-mysql",
      serverlessv2_scaling_configuration: { min_capacity: 0.5, max_capacity: 8 },
      database_insights_mode: "advanced",
      apply_immediately: true,
      performance_insights_retention_period: 465,
    });
    expect(Object.keys(json.resource?.aws_rds_cluster_instance ?? {})).toHaveLength(3);
    expect(json.resource?.aws_iam_role).toBeUndefined();
    const { parameter } = resource(json, "aws_rds_cluster_parameter_group.data-service-crm_cluster_parameters");
    expect(parameter).toContainEqual({ name: "require_secure_transport", value: "ON", apply_method: "immediate" });
  });

  it("is looked up where it is there, and a version that cannot be captured fails the plan", () => {
    const json = emit(EXISTING_DATABASES)("dev-data-services");
    expect(addresses(json)).toEqual(["aws_vpc_security_group_egress_rule.data-service-erp_compute_main-1433"]);
    expect(Object.keys(json.data ?? {}).sort()).toEqual([
      "aws_db_instance",
      "aws_rds_cluster",
      "terraform_remote_state",
    ]);
    expect(JSON.stringify(json.data?.aws_db_instance)).toContain("Lakeflow Connect reads changes of 11.0 and newer");
    expect(JSON.stringify(json.data?.aws_rds_cluster)).not.toContain("postcondition");
    expect(json.output?.database_hosts).toEqual({
      value: {
        billing: "${data.aws_rds_cluster.data-service-billing.endpoint}",
        erp: "${data.aws_db_instance.data-service-erp.address}",
      },
    });
  });

  it("is alarms on what runs short, by what changes are read of", () => {
    const services: Services = {
      shop: shopDatabase(),
      crm: crmCluster(),
      erp: shopDatabase({ ...SQL_SERVER, alarms: {} }),
    };
    const json = emit(services)("dev-operations");
    const metrics = (key: string) =>
      Object.entries(json.resource?.aws_cloudwatch_metric_alarm ?? {})
        .filter(([id]) => id.startsWith(`data-service-${key}`))
        .map(([, { metric_name }]) => metric_name)
        .sort();
    expect(metrics("shop")).toEqual([
      "CPUUtilization",
      "DatabaseConnections",
      "FreeStorageSpace",
      "OldestReplicationSlotLag",
    ]);
    expect(metrics("crm")).toEqual([
      "AuroraReplicaLagMaximum",
      "BinLogDiskUsage",
      "CPUUtilization",
      "FreeLocalStorage",
    ]);
    expect(metrics("erp")).toEqual(["CPUUtilization", "FreeStorageSpace"]);
  });
});

describe("the role that measures a database", () => {
  const group = "arn:aws:logs:eu-west-1:111111111111:log-group";
  it.each<["allow" | "deny", string, string]>([
    ["allow", "logs:PutLogEvents", `${group}:RDSOSMetrics:log-stream:db-1`],
    ["allow", "logs:CreateLogGroup", `${group}:RDSOSMetrics`],
    ["deny", "logs:PutLogEvents", `${group}:/aws/rds/instance/acme-dev-shop/postgresql:log-stream:x`],
    ["deny", "logs:DeleteLogGroup", `${group}:RDSOSMetrics`],
    ["deny", "rds:DescribeDBInstances", "*"],
  ])("%s %s on %s", (decision, action, on) => {
    expect(simulateIdentity(monitoringStatements(PLACE), { action, resource: on })).toBe(decision);
  });

  it.each<["allow" | "deny", string, string, string]>([
    ["allow", "monitoring.rds.amazonaws.com", PLACE.accountId, "db:acme-dev-shop"],
    ["allow", "monitoring.rds.amazonaws.com", PLACE.accountId, "db:acme-dev-shop-2"],
    ["deny", "monitoring.rds.amazonaws.com", PLACE.accountId, "db:other"],
    ["deny", "monitoring.rds.amazonaws.com", "999999999999", "db:acme-dev-shop"],
    ["deny", "rds.amazonaws.com", PLACE.accountId, "db:acme-dev-shop"],
  ])("%s to be assumed by %s of %s for %s", (decision, service, account, database) => {
    expect(
      simulate(monitoringTrust(PLACE, "acme-dev-shop"), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:rds:eu-west-1:${account}:${database}`,
        },
      }),
    ).toBe(decision);
  });
});

describe("databases in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed with all that stands around them, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withDatabases(input);
    input.dataServices = { shop: shopDatabase(), crm: crmCluster() };
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
