import type { Decision, PolicyRequest } from "../support/policy-simulator";

/** The AWS account of the environment. */
export const ACCOUNT = "111111111111";
const STRANGER = "999999999999";
const CUSTOMER = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const LOGS = "arn:aws:s3:::acme-dev-logs-111111111111";
const COPIES = "arn:aws:s3:::acme-dev-logs-replica-111111111111";
const ACCESS_LOGS = "arn:aws:s3:::acme-dev-access-logs-111111111111";
const CONFIG_FOLDER = `arn:aws:s3:::\${aws_s3_bucket.logs.bucket}/AWSLogs/${ACCOUNT}/Config/x`;
const GROUP = `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/acme-dev/vpc-flow-logs`;

const service = (name: string) => ({ service: `${name}.amazonaws.com` });
const role = (name: string, account = ACCOUNT) => ({ arn: `arn:aws:iam::${account}:role/${name}` });
const databricks = { ...role("control-plane", "414351767826"), tags: { DatabricksAccountId: CUSTOMER } };
const trail = { "aws:SourceArn": `arn:aws:cloudtrail:eu-west-1:${ACCOUNT}:trail/acme-dev` };
const header = { "s3:x-amz-acl": "bucket-owner-full-control" };
const tls = { "aws:SecureTransport": "true" };
const toService = { ...tls, "aws:PrincipalIsAWSService": "true" };
const own = { ...tls, "aws:PrincipalIsAWSService": "false", "aws:PrincipalOrgID": "o-abcdefghij" };
const foreign = { ...own, "aws:PrincipalOrgID": "o-somebodyelse" };
const throughEc2 = (region: string) => ({ "kms:ViaService": `ec2.${region}.amazonaws.com` });
const cluster = role("acme-dev-databricks-main");
const from = (account: string) => ({ "aws:SourceAccount": account });

/** What one policy of a resource, or trust policy, says to a request. */
export type Row = readonly [address: string, decision: Decision, request: PolicyRequest];

