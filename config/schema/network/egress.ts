import { z } from "zod";
import { distinct, kmsKeyArn, logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { named } from "../text/named";
import { formed } from "../text/rules";

/** `pypi.org`, or `.pypi.org` for the domain and everything below it. */
const domain = named(
  { one: "domain name", many: "domain names" },
  formed(
    /^(?=.{1,254}$)\.?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    "is not a domain name",
    "write it in lower case, without scheme, port or path: pypi.org, or .pypi.org with everything below it",
  ),
);

/** What classic compute may reach outside the VPC. */
export const egressSchema = z.strictObject({
  /**
   * `public-egress`: anything, through NAT. `filtered-egress`: only names on an allow list, through AWS Network
   * Firewall and NAT; the firewall runs (and costs) all the time in every zone. `isolated`: nothing but the
   * endpoints in the VPC. Default: `isolated` with nat `none`, otherwise `public-egress`.
   */
  isolation: z.enum(["public-egress", "filtered-egress", "isolated"]).optional(),
  /**
   * With `filtered-egress`, or where the DNS firewall is on: names that compute may reach beside those of
   * Databricks, for example `["packages.acme.example", ".acme.example"]`. At most 200. Default none.
   */
  allowedDomains: distinct(z.array(domain).max(200)).default([]),
  /** Route 53 DNS Firewall: only names on the allow list resolve. Default: with `filtered-egress`. */
  dnsFirewall: z.boolean().optional(),
  /**
   * ARN of the KMS key that encrypts the firewall's rules and settings. Its policy must let AWS Network Firewall
   * (`network-firewall.amazonaws.com`) and whoever deploys use it. Default: a key that the foundation makes.
   */
  firewallKeyArn: kmsKeyArn.optional(),
  /** What AWS Network Firewall saw and refused. */
  firewallLogs: z
    .strictObject({
      /** `s3` (the environment's log bucket) or `cloudwatch`. Default `s3`. */
      destination: z.enum(["s3", "cloudwatch"]).default("s3"),
      /** Days that a CloudWatch log group keeps them. Default 90. */
      retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
    })
    .default({ destination: "s3", retentionDays: 90 }),
});

export type ParsedEgress = z.output<typeof egressSchema>;
