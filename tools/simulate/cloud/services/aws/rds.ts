import { at, type Value } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { subnetsVpc } from "../../computed/aws-objects";
import { byArn, named } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { KMS_KEY, of, ROLE_ARN, SECURITY_GROUP, SUBNET, TOPIC } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf } from "../../values";
import type { Service } from "../service";
import { NAMESPACE_ARN } from "./redshift";

const PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|maria/, 3306],
  [/sqlserver/, 1433],
  [/oracle/, 1521],
];

const MEASURED = {
  path: "monitoring_role_arn",
  service: "monitoring.rds",
  summary: "InvalidParameterValue: IAM role ARN value is invalid or does not include the required permissions",
} as const;

/** Refused by the provider before it deletes. */
const keptCheck: Check = {
  rule: "database-final-snapshot",
  source: "AWS provider, aws_db_instance and aws_rds_cluster: Delete",
  when: (database) => at(database, "skip_final_snapshot") !== true,
  requires: ["final_snapshot_identifier"],
  summary: "final_snapshot_identifier is required when skip_final_snapshot is false",
  detail: "{type} {name} is to leave a snapshot, but has no name for it",
  fix: "set final_snapshot_identifier, or skip_final_snapshot to true",
};

/** @param names the arguments that give a password */
const passwordCheck = (...names: readonly string[]): Check => ({
  rule: "database-password",
  source:
    "RDS API, CreateDBInstance and CreateDBCluster: MasterUserPassword cannot be specified with ManageMasterUserPassword",
  when: (database) => at(database, "manage_master_user_password") === true,
  excludes: names,
  summary: "InvalidParameterCombination",
  detail: "{type} {name} has a password, and RDS is to make one",
  fix: "leave out the password, or manage_master_user_password",
});

const INSTANCE_CHECKS: readonly Check[] = [
  keptCheck,
  passwordCheck("password", "password_wo"),
  {
    rule: "database-monitoring",
    source: "RDS API, CreateDBInstance: MonitoringInterval and MonitoringRoleArn",
    when: (database) => Number(at(database, "monitoring_interval") ?? 0) > 0,
    requires: ["monitoring_role_arn"],
    summary:
      "InvalidParameterCombination: A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0",
    detail: "{type} {name} is measured, but has no role to do it with",
    fix: "set monitoring_role_arn, or monitoring_interval to 0",
  },
];

const PROXY = of("aws_db_proxy", "name", { missing: "DBProxyNotFoundFault" });

const PROXY_CHECKS: readonly Check[] = [
  {
    rule: "proxy-sign-in",
    source: "RDS API, CreateDBProxy: Auth is required unless DefaultAuthScheme is IAM_AUTH",
    when: (proxy) => at(proxy, "default_auth_scheme") !== "IAM_AUTH" && blockOf(proxy, "auth") === undefined,
    excludes: ["name"],
    summary: "InvalidParameterCombination",
    detail: "{type} {name} has no way to sign in to its database",
    fix: "add auth with a secret, or set default_auth_scheme to IAM_AUTH",
  },
];

