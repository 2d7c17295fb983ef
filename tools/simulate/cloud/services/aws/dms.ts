import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { subnetsVpc } from "../../computed/aws-objects";
import { byArn, named } from "../../computed/aws-rows";
import type { Row } from "../../computed/aws-template";
import { ANY_BUCKET, by, holding, KMS_KEY, of, SECRET, TOPIC } from "../../references/aws-targets";
import type { Target } from "../../references/reference";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf, textsAt } from "../../values";
import type { Service } from "../service";

const IN_USE = "InvalidResourceStateFault";
const ENDPOINT: Target = {
  targets: ["aws_dms_endpoint", "aws_dms_s3_endpoint"],
  attribute: "endpoint_arn",
  missing: "ResourceNotFoundFault",
  blocksDelete: IN_USE,
};
const SUBNET_GROUP = of("aws_dms_replication_subnet_group", "replication_subnet_group_id", {
  missing: "ReplicationSubnetGroupNotFoundFault",
  blocksDelete: IN_USE,
});
const CERTIFICATE = of("aws_dms_certificate", "certificate_arn", {
  missing: "ResourceNotFoundFault",
  blocksDelete: IN_USE,
});
/** Endpoints of both types share their names. */
const ENDPOINT_NAME = inPlace("ResourceAlreadyExistsFault", "endpoint_id");

const compute = (config: ObjectValue) => blockOf(config, "compute_config");
const units = (config: ObjectValue, which: "min" | "max") => Number(at(compute(config), `${which}_capacity_units`));
const MYSQL = ["mysql", "mariadb", "aurora"];
const isMysql = (endpoint: ObjectValue) => MYSQL.includes(textOf(at(endpoint, "engine_name")) ?? "");

/** Source: AWS DMS API reference; the provider checks some of these, AWS all of them. */
const identifier = (argument: string, longest: number): Check => ({
  rule: "dms-identifier",
  source: "AWS DMS API reference: a letter first, then letters, digits and single hyphens",
  accepts: [argument, (name) => name.length <= longest && /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/i.test(name)],
  summary: "InvalidParameterValueException",
  detail: `{type}: {argument} "{${argument}}" is not of the form that DMS takes`,
  fix: `use at most ${longest} letters, digits and single hyphens, a letter first and no hyphen last`,
});

const mappings = (argument: string): Check => ({
  rule: "dms-table-mappings",
  source:
    'AWS DMS user guide, "Selection rules and actions": one rule at least includes tables, and each has an id of its own',
  accepts: [argument, isMapping],
  summary: "InvalidParameterValueException",
  detail: `{type}: {argument} includes no table, or has two rules of one id`,
  fix: "have a rule of type selection with the action include, and number rules",
});

function isMapping(text: string): boolean {
  const { rules = [] } = JSON.parse(text) as { readonly rules?: readonly Readonly<Record<string, unknown>>[] };
  const ids = rules.map((rule) => rule["rule-id"]);
  return (
    rules.some((rule) => rule["rule-type"] === "selection" && rule["rule-action"] === "include") &&
    new Set(ids).size === ids.length
  );
}

const ENDPOINT_CHECKS: readonly Check[] = [
  identifier("endpoint_id", 255),
  {
    rule: "dms-ssl-mode",
    source:
      'AWS DMS user guide, "Using SSL": MySQL does not know require, and the others of its modes need a certificate',
    when: isMysql,
    accepts: ["ssl_mode", (mode) => mode !== "require"],
    summary: "InvalidParameterCombinationException",
    detail: "{type} {endpoint_id} is of MySQL, which has no ssl_mode {ssl_mode}",
    fix: "use verify-ca or verify-full, with certificate_arn",
  },
  {
    rule: "dms-certificate",
    source: 'AWS DMS user guide, "Using SSL": verify-ca and verify-full need the certificate of the authority',
    when: (endpoint) => /^verify-/.test(textOf(at(endpoint, "ssl_mode")) ?? ""),
    requires: ["certificate_arn"],
    summary: "InvalidParameterCombinationException",
    detail: "{type} {endpoint_id} verifies the server, but has no certificate of its authority",
    fix: "import the certificate, and set certificate_arn",
  },
  {
    rule: "dms-secret-role",
    source: "AWS DMS API reference: SecretsManagerAccessRoleArn and SecretsManagerSecretId go together",
    when: (endpoint) =>
      at(endpoint, "secrets_manager_arn") !== undefined && at(endpoint, "secrets_manager_arn") !== null,
    requires: ["secrets_manager_access_role_arn"],
    summary: "InvalidParameterCombinationException",
    detail: "{type} {endpoint_id} names a secret, but no role that reads it",
    fix: "set secrets_manager_access_role_arn",
  },
  {
    rule: "dms-kafka-password",
    source: 'AWS DMS user guide, "Connecting to Kafka using SASL": sasl-ssl needs a user and a password',
    when: (endpoint) => at(blockOf(endpoint, "kafka_settings"), "security_protocol") === "sasl-ssl",
    requires: ["kafka_settings.sasl_username", "kafka_settings.sasl_password"],
    summary: "InvalidParameterCombinationException",
    detail: "{type} {endpoint_id} signs in with a password, but {arguments} is missing",
    fix: "set sasl_username and sasl_password",
  },
];

