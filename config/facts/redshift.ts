import { fact } from "./fact";

/** Port of a warehouse, which connections and security groups take. */
export const REDSHIFT_PORT = fact({
  value: 5439,
  source: "Amazon Redshift management guide, default port of clusters and workgroups",
  asOf: "2026-11",
});

/** Base capacity of a workgroup in RPUs: 4, multiples of 8 up to 512, then multiples of 32 up to 1024. */
export const RPUS = fact({
  value: { least: 4, step: 8, finestTo: 512, coarseStep: 32, most: 1024 },
  source: 'Amazon Redshift management guide, "Compute capacity for Amazon Redshift Serverless"',
  asOf: "2026-11",
});

/**
 * Free addresses that a workgroup needs in each subnet. Without enhanced VPC routing it is always the same; with it the
 * figure goes by base capacity, up to each of these.
 */
export const SERVERLESS_ADDRESSES = fact({
  value: {
    plain: { zones: 2, addresses: 3 },
    routed: {
      zones: 3,
      addresses: [
        [8, 9],
        [32, 13],
        [64, 21],
        [128, 37],
        [256, 69],
        [512, 133],
        [1024, 261],
      ],
    },
  } as const,
  source: 'Amazon Redshift management guide, "Considerations when using Amazon Redshift Serverless"',
  asOf: "2026-11",
});

/** Levels between cost and speed that a workgroup can be told to keep to. */
export const PRICE_PERFORMANCE = fact({
  value: { "lowest-cost": 1, cost: 25, balanced: 50, speed: 75, fastest: 100 } as const,
  source: "Amazon Redshift Serverless API, PerformanceTarget",
  asOf: "2026-11",
});

/** Logs that Redshift sends to CloudWatch, in the words of its API. */
export const REDSHIFT_LOGS = fact({
  value: ["connectionlog", "useractivitylog", "userlog"] as const,
  source: 'Amazon Redshift management guide, "Database audit logging"',
  asOf: "2026-11",
});

/**
 * Parameters of a workgroup, as AWS answers them all, whichever were said. One that is left out would be told as a change
 * at every plan, so that all are said.
 */
export const WORKGROUP_PARAMETERS = fact({
  value: {
    auto_mv: "true",
    datestyle: "ISO, MDY",
    enable_case_sensitive_identifier: "false",
    enable_user_activity_logging: "true",
    max_query_execution_time: "14400",
    query_group: "default",
    require_ssl: "true",
    search_path: "$user, public",
    use_fips_ssl: "false",
  } as const,
  source:
    "provider 6.25.0, aws_redshiftserverless_workgroup; values that AWS gives new workgroups, from memory and not tried",
  asOf: "2026-11",
});

interface NodeFacts {
  /** Whether one node alone makes a cluster. */
  readonly single: boolean;
  /** Most nodes that a cluster is made with. */
  readonly most: number;
}

/** Types of nodes that a cluster can be made of; older ones are not offered any more. */
export const NODE_TYPES = fact({
  value: {
    "ra3.large": { single: true, most: 16 },
    "ra3.xlplus": { single: true, most: 16 },
    "ra3.4xlarge": { single: false, most: 32 },
    "ra3.16xlarge": { single: false, most: 128 },
  },
  source: 'Amazon Redshift management guide, "Amazon Redshift provisioned clusters", node types',
  asOf: "2026-11",
} satisfies { value: Readonly<Record<string, NodeFacts>>; source: string; asOf: string });
/** Word for a type of nodes. */
export type NodeType = keyof typeof NODE_TYPES.value;
/** What is known of a type of nodes. */
export const nodeFacts = (type: NodeType): NodeFacts => NODE_TYPES.value[type];

/** Family of parameter groups. */
export const REDSHIFT_FAMILY = fact({
  value: "redshift-1.0",
  source: "provider 6.25.0, aws_redshift_parameter_group",
  asOf: "2026-11",
});

/** Databases that every warehouse has, and words that SQL keeps. */
export const RESERVED_DATABASES = fact({
  value: ["padb_harvest", "template0", "template1", "sys:internal", "awsdatacatalog"],
  source: "Amazon Redshift database developer guide, CREATE DATABASE",
  asOf: "2026-11",
});
