import { at, type ObjectValue } from "../../../schema/value";
import { attributeOf } from "../../computed/aws-objects";
import { ec2, OWNER } from "../../computed/aws-rows";
import { filterValues, objectsHere } from "../../data-sources/aws-objects";
import type { DataSourceRequest } from "../../data-sources/data-source";
import { found } from "../../data-sources/find";
import {
  holding,
  inside,
  of,
  PEERING,
  ROUTE_TABLE,
  SUBNET,
  TRANSIT_GATEWAY,
  VPC,
  VPN_GATEWAY,
} from "../../references/aws-targets";
import type { CloudObject } from "../../store";
import { inPlace } from "../../uniques/aws";
import { textOf, textsAt } from "../../values";
import type { Service } from "../service";

const GATEWAY = of("aws_internet_gateway", "id", { missing: "InvalidGatewayID.NotFound" });

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

/** Route tables and routes. */
export const routing: Service = {
  aws_route_table: {
    computed: ec2("rtb", "route-table", OWNER),
    references: { vpc_id: holding(VPC) },
    quota: { per: "vpc_id", limit: 200, summary: "RouteTableLimitExceeded" },
    answers: (request) => {
      const id = textOf(at(request.config, "route_table_id"));
      const subnet = textOf(at(request.config, "subnet_id"));
      const table = objectsHere(request, ...TABLES).find((object) =>
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
  },
  aws_default_route_table: {
    computed: ec2("rtb", "route-table", { id: "{default_route_table_id}", ...OWNER }),
    references: {
      default_route_table_id: of("aws_vpc", "default_route_table_id", {
        goesWith: true,
        missing: "InvalidRouteTableID.NotFound",
      }),
    },
  },
  aws_route_table_association: {
    computed: { id: "rtbassoc-{hex:17}" },
    references: {
      subnet_id: inside(SUBNET),
      route_table_id: holding(ROUTE_TABLE),
      gateway_id: [{ ...GATEWAY, except: /^(?!igw-)/ }, holding(VPN_GATEWAY)],
    },
    unique: [inPlace("Resource.AlreadyAssociated", "subnet_id")],
    sameVpc: { arguments: ["route_table_id", "subnet_id", "gateway_id"], summary: "InvalidParameterValue" },
    importedBy: [["subnet_id", "route_table_id"], "/"],
  },
  aws_main_route_table_association: {
    computed: {
      id: "rtbassoc-{hex:17}",
      original_route_table_id: (made) => attributeOf(made, "aws_vpc", "vpc_id", "default_route_table_id"),
    },
  },
  aws_route: {
    computed: {
      id: "r-{route_table_id}{digits:10}",
      origin: "CreateRoute",
      // Source: VPC peering guide, "Update your route tables": without effect until the peering is active.
      state: (made) =>
        attributeOf(made, "aws_vpc_peering_connection", "vpc_peering_connection_id", "accept_status") ===
        "pending-acceptance"
          ? "blackhole"
          : "active",
      instance_id: "",
      instance_owner_id: "",
    },
    references: {
      gateway_id: [VPN_GATEWAY, { ...GATEWAY, except: /^(?!igw-)/ }],
      route_table_id: inside(ROUTE_TABLE),
      nat_gateway_id: of("aws_nat_gateway", "id", { missing: "InvalidNatGatewayID.NotFound" }),
      transit_gateway_id: { ...TRANSIT_GATEWAY, within: "region", blocksDelete: "IncorrectState" },
      vpc_peering_connection_id: { ...PEERING, within: "anywhere" },
      destination_prefix_list_id: of("aws_ec2_managed_prefix_list", "id", {
        missing: "InvalidPrefixListID.NotFound",
        blocksDelete: "DependencyViolation",
        except: /^pl-[0-9a-f]{8}$/,
      }),
    },
    unique: [
      inPlace(
        "RouteAlreadyExists",
        "route_table_id",
        "destination_cidr_block",
        "destination_ipv6_cidr_block",
        "destination_prefix_list_id",
      ),
    ],
    sameVpc: {
      arguments: ["route_table_id", "gateway_id", "nat_gateway_id", "vpc_endpoint_id"],
      summary: "InvalidParameterValue",
    },
    importedBy: [["route_table_id", "destination_cidr_block"], "_"],
  },
  aws_route_tables: {
    answers: (request) => {
      const subnets = filterValues(request, "association.subnet-id");
      const main = filterValues(request, "association.main").includes("true");
      const vpc = textOf(at(request.config, "vpc_id"));
      const ids = objectsHere(request, ...TABLES)
        .filter(({ attributes }) => vpc === undefined || at(attributes, "vpc_id") === vpc)
        .filter((table) => subnets.length === 0 || usedBy(request, table).some((subnet) => subnets.includes(subnet)))
        .filter((table) => !main || isMain(request, table))
        .map(({ attributes }) => at(attributes, "id"));
      return { id: request.context.region ?? "", ids };
    },
  },
};

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