/** Policies of resources and trust policies, as they come out with everything in the foundation switched on. */
export const FOUNDATION: readonly Row[] = [
  // Keys, where they are made, and their replicas in the second region.
  ["aws_kms_key.key-data.policy", "by-iam", { by: role("acme-dev-uc-raw"), action: "kms:Decrypt" }],
  ["aws_kms_key.key-data.policy", "deny", { by: databricks, action: "kms:Decrypt" }],
  ["aws_kms_key.key-data.policy", "deny", { by: role("admin", STRANGER), action: "kms:Decrypt" }],
  ["aws_kms_key.key-managed-services.policy", "allow", { by: databricks, action: "kms:Decrypt" }],
  ["aws_kms_key.key-managed-services.policy", "deny", { by: databricks, action: "kms:CreateGrant" }],
  [
    "aws_kms_key.key-workspace-storage.policy",
    "allow",
    { by: cluster, action: "kms:CreateGrant", context: throughEc2("eu-west-1") },
  ],
  [
    "aws_kms_key.key-workspace-storage.policy",
    "by-iam",
    { by: cluster, action: "kms:CreateGrant", context: throughEc2("eu-central-1") },
  ],
  [
    "aws_kms_key.key-logs.policy",
    "allow",
    { by: service("cloudtrail"), action: "kms:GenerateDataKey", context: trail },
  ],
  ["aws_kms_key.key-logs.policy", "deny", { by: service("cloudtrail"), action: "kms:GenerateDataKey" }],
  ["aws_kms_key.key-logs.policy", "deny", { by: databricks, action: "kms:Decrypt" }],
  [
    "aws_kms_replica_key.replica-key-workspace-storage.policy",
    "allow",
    { by: cluster, action: "kms:CreateGrant", context: throughEc2("eu-central-1") },
  ],
  [
    "aws_kms_replica_key.replica-key-workspace-storage.policy",
    "by-iam",
    { by: cluster, action: "kms:CreateGrant", context: throughEc2("eu-west-1") },
  ],
  ["aws_kms_replica_key.replica-key-managed-services.policy", "allow", { by: databricks, action: "kms:Encrypt" }],
  ["aws_kms_replica_key.replica-key-managed-services.policy", "deny", { by: databricks, action: "kms:CreateGrant" }],
  ["aws_kms_replica_key.replica-key-data.policy", "by-iam", { by: role("acme-dev-uc-raw"), action: "kms:Decrypt" }],
  ["aws_kms_replica_key.replica-key-data.policy", "deny", { by: databricks, action: "kms:Decrypt" }],

  // The log bucket: every service that delivers, each to its own folder; the organization and nobody else.
  ...[
    [
      "allow",
      "delivery.logs",
      `${LOGS}/AWSLogs/${ACCOUNT}/vpcflowlogs/x`,
      ACCOUNT,
      `arn:aws:logs:eu-west-1:${ACCOUNT}:x`,
    ],
    [
      "deny",
      "delivery.logs",
      `${LOGS}/AWSLogs/${STRANGER}/vpcflowlogs/x`,
      ACCOUNT,
      `arn:aws:logs:eu-west-1:${ACCOUNT}:x`,
    ],
    ["deny", "delivery.logs", `${LOGS}/AWSLogs/${ACCOUNT}/x`, STRANGER, `arn:aws:logs:eu-west-1:${STRANGER}:x`],
    ["allow", "cloudtrail", `${LOGS}/AWSLogs/${ACCOUNT}/CloudTrail/x`, ACCOUNT, trail["aws:SourceArn"]],
    ["deny", "cloudtrail", `${LOGS}/AWSLogs/${ACCOUNT}/CloudTrail/x`, ACCOUNT, `${trail["aws:SourceArn"]}-other`],
    ["deny", "config", `${LOGS}/AWSLogs/${ACCOUNT}/Config/x`, ACCOUNT, `arn:aws:config:eu-west-1:${ACCOUNT}:x`],
  ].map(([decision, by = "", resource = "", account = "", source = ""]): Row => {
    const context = { ...toService, ...header, ...from(account), "aws:SourceArn": source };
    return [
      "aws_s3_bucket_policy.logs_policy.policy",
      decision as Decision,
      { by: service(by), action: "s3:PutObject", resource, context },
    ];
  }),
  // AWS Config delivers with a role of this account, whose own policy lets it; the bucket's says nothing of it.
  ...(
    [
      [own, "deny", "nothing lets anybody in by itself"],
      [foreign, "deny", "the perimeter"],
      [{ ...own, "aws:SecureTransport": "false" }, "deny", "plain HTTP"],
    ] as const
  ).map(([context, decision]): Row => {
    const request = { by: role("acme-dev-config"), action: "s3:PutObject", resource: `${LOGS}/x`, context };
    return ["aws_s3_bucket_policy.logs_policy.policy", decision, request];
  }),
  [
    "aws_s3_bucket_policy.access-logs_policy.policy",
    "allow",
    {
      by: service("logging.s3"),
      action: "s3:PutObject",
      resource: `${ACCESS_LOGS}/acme-dev-logs-111111111111/x`,
      context: { ...toService, ...from(ACCOUNT), "aws:SourceArn": LOGS },
    },
  ],
  [
    "aws_s3_bucket_policy.access-logs_policy.policy",
    "deny",
    {
      by: service("logging.s3"),
      action: "s3:PutObject",
      resource: `${ACCESS_LOGS}/acme-dev-logs-111111111111/x`,
      context: { ...toService, ...from(STRANGER), "aws:SourceArn": LOGS },
    },
  ],

  // The copies of logs: the replication role through its own policy, the organization, TLS.
  ["aws_kms_key.log-replica_key.policy", "by-iam", { by: role("acme-dev-log-replication"), action: "kms:Encrypt" }],
  ["aws_kms_key.log-replica_key.policy", "deny", { by: service("delivery.logs"), action: "kms:GenerateDataKey" }],
  ["aws_kms_key.log-replica_key.policy", "deny", { by: role("admin", STRANGER), action: "kms:Decrypt" }],
  ...[foreign, { ...own, "aws:SecureTransport": "false" }].map((context): Row => {
    const request = { by: role("admin", STRANGER), action: "s3:GetObject", resource: `${COPIES}/x`, context };
    return ["aws_s3_bucket_policy.log-replica_policy.policy", "deny", request];
  }),

  // Roles that services take.
  ...["config_role", "config-aggregator_role"].flatMap((id): Row[] => [
    [
      `aws_iam_role.${id}.assume_role_policy`,
      "allow",
      { by: service("config"), action: "sts:AssumeRole", context: from(ACCOUNT) },
    ],
    [
      `aws_iam_role.${id}.assume_role_policy`,
      "deny",
      { by: service("config"), action: "sts:AssumeRole", context: from(STRANGER) },
    ],
    [`aws_iam_role.${id}.assume_role_policy`, "deny", { by: role("admin"), action: "sts:AssumeRole" }],
  ]),
  [
    "aws_iam_role.trail-log-group_role.assume_role_policy",
    "allow",
    { by: service("cloudtrail"), action: "sts:AssumeRole", context: { ...trail, ...from(ACCOUNT) } },
  ],
  [
    "aws_iam_role.trail-log-group_role.assume_role_policy",
    "deny",
    {
      by: service("cloudtrail"),
      action: "sts:AssumeRole",
      context: { ...from(ACCOUNT), "aws:SourceArn": "arn:other" },
    },
  ],
];

