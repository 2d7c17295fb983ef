import { z } from "zod";
import { ipv4Cidr } from "../cidr";
import { named } from "../text/named";
import { formed } from "../text/rules";

export const availabilityZoneId = named(
  { one: "availability-zone id", many: "availability-zone ids" },
  formed(
    /^[a-z]+\d-az\d$/,
    "is not an availability-zone id",
    "use the id (euw1-az1), which names the same zone in every account, not the name (eu-west-1a)",
  ),
);

/** CIDR block per availability-zone id. */
export const cidrPerZone = z.record(availabilityZoneId, ipv4Cidr);

/** Id that AWS gave to something, `vpc-0123456789abcdef0`: 8 digits in old accounts, 17 since 2018. */
export const awsResourceId = (prefix: string) =>
  named(
    { one: `id \`${prefix}-…\``, many: `ids \`${prefix}-…\`` },
    formed(
      new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
      `is not an id of the kind ${prefix}-…`,
      `copy it from the AWS console: ${prefix}- and 17 hexadecimal digits`,
    ),
  );