const S3_CHECKS: readonly Check[] = [
  identifier("endpoint_id", 255),
  {
    rule: "dms-encryption-key",
    source: "AWS DMS API reference, S3Settings: SSE_KMS needs ServerSideEncryptionKmsKeyId",
    when: (endpoint) => at(endpoint, "encryption_mode") === "SSE_KMS",
    requires: ["server_side_encryption_kms_key_id"],
    summary: "InvalidParameterCombinationException",
    detail: "{type} {endpoint_id} encrypts files with a key of KMS, but names none",
    fix: "set server_side_encryption_kms_key_id",
  },
  {
    rule: "dms-transactions",
    source: "AWS DMS API reference, S3Settings: with PreserveTransactions, CdcPath has to be set",
    when: (endpoint) => at(endpoint, "preserve_transactions") === true,
    requires: ["cdc_path"],
    summary: "InvalidParameterCombinationException",
    detail: "{type} {endpoint_id} keeps the order of transactions, but has no folder for them",
    fix: "set cdc_path",
  },
];

const CONFIG_CHECKS: readonly Check[] = [
  identifier("replication_config_identifier", 255),
  identifier("resource_identifier", 31),
  mappings("table_mappings"),
  {
    rule: "dms-capacity",
    source: "AWS DMS API reference, ComputeConfig: the minimum is at most the maximum",
    when: (config) => units(config, "min") > units(config, "max"),
    excludes: ["compute_config.min_capacity_units"],
    summary: "InvalidParameterValueException",
    detail: "{type} {replication_config_identifier} has more capacity units at least than at most",
    fix: "use a smaller min_capacity_units",
  },
];

