import { z } from "zod";
import { distinct, singletonMode, slug, wrong } from "../common";
import { findingValue } from "../text/aws";
import { aggregatedBy, configAggregator } from "./config-aggregator";

/** Whether the internet reaches VPCs of an account and region at all, above what their routes and groups say. */
export const vpcPublicAccess = z.strictObject({
  /** `create` the block, rely on the `existing` one, or `off`. One per AWS account and region. Default `off`. */
  mode: singletonMode.default("off"),
  /**
   * `ingress`: nobody gets in, and NAT gateways go on leading out. `bidirectional`: neither, which cuts every VPC of the
   * account and region off the internet, those of other systems too. Default `ingress`.
   */
  block: z.enum(["ingress", "bidirectional"]).default("ingress"),
});

/** How often GuardDuty and Macie pass on findings that recur. New ones go out at once. */
const findingFrequency = z.enum(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]).default("SIX_HOURS");

/**
 * AWS Config: how resources of the account change, and rules that they are held to. One recorder per AWS account
 * and region; Control Tower makes one. Costs: per recorded change and per evaluation of a rule.
 */
export const awsConfig = z.strictObject({
  /** `create` a recorder that delivers to the log bucket, use the `existing` one, or `off`. Default `off`. */
  mode: singletonMode.default("off"),
  /** How often changes are recorded. Default `continuous`. */
  recording: z.enum(["continuous", "daily"]).default("continuous"),
  /**
   * How often instances, network interfaces and volumes are recorded: clusters come and go, and each change is
   * paid. Default `daily`.
   */
  clusterResources: z.enum(["continuous", "daily"]).default("daily"),
  /**
   * Records IAM too. It is the same in every region: one recorder per AWS account is enough, and a second one that does
   * so by default is warned about. Default true.
   */
  globalResources: z.boolean().default(true),
  /** Managed rules about the account: trail, root user, administrators. With `create` or `existing`. Default true. */
  rules: z.boolean().default(true),
  /** A conformance pack of rules about data: buckets, keys, volumes, networks. With `create` or `existing`. Default false. */
  conformancePack: z.boolean().default(false),
  /** What other accounts and regions recorded, collected here. Default `off`. */
  aggregator: configAggregator.default({ mode: "off" }),
  /** Aggregators elsewhere that may collect what is recorded here. Default none. */
  aggregatedBy: aggregatedBy.default([]),
});

/** GuardDuty: threats seen in logs of the account. One detector per AWS account and region. Costs: per event and GB looked at. */
export const guardDuty = z.strictObject({
  /** `create` a detector, rely on the `existing` one, or `off`. Default `off`: organizations often administer it centrally. */
  mode: singletonMode.default("off"),
  /** How often recurring findings go out. Default `SIX_HOURS`. */
  findingFrequency,
  /** Looks at reads and writes of objects in S3. Default true. */
  s3: z.boolean().default(true),
  /** Scans volumes of suspicious instances; needs access to their keys. Default false. */
  malware: z.boolean().default(false),
  /** Looks at logins to RDS databases. Default false. */
  rds: z.boolean().default(false),
  /** Looks at the network activity of Lambda functions. Default false. */
  lambda: z.boolean().default(false),
  /** Looks at audit logs of Kubernetes (EKS). Default false. */
  eks: z.boolean().default(false),
});

/** Security Hub (CSPM): findings of all services in one place, and standards. One per AWS account and region. Costs: per check and finding. */
export const securityHub = z.strictObject({
  /**
   * `create` switches it on, `existing` says that it is on, or `off`. Needs AWS Config. Default `off`: organizations
   * often administer it centrally.
   */
  mode: singletonMode.default("off"),
  /** Standards that the account is held to. Default `fsbp`, AWS' own best practices, and `cis-3.0`, the CIS benchmark. */
  standards: distinct(z.array(z.enum(["fsbp", "cis-3.0", "nist-800-53", "pci-dss-4.0.1"]))).default([
    "fsbp",
    "cis-3.0",
  ]),
});

/** Macie: sensitive data in buckets. One per AWS account and region. Costs: per bucket, object and GB looked at. */
export const macie = z.strictObject({
  /** `create` switches it on, `existing` says that it is on, or `off`. Default `off`: organizations often administer it centrally. */
  mode: singletonMode.default("off"),
  /** How often recurring findings go out. Default `SIX_HOURS`. */
  findingFrequency,
});

/** Findings that are meant: what fits all filters is archived as soon as it is found. */
const archiveRule = z.strictObject({
  /** Whose findings. */
  of: z.enum(["external", "unused"]),
  /**
   * Field of findings → what it is. Source: IAM Access Analyzer, "Filter keys"; those that say who or what alone, so that
   * no rule hides all findings of a sort by their date or state.
   */
  filters: z
    .strictObject({
      /** Type of the resource, for example `AWS::S3::Bucket`. Default any. */
      resourceType: distinct(z.array(findingValue).min(1).max(20)).optional(),
      /** ARN of the resource, or a part of it. Default any. */
      resource: distinct(z.array(findingValue).min(1).max(20)).optional(),
      /** AWS account that has access. Default any. */
      "principal.AWS": distinct(z.array(findingValue).min(1).max(20)).optional(),
      /** User of an identity provider that has access. Default any. */
      "principal.Federated": distinct(z.array(findingValue).min(1).max(20)).optional(),
    })
    .refine((filters) => Object.values(filters).some((values) => values !== undefined), {
      error: wrong("has no filter, and would archive every finding", "say which findings are meant"),
    }),
});

/** IAM Access Analyzer. */
export const accessAnalyzer = z.strictObject({
  /** Who outside the account can reach something in it; free, one per AWS account and region. Default `off`. */
  external: singletonMode.default("off"),
  /** Roles and permissions that nobody uses; paid per role and month. One per AWS account, whatever the region. Default `off`. */
  unused: singletonMode.default("off"),
  /** Days without use until something counts as unused, 1 to 365; changing it replaces the analyzer. Default 90. */
  unusedAfterDays: z.int().min(1).max(365).default(90),
  /** Findings that are meant and need nobody, by a short name; of an analyzer that is made here. Default none. */
  archiveRules: z.record(slug, archiveRule).default({}),
});
