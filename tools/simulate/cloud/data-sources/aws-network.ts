import { at, type ObjectValue } from "../../schema/value";
import type { CloudObject } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { isNear, whereabouts } from "../whereabouts";
import type { DataSource, DataSourceRequest } from "./data-source";
import { found } from "./find";

const RULES = ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];
const TABLES = ["aws_route_table", "aws_default_route_table"];
const TARGETS = [
  "gateway_id",
  "nat_gateway_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "network_interface_id",
  "vpc_peering_connection_id",
  "egress_only_gateway_id",
  "carrier_gateway_id",
  "core_network_arn",
  "local_gateway_id",
];

/** Routes and rules that are objects of their own: AWS shows them in the table and the group. */
export const AWS_NETWORK_LOOKUPS: Readonly<Record<string, DataSource>> = {
  aws_vpc_security_group_rules: (request) => {
    const wanted = filtered(request, "group-id");
    const ids = here(request, ...RULES)
      .filter(({ attributes }) => wanted.includes(textOf(at(attributes, "security_group_id")) ?? ""))
      .map(({ attributes }) => at(attributes, "security_group_rule_id"));
    return { id: request.context.region ?? "", ids };
  },
  aws_vpc_security_group_rule: (request) => {
    const id = textOf(at(request.config, "security_group_rule_id"));
    const rule = here(request, ...RULES).find(({ attributes }) => at(attributes, "security_group_rule_id") === id);
    return found(rule, `security group rule ${id}`, ({ type, attributes }) => ({
      ...attributes,
      is_egress: type.includes("egress"),
      tags: at(attributes, "tags_all"),
    }));
  },
  aws_route_tables: (request) => {
    const subnets = filtered(request, "association.subnet-id");
    const main = filtered(request, "association.main").includes("true");
    const vpc = textOf(at(request.config, "vpc_id"));
    const ids = here(request, ...TABLES)
      .filter(({ attributes }) => vpc === undefined || at(attributes, "vpc_id") === vpc)
      .filter((table) => subnets.length === 0 || usedBy(request, table).some((subnet) => subnets.includes(subnet)))
      .filter((table) => !main || isMain(request, table))
      .map(({ attributes }) => at(attributes, "id"));
    return { id: request.context.region ?? "", ids };
  },
  aws_route_table: (request) => {
    const id = textOf(at(request.config, "route_table_id"));
    const subnet = textOf(at(request.config, "subnet_id"));
    const table = here(request, ...TABLES).find((object) =>
      id === undefined ? usedBy(request, object).includes(subnet ?? "") : at(object.attributes, "id") === id,
    );
    return found(table, `route table ${id ?? `of ${subnet}`}`, (object) => ({
      ...object.attributes,
      route_table_id: at(object.attributes, "id"),
      routes: routesOf(request, object),
      associations: usedBy(request, object).map((subnet_id) => ({ subnet_id, main: false })),
      tags: at(object.attributes, "tags_all"),
    }));
  },
};

function here({ store, context, config }: DataSourceRequest, ...types: readonly string[]): CloudObject[] {
  const region = textOf(at(config, "region")) ?? context.region ?? null;
  return store.ofType(...types).filter((object) => isNear(object, whereabouts(context, { region }), "place"));
}

function filtered({ config }: DataSourceRequest, name: string): string[] {
  return itemsOf(config, "filter")
    .filter((filter) => textOf(at(filter, "name")) === name)
    .flatMap((filter) => textsAt(filter, "values"));
}

/** Subnets that are associated with a table by themselves. */
function usedBy({ store }: DataSourceRequest, table: CloudObject): string[] {
  return store
    .ofType("aws_route_table_association")
    .filter(({ attributes }) => at(attributes, "route_table_id") === at(table.attributes, "id"))
    .flatMap(({ attributes }) => textsAt(attributes, "subnet_id"));
}

function isMain({ store }: DataSourceRequest, table: CloudObject): boolean {
  const id = at(table.attributes, "id");
  return store.ofType("aws_vpc").some(({ attributes }) => at(attributes, "main_route_table_id") === id);
}

/** Routes beside the VPC's own; those of gateway endpoints are not among them. Source: provider, `data.aws_route_table`. */
function routesOf({ store }: DataSourceRequest, table: CloudObject): ObjectValue[] {
  return store
    .ofType("aws_route")
    .filter(({ attributes }) => at(attributes, "route_table_id") === at(table.attributes, "id"))
    .map(({ attributes }) => ({
      cidr_block: textOf(at(attributes, "destination_cidr_block")) ?? "",
      ipv6_cidr_block: textOf(at(attributes, "destination_ipv6_cidr_block")) ?? "",
      destination_prefix_list_id: textOf(at(attributes, "destination_prefix_list_id")) ?? "",
      instance_id: "",
      ...Object.fromEntries(TARGETS.map((target) => [target, textOf(at(attributes, target)) ?? ""])),
    }));
}