const topic = "${aws_sns_topic.alarm-topic.arn}";
const alarm = (prefix: string) => ({
  ...tls,
  ...from(ACCOUNT),
  "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:${prefix}-nat`,
});

/** The same of the network, with every log to CloudWatch, and of operations. */
export const LATER: readonly Row[] = [
  [
    "aws_iam_role.flow-log_log-group_role.assume_role_policy",
    "allow",
    {
      by: service("vpc-flow-logs"),
      action: "sts:AssumeRole",
      context: { ...from(ACCOUNT), "aws:SourceArn": `arn:aws:ec2:eu-west-1:${ACCOUNT}:vpc-flow-log/fl-1` },
    },
  ],
  [
    "aws_iam_role.flow-log_log-group_role.assume_role_policy",
    "deny",
    {
      by: service("vpc-flow-logs"),
      action: "sts:AssumeRole",
      context: { ...from(STRANGER), "aws:SourceArn": `arn:aws:ec2:eu-west-1:${STRANGER}:vpc-flow-log/fl-1` },
    },
  ],
  ["aws_iam_role.flow-log_log-group_role.assume_role_policy", "deny", { by: service("ec2"), action: "sts:AssumeRole" }],
  [
    "aws_sns_topic_policy.alarm-topic_policy.policy",
    "allow",
    { by: service("cloudwatch"), action: "sns:Publish", resource: topic, context: alarm("acme-dev") },
  ],
  [
    "aws_sns_topic_policy.alarm-topic_policy.policy",
    "deny",
    { by: service("cloudwatch"), action: "sns:Publish", resource: topic, context: alarm("acme-prod") },
  ],
  [
    "aws_sns_topic_policy.alarm-topic_policy.policy",
    "deny",
    { by: role("admin", STRANGER), action: "sns:Publish", resource: topic, context: tls },
  ],
];

const history = "${aws_cloudwatch_log_group.alarm-history_log-group.arn}:*";
const HISTORY = "aws_cloudwatch_log_resource_policy.alarm-history_policy.policy_document";
const ruled = { "aws:SourceArn": "${aws_cloudwatch_event_rule.alarm-history_rule.arn}" };

/** The history of alarms, which one rule of EventBridge writes. */
export const ALARMS: readonly Row[] = [
  [HISTORY, "allow", { by: service("events"), action: "logs:PutLogEvents", resource: history, context: ruled }],
  [HISTORY, "deny", { by: service("events"), action: "logs:PutLogEvents", resource: history, context: trail }],
  [HISTORY, "deny", { by: service("events"), action: "logs:DeleteLogGroup", resource: history, context: ruled }],
  [HISTORY, "deny", { by: service("ec2"), action: "logs:PutLogEvents", resource: history, context: ruled }],
];

/** What roles may do: their own policies. */
export const IDENTITIES: readonly (readonly [
  address: string,
  decision: "allow" | "deny",
  action: string,
  on: string,
])[] = [
  ["aws_iam_role_policy.config_role-policy.policy", "allow", "s3:PutObject", CONFIG_FOLDER],
  ["aws_iam_role_policy.config_role-policy.policy", "deny", "s3:DeleteObject", `${LOGS}/AWSLogs/${ACCOUNT}/Config/x`],
  ["aws_iam_role_policy.flow-log_log-group_role-policy.policy", "allow", "logs:PutLogEvents", `${GROUP}:log-stream:x`],
  [
    "aws_iam_role_policy.flow-log_log-group_role-policy.policy",
    "deny",
    "logs:PutLogEvents",
    GROUP.replace("dev", "prod"),
  ],
  ["aws_iam_role_policy.flow-log_log-group_role-policy.policy", "deny", "logs:GetLogEvents", `${GROUP}:log-stream:x`],
];