/** Amazon RDS and Aurora. */
export const rds: Service = {
  aws_db_instance: {
    computed: {
      resource_id: "db-{upper:26}",
      id: "{resource_id}",
      arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
      address: "{identifier}.{base36:12}.{region}.rds.{suffix}",
      port: enginePort,
      endpoint: "{address}:{port}",
      status: "available",
      engine_version_actual: "{engine_version}",
      replicas: [],
      listener_endpoint: [],
      master_user_secret: masterSecret,
      latest_restorable_time: "",
    },
    references: {
      db_subnet_group_name: of("aws_db_subnet_group", "name", {
        missing: "DBSubnetGroupNotFoundFault",
        blocksDelete: "InvalidDBSubnetGroupStateFault",
        except: /^default$/,
      }),
      monitoring_role_arn: ROLE_ARN,
      parameter_group_name: of("aws_db_parameter_group", "name", {
        missing: "DBParameterGroupNotFound",
        blocksDelete: "InvalidDBParameterGroupState",
        except: /^default\./,
      }),
    },
    unique: [inPlace("DBInstanceAlreadyExists", "identifier")],
    checks: INSTANCE_CHECKS,
    trusts: MEASURED,
    sameVpc: { arguments: ["vpc_security_group_ids"], summary: "InvalidVPCNetworkStateFault" },
    lookup: ["db_instance_identifier:identifier"],
    linkedRole: "rds",
  },
  aws_db_subnet_group: {
    computed: {
      id: "{name}",
      arn: "arn:{partition}:rds:{region}:{account}:subgrp:{name}",
      supported_network_types: ["IPV4"],
      vpc_id: (made) => subnetsVpc(made, ["subnet_ids"]),
    },
    unique: [inPlace("DBSubnetGroupAlreadyExists", "name")],
    sameVpc: { arguments: ["subnet_ids"], summary: "InvalidSubnet" },
  },
  aws_db_parameter_group: {
    computed: named("rds", "pg:{name}"),
    unique: [inPlace("DBParameterGroupAlreadyExists", "name")],
  },
  aws_db_proxy: {
    computed: named("rds", "db-proxy:prx-{hex:17}", {
      endpoint: "{name}.proxy-{base36:12}.{region}.rds.{suffix}",
    }),
    references: {
      vpc_subnet_ids: SUBNET,
      vpc_security_group_ids: SECURITY_GROUP,
    },
    unique: [inPlace("DBProxyAlreadyExistsFault", "name")],
    checks: PROXY_CHECKS,
    trusts: { path: "role_arn", service: "rds", summary: "InvalidParameterValue: role_arn" },
    sameVpc: { arguments: ["vpc_subnet_ids", "vpc_security_group_ids"], summary: "InvalidSubnet" },
    linkedRole: "rds",
  },
  aws_db_proxy_default_target_group: {
    computed: {
      id: "{db_proxy_name}",
      name: "default",
      arn: "arn:{partition}:rds:{region}:{account}:target-group:prx-tg-{hex:17}",
    },
    references: { db_proxy_name: PROXY },
    unique: [inPlace("InvalidDBProxyStateFault", "db_proxy_name")],
  },
  aws_db_proxy_target: {
    computed: {
      id: "{db_proxy_name}/{target_group_name}",
      type: (made) => (made.text("db_cluster_identifier") === "" ? "RDS_INSTANCE" : "TRACKED_CLUSTER"),
      rds_resource_id: (made) => made.text("db_cluster_identifier") || made.text("db_instance_identifier"),
      target_arn: "",
      tracked_cluster_id: "",
      endpoint: "",
      port: 0,
    },
    references: {
      db_proxy_name: PROXY,
      db_instance_identifier: of("aws_db_instance", "identifier", { missing: "DBInstanceNotFound" }),
      db_cluster_identifier: of("aws_rds_cluster", "cluster_identifier", { missing: "DBClusterNotFoundFault" }),
    },
    unique: [inPlace("DBProxyTargetAlreadyRegisteredFault", "db_proxy_name", "target_group_name")],
  },
  aws_db_event_subscription: {
    computed: named("rds", "es:{name}", { customer_aws_id: "{account}" }),
    references: {
      sns_topic: TOPIC,
      source_ids: {
        targets: ["aws_db_instance", "aws_rds_cluster_instance", "aws_rds_cluster", "aws_db_proxy"],
        attribute: ["identifier", "identifier", "cluster_identifier", "name"],
        missing: "SourceNotFound",
      },
    },
    unique: [inPlace("SubscriptionAlreadyExist", "name")],
    checks: [
      {
        rule: "database-event-sources",
        source: "RDS API, CreateEventSubscription: SourceIds needs a SourceType",
        when: (subscription) => (at(subscription, "source_type") ?? "") === "",
        excludes: ["source_ids"],
        summary: "InvalidParameterCombination",
        detail: "{type} {name} names what it listens to, and does not say of which sort it is",
        fix: "set source_type",
      },
    ],
  },
  aws_rds_integration: {
    computed: byArn("rds", "integration:{uuid}"),
    references: {
      source_arn: {
        targets: ["aws_rds_cluster", "aws_db_instance"],
        attribute: "arn",
        missing: "DBClusterNotFoundFault",
        blocksDelete: "InvalidDBClusterStateFault: the database has zero-ETL integrations",
      },
      target_arn: NAMESPACE_ARN,
      kms_key_id: KMS_KEY,
    },
    unique: [
      inPlace("IntegrationAlreadyExistsFault", "integration_name"),
      inPlace("IntegrationAlreadyExistsFault", "source_arn", "target_arn"),
    ],
    checks: [
      {
        rule: "integration-filter",
        source: "RDS API, CreateIntegration: DataFilter",
        when: (integration) => (at(integration, "data_filter") ?? "") !== "",
        accepts: [
          "data_filter",
          (filter) => /^(include|exclude): ?[^,]+(, ?(include|exclude): ?[^,]+)*$/.test(String(filter)),
        ],
        summary: "InvalidParameterValue",
        detail: "{type} {integration_name} has the filter {data_filter}",
        fix: "write include: or exclude: before each pattern, and commas between them",
      },
    ],
  },
  aws_rds_cluster: {
    computed: {
      id: "{cluster_identifier}",
      arn: "arn:{partition}:rds:{region}:{account}:cluster:{cluster_identifier}",
      cluster_resource_id: "cluster-{upper:26}",
      endpoint: "{cluster_identifier}.cluster-{base36:12}.{region}.rds.{suffix}",
      reader_endpoint: "{cluster_identifier}.cluster-ro-{base36:12}.{region}.rds.{suffix}",
      port: enginePort,
      master_user_secret: masterSecret,
      engine_version_actual: "{engine_version}",
    },
    references: {
      db_subnet_group_name: of("aws_db_subnet_group", "name", {
        missing: "DBSubnetGroupNotFoundFault",
        blocksDelete: "InvalidDBSubnetGroupStateFault",
        except: /^default$/,
      }),
    },
    unique: [inPlace("DBClusterAlreadyExistsFault", "cluster_identifier")],
    checks: [keptCheck, passwordCheck("master_password", "master_password_wo")],
    lookup: ["cluster_identifier"],
    sameVpc: { arguments: ["vpc_security_group_ids"], summary: "InvalidVPCNetworkStateFault" },
    linkedRole: "rds",
  },
  aws_rds_cluster_instance: {
    computed: {
      id: "{identifier}",
      arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
      dbi_resource_id: "db-{upper:26}",
      endpoint: "{identifier}.{base36:12}.{region}.rds.{suffix}",
      port: enginePort,
      storage_encrypted: true,
      writer: true,
      network_type: "IPV4",
    },
    references: {
      cluster_identifier: of("aws_rds_cluster", "cluster_identifier", {
        missing: "DBClusterNotFoundFault",
        blocksDelete: "InvalidDBClusterStateFault",
      }),
      monitoring_role_arn: ROLE_ARN,
    },
    trusts: MEASURED,
    unique: [inPlace("DBInstanceAlreadyExists", "identifier")],
  },
  aws_rds_cluster_parameter_group: {
    computed: named("rds", "cluster-pg:{name}"),
    unique: [inPlace("DBParameterGroupAlreadyExists", "name")],
  },
};

function enginePort(made: Made): Value {
  return PORTS.find(([engine]) => engine.test(made.text("engine")))?.[1] ?? 5432;
}

function masterSecret(made: Made): Value {
  if (at(made.request.planned, "manage_master_user_password") !== true) return [];
  return [
    {
      kms_key_id: made.text("master_user_secret_kms_key_id"),
      secret_arn: made.fill("arn:{partition}:secretsmanager:{region}:{account}:secret:rds!db-{uuid}-{base36:6}"),
      secret_status: "active",
    },
  ];
}