/** Categories of events, by what they are of. Source: DescribeEventCategories of AWS DMS. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  "replication-instance": [
    "configuration change",
    "creation",
    "deletion",
    "failover",
    "failure",
    "low storage",
    "maintenance",
  ],
  "replication-task": ["configuration change", "creation", "deletion", "failure", "state change"],
};

/** AWS Database Migration Service. Source: its API reference and user guide, and the provider's documentation of the types. */
export const dms: Service = {
  aws_dms_replication_instance: {
    computed: part("rep", "replication_instance", "replication_instance_id", {
      replication_instance_private_ips: [],
      replication_instance_public_ips: [],
    }),
    references: { replication_subnet_group_id: SUBNET_GROUP, kms_key_arn: KMS_KEY },
    unique: [inPlace("ResourceAlreadyExistsFault", "replication_instance_id")],
    checks: [identifier("replication_instance_id", 63)],
  },
  aws_dms_replication_subnet_group: {
    computed: {
      id: "{replication_subnet_group_id}",
      replication_subnet_group_arn: "arn:{partition}:dms:{region}:{account}:subgrp:{replication_subnet_group_id}",
      vpc_id: (made) => subnetsVpc(made, ["subnet_ids"]),
    },
    unique: [inPlace("ResourceAlreadyExistsFault", "replication_subnet_group_id")],
    checks: [
      {
        rule: "dms-subnets",
        source: "AWS DMS API reference, CreateReplicationSubnetGroup: subnets in at least two availability zones",
        when: (group) => textsAt(group, "subnet_ids").length === 1,
        excludes: ["subnet_ids"],
        summary: "ReplicationSubnetGroupDoesNotCoverEnoughAZs",
        detail: "{type} {replication_subnet_group_id} has one subnet",
        fix: "name subnets of two availability zones at least",
      },
    ],
  },
  aws_dms_certificate: {
    computed: {
      id: "{certificate_id}",
      certificate_arn: "arn:{partition}:dms:{region}:{account}:cert:{upper:26}",
    },
    unique: [inPlace("ResourceAlreadyExistsFault", "certificate_id")],
    checks: [identifier("certificate_id", 255)],
  },
  aws_dms_endpoint: {
    computed: part("endpoint", "endpoint", "endpoint_id"),
    references: {
      secrets_manager_arn: by(SECRET, "arn"),
      certificate_arn: CERTIFICATE,
      kms_key_arn: KMS_KEY,
      "kinesis_settings.stream_arn": of("aws_kinesis_stream", "arn"),
    },
    unique: [ENDPOINT_NAME],
    checks: ENDPOINT_CHECKS,
    trusts: {
      path: "kinesis_settings.service_access_role_arn",
      service: "dms",
      summary: "AccessDeniedFault",
    },
  },
  aws_dms_s3_endpoint: {
    computed: part("endpoint", "endpoint", "endpoint_id", {
      status: "active",
      engine_display_name: "Amazon S3",
      external_id: "",
    }),
    references: {
      bucket_name: ANY_BUCKET,
      kms_key_arn: KMS_KEY,
      server_side_encryption_kms_key_id: KMS_KEY,
    },
    unique: [ENDPOINT_NAME],
    checks: S3_CHECKS,
    trusts: { path: "service_access_role_arn", service: "dms", summary: "AccessDeniedFault" },
  },
  aws_dms_replication_task: {
    computed: part("task", "replication_task", "replication_task_id", { status: "ready" }),
    references: {
      replication_instance_arn: of("aws_dms_replication_instance", "replication_instance_arn", {
        missing: "ResourceNotFoundFault",
        blocksDelete: IN_USE,
      }),
      source_endpoint_arn: ENDPOINT,
      target_endpoint_arn: ENDPOINT,
    },
    unique: [inPlace("ResourceAlreadyExistsFault", "replication_task_id")],
    checks: [identifier("replication_task_id", 255), identifier("resource_identifier", 31), mappings("table_mappings")],
  },
  aws_dms_replication_config: {
    computed: byArn("dms", "replication-config:{resource_identifier}", {
      resource_identifier: "{upper:26}",
    }),
    references: {
      source_endpoint_arn: ENDPOINT,
      target_endpoint_arn: ENDPOINT,
      "compute_config.replication_subnet_group_id": SUBNET_GROUP,
      "compute_config.kms_key_id": KMS_KEY,
      "compute_config.vpc_security_group_ids": holding(of("aws_security_group", "id")),
    },
    unique: [
      inPlace("ResourceAlreadyExistsFault", "replication_config_identifier"),
      inPlace("ResourceAlreadyExistsFault", "resource_identifier"),
    ],
    checks: CONFIG_CHECKS,
    linkedRole: "dms",
  },
  aws_dms_event_subscription: {
    computed: named("dms", "es:{name}"),
    references: {
      sns_topic_arn: TOPIC,
      source_ids: {
        targets: ["aws_dms_replication_instance", "aws_dms_replication_task"],
        attribute: ["replication_instance_id", "replication_task_id"],
        missing: "ResourceNotFoundFault",
      },
    },
    unique: [inPlace("ResourceAlreadyExistsFault", "name")],
    checks: Object.entries(CATEGORIES).map(([sort, known]) => ({
      rule: "dms-event-category",
      source: "AWS DMS API reference, DescribeEventCategories",
      when: (subscription) =>
        at(subscription, "source_type") === sort &&
        textsAt(subscription, "event_categories").some((category) => !known.includes(category)),
      excludes: ["event_categories"],
      summary: "InvalidParameterValueException",
      detail: `{type} {name} names a category of events that a ${sort} has not`,
      fix: `use some of ${known.join(", ")}`,
    })),
  },
};

/** A part of DMS: its own name is the id, its ARN has an attribute of its own. */
function part(resource: string, prefix: string, id: string, more: Row = {}): Row {
  return { id: `{${id}}`, [`${prefix}_arn`]: `arn:{partition}:dms:{region}:{account}:${resource}:{upper:26}`, ...more };
}
