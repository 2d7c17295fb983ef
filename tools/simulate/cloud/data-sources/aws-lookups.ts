import { at, isObject, type ObjectValue, type Value } from "../../schema/value";
import { isRefused, type Refused } from "../../semantics/cloud";
import { keyNamed } from "../aws/policies";
import type { CloudObject } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { isNear, whereabouts } from "../whereabouts";
import type { DataSource, DataSourceRequest } from "./data-source";

/** Data sources that find one object: type → resource types that it looks through, arguments that it looks by. */
const LOOKUPS: Readonly<Record<string, readonly [types: readonly string[], by: readonly string[]]>> = {
  aws_cloudwatch_event_bus: [["aws_cloudwatch_event_bus"], ["name"]],
  aws_cloudwatch_log_group: [["aws_cloudwatch_log_group"], ["name"]],
  aws_db_instance: [["aws_db_instance"], ["db_instance_identifier:identifier"]],
  aws_dynamodb_table: [["aws_dynamodb_table"], ["name"]],
  aws_ec2_transit_gateway: [["aws_ec2_transit_gateway"], ["id"]],
  aws_ecr_repository: [["aws_ecr_repository"], ["name"]],
  aws_iam_instance_profile: [["aws_iam_instance_profile"], ["name"]],
  aws_iam_openid_connect_provider: [["aws_iam_openid_connect_provider"], ["arn", "url"]],
  aws_iam_policy: [["aws_iam_policy"], ["arn", "name"]],
  aws_iam_role: [["aws_iam_role"], ["name"]],
  aws_internet_gateway: [["aws_internet_gateway"], ["internet_gateway_id:id"]],
  aws_kinesis_stream: [["aws_kinesis_stream"], ["name"]],
  aws_kms_alias: [["aws_kms_alias"], ["name"]],
  aws_lambda_function: [["aws_lambda_function"], ["function_name"]],
  aws_lb: [["aws_lb"], ["arn", "name"]],
  aws_msk_cluster: [["aws_msk_cluster"], ["cluster_name"]],
  aws_nat_gateway: [["aws_nat_gateway"], ["id", "subnet_id", "vpc_id"]],
  aws_redshift_cluster: [["aws_redshift_cluster"], ["cluster_identifier"]],
  aws_route53_zone: [["aws_route53_zone"], ["zone_id", "name"]],
  aws_route_table: [["aws_route_table"], ["route_table_id:id", "vpc_id"]],
  aws_s3_bucket: [["aws_s3_bucket"], ["bucket"]],
  aws_secretsmanager_secret: [["aws_secretsmanager_secret"], ["arn", "name"]],
  aws_security_group: [["aws_security_group"], ["id", "name", "vpc_id"]],
  aws_sns_topic: [["aws_sns_topic"], ["name"]],
  aws_sqs_queue: [["aws_sqs_queue"], ["name"]],
  aws_ssm_parameter: [["aws_ssm_parameter"], ["name"]],
  aws_subnet: [["aws_subnet"], ["id", "vpc_id", "cidr_block", "availability_zone", "availability_zone_id"]],
  aws_vpc: [["aws_vpc"], ["id", "cidr_block"]],
  aws_vpc_endpoint: [["aws_vpc_endpoint"], ["id", "service_name", "vpc_id"]],
};

/** Data sources that list ids: type → resource type. */
const LISTS: Readonly<Record<string, string>> = {
  aws_nat_gateways: "aws_nat_gateway",
  aws_route_tables: "aws_route_table",
  aws_security_groups: "aws_security_group",
  aws_subnets: "aws_subnet",
  aws_vpcs: "aws_vpc",
};

/** Filter names of EC2 that are not the attribute with other dashes. */
const FILTERS: Readonly<Record<string, string>> = {
  "availability-zone-id": "availability_zone_id",
  cidr: "cidr_block",
  "group-id": "id",
  "group-name": "name",
  "nat-gateway-id": "id",
  "route-table-id": "id",
  "subnet-id": "id",
};

/** AWS: what data sources find in the simulated account. */
export const AWS_LOOKUPS: Readonly<Record<string, DataSource>> = {
  ...Object.fromEntries(
    Object.entries(LOOKUPS).map(([type, [types, by]]) => [type, (request) => one(request, types, by)]),
  ),
  ...Object.fromEntries(Object.entries(LISTS).map(([type, resource]) => [type, (request) => many(request, resource)])),
  aws_kms_key: (request) => {
    const key = keyNamed(request.store, at(request.config, "key_id"));
    return key && isHere(request, key)
      ? { ...key.attributes, enabled: true, key_state: "Enabled" }
      : notFound(request, 0);
  },
};

function one(request: DataSourceRequest, types: readonly string[], by: readonly string[]): ObjectValue | Refused {
  const found = request.store
    .ofType(...types)
    .filter((object) => isHere(request, object) && agrees(request.config, object, by));
  const [object] = found;
  const answer = object && found.length === 1 ? object.attributes : notFound(request, found.length);
  if (isRefused(answer) || !isObject(answer)) return answer;
  // Data sources say `tags` for what resources call `tags_all`.
  return { ...answer, tags: at(answer, "tags_all") };
}

function many(request: DataSourceRequest, type: string): ObjectValue {
  const found = request.store
    .ofType(type)
    .filter((object) => isHere(request, object) && agrees(request.config, object, []));
  const ids = found.map(({ attributes }) => at(attributes, "id"));
  return { id: request.context.region ?? "", ids, arns: found.map(({ attributes }) => at(attributes, "arn")) };
}

function isHere({ context, config }: DataSourceRequest, object: CloudObject): boolean {
  const region = textOf(at(config, "region")) ?? context.region ?? null;
  return isNear(object, whereabouts(context, { region }), "place");
}

/** True where an object has every value that is asked for: arguments, tags, filters. */
function agrees(config: ObjectValue, { attributes }: CloudObject, by: readonly string[]): boolean {
  const tags = at(attributes, "tags_all");
  const tag = (name: string): Value => (isObject(tags) ? at(tags, name) : null);
  const wanted = at(config, "tags");
  return (
    by.every((row) => {
      const [argument = "", attribute = argument] = row.split(":");
      const value = textOf(at(config, argument));
      return value === undefined || value === textOf(at(attributes, attribute));
    }) &&
    (!isObject(wanted) || Object.entries(wanted).every(([name, value]) => tag(name) === value)) &&
    itemsOf(config, "filter").every((filter) => {
      const name = textOf(at(filter, "name")) ?? "";
      const actual = name.startsWith("tag:")
        ? tag(name.slice(4))
        : at(attributes, FILTERS[name] ?? name.replaceAll("-", "_"));
      return textsAt(filter, "values").includes(textOf(actual) ?? "");
    })
  );
}

function notFound({ type, config }: DataSourceRequest, count: number): Refused {
  const asked = JSON.stringify(config, (_, value: unknown) => value ?? undefined);
  return {
    refused: {
      rule: "lookup",
      summary: count === 0 ? "no matching object found" : "multiple objects matched",
      detail: `data ${type} with ${asked} finds ${count === 0 ? "nothing" : `${count} objects`} in this account and region`,
      fix:
        count === 0
          ? "apply the stack that makes the object first, or correct the arguments"
          : "add arguments until one object is left",
    },
  };
}
