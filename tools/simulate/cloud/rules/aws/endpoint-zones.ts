import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import type { CloudObject } from "../../store";
import { textsAt } from "../../values";

/** An endpoint or load balancer has at most one subnet in a zone. */
export const endpointZones: Rule = {
  id: "endpoint-zones",
  source: "EC2 API, CreateVpcEndpoint: DuplicateSubnetsInSameZone",
  types: ["aws_vpc_endpoint"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const byZone = new Map<string, CloudObject>();
    for (const id of textsAt(planned ?? {}, "subnet_ids")) {
      const subnet = store.find("aws_subnet", "id", id);
      const zone = String(at(subnet?.attributes, "availability_zone_id") ?? id);
      const other = byZone.get(zone);
      if (subnet && other) {
        return {
          summary: "DuplicateSubnetsInSameZone",
          detail: `${describe(other)} and ${describe(subnet)} are both in ${zone}`,
          fix: "give the endpoint one subnet per availability zone",
          path: [{ attribute: "subnet_ids" }],
        };
      }
      if (subnet) byZone.set(zone, subnet);
    }
    return undefined;
  },
};
