import { z } from "zod";
import { ipv4Cidr } from "../cidr";
import { wrong } from "../common";

export const availabilityZoneId = z
  .string()
  .regex(
    /^[a-z]+\d-az\d$/,
    wrong(
      "is not an availability-zone id",
      "use the id (euw1-az1), which names the same zone in every account, not the name (eu-west-1a)",
    ),
  );

/** CIDR block per availability-zone id. */
export const cidrPerZone = z.record(availabilityZoneId, ipv4Cidr);

/** Id that AWS gave to something, `vpc-0123456789abcdef0`: 8 digits in old accounts, 17 since 2018. */
export const awsResourceId = (prefix: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
      wrong(
        `is not an id of the kind ${prefix}-…`,
        `copy it from the AWS console: ${prefix}- and 17 hexadecimal digits`,
      ),
    );
