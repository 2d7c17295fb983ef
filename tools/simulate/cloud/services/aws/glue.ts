import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named, setting } from "../../computed/aws-rows";
import type { Row } from "../../computed/aws-template";
import {
  by,
  KMS_KEY_ONLY,
  of,
  ROLE_ARN,
  ROLE_NAME,
  SECRET,
  SECURITY_GROUP,
  SUBNET,
} from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

const CATALOG: Row = { catalog_id: "{account}" };
const MISSING = { missing: "EntityNotFoundException" };
const typeOf = (trigger: ObjectValue) => textOf(at(trigger, "type"));
const propertiesOf = (connection: ObjectValue) => blockOf(connection, "connection_properties");

const SCHEDULE_REFUSED = {
  rule: "glue-trigger-schedule",
  source: "AWS Glue API, CreateTrigger: Schedule is required when the trigger type is SCHEDULED",
  when: (trigger: ObjectValue) => typeOf(trigger) === "SCHEDULED",
  summary: "InvalidInputException",
  detail: "{type} {name} has no schedule that Glue takes",
  fix: "set schedule to six fields, cron(15 2 * * ? *)",
} as const;

const TRIGGER_CHECKS: readonly Check[] = [
  { ...SCHEDULE_REFUSED, requires: ["schedule"] },
  { ...SCHEDULE_REFUSED, accepts: ["schedule", (schedule) => /^cron\(\S+( \S+){5}\)$/.test(schedule)] },
  {
    rule: "glue-trigger-predicate",
    source: "AWS Glue API, CreateTrigger: Predicate is required when the trigger type is CONDITIONAL",
    when: (trigger) => typeOf(trigger) === "CONDITIONAL",
    requires: ["predicate.conditions.logical_operator"],
    summary: "InvalidInputException",
    detail: "{type} {name} depends on nothing",
    fix: "set predicate with at least one condition",
  },
  {
    rule: "glue-trigger-start",
    source: "provider, aws_glue_trigger: start_on_creation is not supported for ON_DEMAND triggers",
    when: (trigger) => typeOf(trigger) === "ON_DEMAND" && at(trigger, "start_on_creation") === true,
    accepts: ["type", () => false],
    summary: "InvalidInputException",
    detail: "{type} {name} is started by somebody, and cannot be activated when it is made",
    fix: "remove start_on_creation",
  },
];

const WORKERS_REFUSED = {
  rule: "glue-workers",
  source: "AWS Glue API, CreateJob: WorkerType and NumberOfWorkers go together, and not with MaxCapacity",
  when: (job: ObjectValue) => textOf(at(job, "worker_type")) !== undefined,
  asConfigured: true,
  summary: "InvalidInputException",
} as const;

const JOB_CHECKS: readonly Check[] = [
  {
    rule: "glue-flexible",
    source: "AWS Glue API, CreateJob: ExecutionClass FLEX with the worker types G.1X and G.2X of Glue 3.0 and newer",
    when: (job) => textOf(at(job, "execution_class")) === "FLEX",
    accepts: ["worker_type", (type) => type === "G.1X" || type === "G.2X"],
    summary: "InvalidInputException",
    detail: "{type} {name} has flexible execution, which workers of type {worker_type} do not take",
    fix: "use workers of type G.1X or G.2X, or the execution class STANDARD",
  },
  {
    ...WORKERS_REFUSED,
    requires: ["number_of_workers"],
    detail: "{type} {name} has a type of workers, but not their number",
    fix: "set number_of_workers",
  },
  {
    ...WORKERS_REFUSED,
    excludes: ["max_capacity"],
    detail: "{type} {name} has a type of workers, and a capacity besides",
    fix: "remove max_capacity",
  },
];

const LOGIN_REFUSED = {
  rule: "glue-connection-login",
  source: 'AWS Glue user guide, "AWS Glue connection properties": a JDBC connection has a URL, and a secret or a user',
  when: (connection: ObjectValue) => textOf(at(connection, "connection_type")) === "JDBC",
  summary: "InvalidInputException",
  detail: "{type} {name} lacks {arguments}",
  fix: "set {names} of connection_properties",
} as const;

const CONNECTION_CHECKS: readonly Check[] = [
  { ...LOGIN_REFUSED, requires: ["connection_properties.JDBC_CONNECTION_URL"] },
  { ...LOGIN_REFUSED, requiresOne: ["connection_properties.SECRET_ID", "connection_properties.USERNAME"] },
  {
    rule: "glue-connection-url",
    source: 'AWS Glue user guide, "AWS Glue connection properties": forms of JDBC URLs',
    when: (connection) => propertiesOf(connection) !== undefined,
    accepts: ["connection_properties.JDBC_CONNECTION_URL", (url) => /^jdbc:[a-z:]+(\/\/|@)/.test(url)],
    summary: "InvalidInputException",
    detail: "{type} {name} has a URL that is none of JDBC",
    fix: "write it as jdbc:postgresql://host:port/database",
  },
  {
    rule: "glue-connection-zone",
    source: "provider, aws_glue_connection: availability_zone is implied by subnet_id, but an API requirement",
    when: (connection) =>
      textOf(at(blockOf(connection, "physical_connection_requirements"), "subnet_id")) !== undefined,
    requires: ["physical_connection_requirements.availability_zone"],
    summary: "InvalidInputException",
    detail: "{type} {name} has a subnet without its zone",
    fix: "set availability_zone to the subnet's",
  },
];