/** Policies whose tables stand beside the function that makes them. */
export const ELSEWHERE: readonly (readonly [address: RegExp, test: string])[] = [
  [/^aws_s(ns_topic|qs_queue)_policy\.zone-[\w-]+_files_/, "test/modules/storage/zone-files.test.ts"],
  [
    /^aws_(iam_(role|policy)\.ci_(deploy|plan)|kms_key\.states_key|s3_bucket_policy\.states_policy)/,
    "test/stacks/bootstrap.test.ts",
  ],
  [
    /^aws_(iam_role(_policy)?\.(checks|plan|deploy|pipeline)-role|kms_key\.key\.policy|s3_bucket_policy\.artifacts|sns_topic_policy\.messages)/,
    "test/stacks/devops.test.ts",
  ],
  [/^aws_iam_(role|policy)\.deploy-role_.*-?plan/, "test/modules/iam/plan-policy.test.ts"],
  [/^aws_iam_role\.deploy-role_/, "test/modules/iam/deploy-trust.test.ts"],
  [/^aws_iam_policy\.deploy-role_/, "test/modules/iam/deploy-rows.test.ts"],
  [/^aws_iam_policy\.boundary(-[a-z-]+)?\./, "test/modules/iam/permissions-boundary-policy.test.ts"],
  [/^aws_(iam_role(_policy)?|kms_key|s3_bucket_policy)\.log-delivery_/, "test/stacks/log-delivery.test.ts"],
  [/^aws_iam_role\.backup-plan_/, "test/stacks/backups.test.ts"],
  [/^aws_iam_role_policy\.trail-log-group_/, "test/modules/audit/trail-policies.test.ts"],
  [/^aws_iam_role(_policy)?\.log-replica_/, "test/modules/storage/log-replica.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-portal_role/, "test/kinds/datazone-domain.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-tidied_role/, "test/kinds/table-optimizer.test.ts"],
  [/^aws_s3tables_table_bucket_policy\./, "test/kinds/table-bucket.test.ts"],
  [
    /^aws_iam_role(_policy)?\.data-service-(finance|reporting|dwh)_(files|snapshots|pause)/,
    "test/kinds/redshift.test.ts",
  ],
  [/^aws_iam_role(_policy)?\.data-service-.*_monitoring/, "test/kinds/databases.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-.*_(user|group|folder)-/, "test/kinds/transfer-server.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-edi(-public)?_/, "test/kinds/as2-server.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(exchange|inside)_(connector|fetches)_/, "test/kinds/sftp-connector.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-desk_/, "test/kinds/transfer-web-app.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(carriers|banks)_(sign-in|workflow)/, "test/kinds/transfer-workflow.test.ts"],
  [
    /^aws_iam_role\.consumer-(prices|orders|segments|stock|sales)-out_/,
    "test/modules/unity-catalog/storage-decisions.test.ts",
  ],
  [/^aws_iam_role_policy\.consumer-(prices|orders|segments|stock|sales)-out_/, "test/kinds/reverse-etl.test.ts"],
  [/^aws_iam_role(_policy)?\.consumer-ads_/, "test/kinds/partner-tool.test.ts"],
  [/^aws_iam_role(_policy)?\.consumer-assistant_/, "test/kinds/model-endpoint.test.ts"],
  [/^aws_iam_role(_policy)?\.consumer-advisor_/, "test/kinds/bedrock.test.ts"],
  [/^aws_kms_key\.key-network\./, "test/modules/kms/key-policies.test.ts"],
  [/^aws_secretsmanager_secret_policy\.data-service-.*_connection_client-policy/, "test/kinds/appflow-flow.test.ts"],
  [/^aws_secretsmanager_secret_policy\.data-service-/, "test/kinds/secret.test.ts"],
  [/^aws_vpc_endpoint\.(s3)\./, "test/modules/network/s3-endpoint-policy.test.ts"],
  [/^aws_vpc_endpoint\./, "test/modules/network/service-endpoint-policies.test.ts"],
  [/^aws_s3_bucket_policy\.workspace-/, "test/modules/workspace/root-bucket.test.ts"],
  [/^aws_s3_bucket_policy\.zone-/, "test/modules/storage/secure-bucket.test.ts"],
  [/^aws_iam_role(_policy)?\.workspace-.*cross-account-role/, "test/modules/workspace/cross-account-policy.test.ts"],
  [/^aws_iam_role(_policy)?\.(zone|location)-/, "test/modules/unity-catalog/storage-decisions.test.ts"],
  [/^aws_iam_role\.source-(clicks|topics)_/, "test/modules/unity-catalog/storage-decisions.test.ts"],
  [/^aws_iam_role(_policy)?\.(zone|external-location)-/, "test/modules/unity-catalog/storage-decisions.test.ts"],
  [/^aws_iam_role\.source-clicks_/, "test/modules/unity-catalog/storage-decisions.test.ts"],
  [/^aws_iam_role_policy\.source-clicks_/, "test/kinds/stream.test.ts"],
  [/^aws_iam_role_policy\.source-topics_/, "test/kinds/stream-kafka.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(export|plain)_job/, "test/kinds/glue-job.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(archive|partner|share)_(source_)?role/, "test/kinds/datasync-task.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(shop-changes|crm-changes|audit)_/, "test/kinds/msk-connector.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(shop|crm|erp)-proxy_/, "test/kinds/database-proxy.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(files|nights)_files/, "test/kinds/redshift-spectrum.test.ts"],
  [/^aws_iam_role(_policy)?\.connection-old-lake_role/, "test/kinds/metastore-connections.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-lake_locations_role/, "test/kinds/lake-formation.test.ts"],
  [/^aws_redshift_resource_policy\.data-service-\w+_inbound/, "test/kinds/zero-etl-integration.test.ts"],
  [/^aws_dynamodb_resource_policy\.data-service-prices_/, "test/kinds/zero-etl-integration.test.ts"],
  [/^aws_cloudwatch_log_resource_policy\.datasync-logs\./, "test/kinds/datasync-task.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(landing|archive)_/, "test/kinds/firehose.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(lake-)?rows_/, "test/kinds/firehose-tables.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(ingest|partners|inside)_/, "test/kinds/api-gateway.test.ts"],
  [/^aws_api_gateway_rest_api_policy\.data-service-inside_/, "test/kinds/api-gateway.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-returned_/, "test/kinds/event-bus.test.ts"],
  [/^aws_sqs_queue_policy\.data-service-(ingest|partners)_records_/, "test/kinds/api-gateway-ways.test.ts"],
  [/^aws_(iot_policy|iam_role|iam_role_policy)\.data-service-(plant|meters)_/, "test/kinds/iot-core.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-fleet_/, "test/kinds/iot-core-kafka.test.ts"],
  [/^aws_iam_role(_policy)?\.(api-gateway|bedrock|iot)-logs_/, "test/modules/security/service-logs.test.ts"],
  [/^aws_iam_role(_policy)?\.data-service-(basket|legacy)_/, "test/kinds/dynamodb-table.test.ts"],
  [
    /^aws_iam_role(_policy)?\.data-service-(shop-files|crm-messages|erp-messages|ledger-files)_/,
    "test/kinds/dms-replication.test.ts",
  ],
  [/^aws_iam_role\.dms-roles_/, "test/kinds/dms-replication.test.ts"],
  [
    /^aws_iam_role(_policy)?\.data-service-(shop_rule-(orders|all)|paid|messages|changes)_/,
    "test/kinds/event-bus.test.ts",
  ],
  [/^aws_cloudwatch_event_bus_policy\.data-service-/, "test/kinds/event-bus.test.ts"],
  [
    /^aws_sqs_queue_policy\.data-service-((shop|account)_rule-[a-z]+|paid|changes)_(failed|queue)_policy/,
    "test/kinds/event-bus.test.ts",
  ],
  [/^aws_iam_role(_policy)?\.consumer-shop_network_/, "test/kinds/quicksight.test.ts"],
  [/^aws_(iam_role|iam_role_policy|secretsmanager_secret_policy)\.workload-dags_/, "test/kinds/airflow.test.ts"],
  [
    /^aws_(iam_role|iam_role_policy|sqs_queue_policy)\.workload-(on|yearly)-closing_function_/,
    "test/kinds/trigger-function.test.ts",
  ],
  [/^aws_s3_bucket_policy\.(programs|workload-dags)_/, "test/modules/storage/secure-bucket.test.ts"],
  [/^aws_iam_role\.workload-.*_role\./, "test/kinds/orchestration-roles.test.ts"],
  [/^aws_sqs_queue_policy\.workload-.*_failed_policy\./, "test/kinds/orchestration-roles.test.ts"],
  [/^aws_iam_role_policy\.workload-closing_schedule_policy\./, "test/kinds/orchestration-roles.test.ts"],
  [
    /^aws_iam_role_policy\.workload-(on-orders|(every-morning|yearly-closing)(_schedule)?|closing|reload)_policy\./,
    "test/kinds/orchestration.test.ts",
  ],
  [/^aws_iam_role(_policy)?\.data-service-(demand|forecast|seldom|fraud)_/, "test/kinds/sagemaker.test.ts"],
  [/^aws_ecr_repository_policy\.data-service-/, "test/kinds/sagemaker.test.ts"],
  [/^aws_dynamodb_resource_policy\.data-service-/, "test/kinds/dynamodb-table.test.ts"],
  [/^aws_(msk_cluster|secretsmanager_secret)_policy\.data-service-/, "test/kinds/msk-cluster.test.ts"],
  [
    /^aws_(iam_role|iam_role_policy|kinesis_resource_policy)\.data-service-events_/,
    "test/kinds/kinesis-stream.test.ts",
  ],
];
