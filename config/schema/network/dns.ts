import { z } from "zod";
import { distinct, logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { ipv4Address, searchDomain } from "./domain";

/** What machines of the VPC are told when they start. */
export const dhcpOptionsSchema = z.strictObject({
  /** Domain that unqualified names are looked up in. Default: the one of AWS. */
  domainName: searchDomain.optional(),
  /** Name servers in the VPC, at most four, in order. Default: that of AWS, without which private DNS of endpoints does not work. */
  domainNameServers: distinct(z.array(ipv4Address).min(1).max(4)).optional(),
  /** Time servers in the VPC, at most four. Default: that of AWS. */
  ntpServers: distinct(z.array(ipv4Address).min(1).max(4)).optional(),
});

/** Every name that is looked up in the VPC, and what it resolved to. */
export const queryLogsSchema = z.strictObject({
  /** `s3` (the environment's log bucket), `cloudwatch`, or `off`. Default `off`. */
  destination: z.enum(["s3", "cloudwatch", "off"]).default("off"),
  /** Days that a CloudWatch log group keeps them. Default 90. */
  retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
});
