import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named } from "../../computed/aws-rows";
import { BUCKET, by, KMS_KEY_ONLY, SECURITY_GROUP, SUBNET } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { textsAt } from "../../values";
import type { Service } from "../service";

const count = (environment: ObjectValue, argument: string): number => Number(at(environment, argument));
/** One that has one container of each sort. */
const isMicro = (environment: ObjectValue) => at(environment, "environment_class") === "mw1.micro";
const outside = (argument: string, least: number, most: number) => (environment: ObjectValue) => {
  const asked = at(environment, argument);
  if (typeof asked !== "number") return false;
  return isMicro(environment) ? asked !== 1 : asked < least || asked > most;
};

const refused = (argument: string, least: number, most: number): Check => ({
  rule: "airflow-sizes",
  source: "MWAA API, CreateEnvironment: what each class takes (ValidationException)",
  when: outside(argument, least, most),
  excludes: [argument],
  summary: "ValidationException",
  detail: `{type} {name}: {environment_class} does not take {argument} {${argument}}`,
  fix: `set it to ${least} to ${most}, or to 1 for mw1.micro`,
});

const CHECKS: readonly Check[] = [
  refused("min_workers", 1, 25),
  refused("max_workers", 1, 25),
  refused("schedulers", 2, 5),
  refused("min_webservers", 2, 5),
  refused("max_webservers", 2, 5),
  {
    rule: "airflow-workers",
    source: "MWAA API, CreateEnvironment: MaxWorkers is not less than MinWorkers (ValidationException)",
    when: (environment) => count(environment, "max_workers") < count(environment, "min_workers"),
    excludes: ["max_workers"],
    summary: "ValidationException",
    detail: "{type} {name} has fewer workers at most than at least",
    fix: "raise max_workers",
  },
  {
    rule: "airflow-subnets",
    source: "MWAA API, NetworkConfiguration: two subnets in two availability zones (ValidationException)",
    when: (environment) => textsAt(environment, "network_configuration.subnet_ids").length !== 2,
    excludes: ["network_configuration.subnet_ids"],
    summary: "ValidationException",
    detail: "{type} {name} needs two subnets, no more and no less",
    fix: "name two private subnets in different zones",
  },
  {
    rule: "airflow-versions",
    source: "MWAA API, CreateEnvironment: an object version for each file that is named (ValidationException)",
    when: (environment) => at(environment, "requirements_s3_path") !== null,
    requires: ["requirements_s3_object_version"],
    summary: "ValidationException",
    detail: "{type} {name} names requirements without their version",
    fix: "set requirements_s3_object_version to the version_id of the object",
  },
];

/** Amazon MWAA. Source: its API reference, and the provider's documentation of the type. */
export const mwaa: Service = {
  aws_mwaa_environment: {
    computed: named(
      "airflow",
      "environment/{name}",
      {
        created_at: "{time}",
        status: "AVAILABLE",
        service_role_arn:
          "arn:{partition}:iam::{account}:role/aws-service-role/airflow.amazonaws.com/AWSServiceRoleForAmazonMWAA",
        webserver_url: "{uuid}-vpce.c2.{region}.airflow.amazonaws.com",
        database_vpc_endpoint_service: "com.amazonaws.vpce.{region}.vpce-svc-{hex:17}",
        webserver_vpc_endpoint_service: "com.amazonaws.vpce.{region}.vpce-svc-{hex:17}",
      },
      "{name}",
    ),
    references: {
      source_bucket_arn: by(BUCKET, "arn"),
      kms_key: KMS_KEY_ONLY,
      "network_configuration.subnet_ids": SUBNET,
      "network_configuration.security_group_ids": SECURITY_GROUP,
    },
    sameVpc: {
      arguments: ["network_configuration.subnet_ids", "network_configuration.security_group_ids"],
      summary: "ValidationException",
    },
    trusts: { path: "execution_role_arn", service: "airflow", summary: "ValidationException" },
    unique: [inPlace("ValidationException: an environment of this name exists", "name")],
    checks: CHECKS,
    linkedRole: "airflow",
  },
};