const CRAWLER_CHECKS: readonly Check[] = [
  {
    rule: "glue-crawler-target",
    source: "AWS Glue API, CreateCrawler: at least one target",
    when: (crawler) =>
      [
        "s3_target",
        "iceberg_target",
        "jdbc_target",
        "delta_target",
        "hudi_target",
        "catalog_target",
        "dynamodb_target",
        "mongodb_target",
      ].every((target) => blockOf(crawler, target) === undefined),
    accepts: ["name", () => false],
    summary: "InvalidInputException",
    detail: "{type} {name} looks at nothing",
    fix: "set s3_target or another target",
  },
];

const JOB_NAME = of("aws_glue_job", "name", MISSING);
const CRAWLER_NAME = of("aws_glue_crawler", "name", MISSING);
const SECURITY_CONFIGURATION = of("aws_glue_security_configuration", "name", MISSING);

/** AWS Glue. Source: its API reference and user guide. */
export const glue: Service = {
  aws_glue_catalog_database: {
    computed: named("glue", "database/{name}", CATALOG, "{account}:{name}"),
    unique: [inPlace("AlreadyExistsException", "name")],
    checks: [
      {
        rule: "glue-database-name",
        source: "AWS Glue API, DatabaseInput: names are in lower case when they are stored",
        accepts: ["name", (name) => name === name.toLowerCase()],
        summary: "InvalidInputException",
        detail: '{type}: the name "{name}" would be stored in lower case',
        fix: "write it in lower case",
      },
    ],
  },
  aws_glue_connection: {
    computed: named("glue", "connection/{name}", CATALOG, "{catalog_id}:{name}"),
    unique: [inPlace("AlreadyExistsException", "name")],
    references: {
      "connection_properties.SECRET_ID": SECRET,
      "physical_connection_requirements.subnet_id": SUBNET,
      "physical_connection_requirements.security_group_id_list": SECURITY_GROUP,
    },
    checks: CONNECTION_CHECKS,
  },
  aws_glue_job: {
    computed: named("glue", "job/{name}"),
    unique: [inPlace("IdempotentParameterMismatchException", "name")],
    references: {
      role_arn: ROLE_ARN,
      security_configuration: SECURITY_CONFIGURATION,
      connections: of("aws_glue_connection", "name", MISSING),
    },
    trusts: { path: "role_arn", service: "glue", summary: "InvalidInputException" },
    checks: JOB_CHECKS,
  },
  aws_glue_crawler: {
    computed: named("glue", "crawler/{name}"),
    references: {
      role: by(ROLE_NAME, ["name", "arn"]),
      database_name: of("aws_glue_catalog_database", "name", MISSING),
      security_configuration: SECURITY_CONFIGURATION,
    },
    unique: [inPlace("AlreadyExistsException", "name")],
    checks: CRAWLER_CHECKS,
  },
  aws_glue_trigger: {
    computed: named("glue", "trigger/{name}", { state: "CREATED" }),
    unique: [inPlace("AlreadyExistsException", "name")],
    references: {
      "actions.job_name": JOB_NAME,
      "actions.crawler_name": CRAWLER_NAME,
      "predicate.conditions.job_name": JOB_NAME,
      "predicate.conditions.crawler_name": CRAWLER_NAME,
      workflow_name: of("aws_glue_workflow", "name", MISSING),
    },
    checks: TRIGGER_CHECKS,
  },
  aws_glue_workflow: {
    computed: named("glue", "workflow/{name}"),
    unique: [inPlace("AlreadyExistsException", "name")],
  },
  aws_glue_security_configuration: {
    computed: setting("name"),
    unique: [inPlace("AlreadyExistsException", "name")],
    references: {
      "encryption_configuration.s3_encryption.kms_key_arn": KMS_KEY_ONLY,
      "encryption_configuration.cloudwatch_encryption.kms_key_arn": KMS_KEY_ONLY,
      "encryption_configuration.job_bookmarks_encryption.kms_key_arn": KMS_KEY_ONLY,
    },
  },
  aws_glue_catalog_table_optimizer: {
    computed: {},
    references: { "configuration.role_arn": ROLE_ARN },
    trusts: { path: "configuration.role_arn", service: "glue", summary: "ValidationException" },
    unique: [inPlace("AlreadyExistsException", "catalog_id", "database_name", "table_name", "type")],
  },
  aws_glue_resource_policy: { computed: { id: "glue-policy" } },
};
