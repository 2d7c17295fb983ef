import { setting } from "../../computed/aws-rows";
import { inside, of } from "../../references/aws-targets";
import type { Service } from "../service";

const ZONE = of("aws_route53_zone", "zone_id", { within: "anywhere", missing: "NoSuchHostedZone" });

/** Route 53: zones and records. */
export const route53: Service = {
  aws_route53_zone: {
    computed: {
      id: "Z{upper:20}",
      zone_id: "{id}",
      arn: "arn:{partition}:route53:::hostedzone/{id}",
      name_servers: (made) =>
        ["com", "net", "org", "co.uk"].map((end, i) => made.fill(`ns-{digits:3:${end}}.awsdns-0${i}.${end}`)),
      primary_name_server: (made) => made.fill("ns-{digits:3:com}.awsdns-00.com"),
    },
    lookup: ["zone_id", "name"],
  },
  aws_route53_record: {
    computed: { id: "{zone_id}_{name}_{type}", fqdn: "{name}" },
    references: { zone_id: { ...ZONE, blocksDelete: "HostedZoneNotEmpty" } },
  },
  aws_route53_zone_association: {
    computed: setting("zone_id", "vpc_id"),
    references: { zone_id: inside(ZONE) },
  },
  aws_route53_vpc_association_authorization: { computed: setting("zone_id", "vpc_id") },
};
