import ipaddr from "ipaddr.js";
import { at } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** Two subnets or more, one per zone, of the named VPC, from /17 to /26. */
export const networkSubnets: Rule = {
  id: "network-subnets",
  source: 'settled facts A3; facts 5; Databricks, "Configure a customer-managed VPC"',
  types: ["databricks_mws_networks"],
  operations: ["create"],
  refuses({ store, planned }) {
    const ids = textsAt(planned ?? {}, "subnet_ids");
    const path = [{ attribute: "subnet_ids" }];
    const summary = "INVALID_PARAMETER_VALUE";
    if (textOf(at(planned, "vpc_id")) === undefined) return undefined;
    if (ids.length < 2) {
      const fix = "give the network two subnets in two availability zones";
      return { summary, detail: `A network needs two subnets or more; there is ${ids.length}`, fix, path };
    }
    const zones = new Map<string, string>();
    for (const id of ids) {
      const subnet = store.find("aws_subnet", "id", id);
      if (subnet === undefined) continue;
      const { attributes } = subnet;
      if (at(attributes, "vpc_id") !== at(planned, "vpc_id")) {
        const detail = `${describe(subnet)} is in ${textOf(at(attributes, "vpc_id"))}, the network is in ${textOf(at(planned, "vpc_id"))}`;
        return { summary, detail, fix: "use subnets of the VPC", path };
      }
      const zone = textOf(at(attributes, "availability_zone_id")) ?? textOf(at(attributes, "availability_zone")) ?? id;
      const neighbour = zones.get(zone);
      if (neighbour !== undefined) {
        const detail = `${describe(subnet)} and ${neighbour} are both in the availability zone ${zone}`;
        return { summary, detail, fix: "choose one subnet per availability zone", path };
      }
      zones.set(zone, id);
      const cidr = textOf(at(attributes, "cidr_block"));
      const bits = cidr === undefined ? 17 : ipaddr.IPv4.parseCIDR(cidr)[1];
      if (bits < 17 || bits > 26) {
        const detail = `${describe(subnet)} is ${cidr}; the netmask has to be between /17 and /26`;
        return { summary, detail, fix: "choose a block between /17 and /26: two addresses per node", path };
      }
    }
    return undefined;
  },
};
