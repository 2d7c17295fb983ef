import {
  ACCOUNT,
  at,
  BUCKETS,
  boundaryOf,
  iam,
  LOG_GROUPS,
  linkedRole,
  PEER_ROLE,
  passed,
  ROLES,
  regional,
  type Targets,
} from "./support";

/** A key of the account, through one service in its name alone. */
function keyThrough(own: string) {
  const via = (service: string, account: string) => ({
    "kms:CallerAccount": account,
    "kms:ViaService": `${service}.eu-west-1.amazonaws.com`,
  });
  const key = regional("kms", "key/0a1b2c3d");
  return {
    own: at(key, via(own, ACCOUNT)),
    foreign: [at(key, via("s3", ACCOUNT)), at(key, via(own, "999999999999")), at(key)],
  };
}

/** Of the layers themselves, of events and of what starts jobs. */
export const LAYER_TARGETS: Targets = {
  S3Bucket: (layer) => ({
    own: at(`arn:aws:s3:::${BUCKETS[layer]}`),
    foreign: [at("arn:aws:s3:::acme-dev-logs-111111111111"), at("arn:aws:s3:::somebody-else")],
  }),
  S3EmptiedBucket: (layer) => ({
    own: at(`arn:aws:s3:::${BUCKETS[layer]}/x`),
    foreign: [at("arn:aws:s3:::acme-dev-logs-111111111111/x"), at("arn:aws:s3:::somebody-else/x")],
  }),
  IamRole: (layer) => ({
    own: at(iam(`role/${ROLES[layer]}`)),
    foreign: [at(iam("role/acme-prod-uc-raw")), at(iam(`role/deploy/acme-dev-${layer}`))],
  }),
  IamRolePermissionsBoundary: (layer) => ({
    own: at(iam(`role/${ROLES[layer]}`), { "iam:PermissionsBoundary": boundaryOf(layer) }),
    foreign: [
      at(iam(`role/${ROLES[layer]}`)),
      at(iam(`role/${ROLES[layer]}`), { "iam:PermissionsBoundary": iam("policy/other") }),
      at(iam(`role/${ROLES[layer]}`), { "iam:PermissionsBoundary": iam("policy/acme-dev-boundary") }),
      at(iam("role/admin"), { "iam:PermissionsBoundary": boundaryOf(layer) }),
    ],
  }),
  PeerRole: () => ({ own: at(PEER_ROLE), foreign: [at("arn:aws:iam::333333333333:role/admin")] }),
  IamRoleFlowLogsPassedToServiceVpcFlowLogsAmazonawsCom: () => ({
    own: at(iam("role/acme-dev-flow-logs"), { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }),
    foreign: [
      at(iam("role/acme-dev-flow-logs"), { "iam:PassedToService": "ec2.amazonaws.com" }),
      at(iam("role/admin"), { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }),
    ],
  }),
  LogsLogGroupLogGroup: (layer) => ({
    own: at(regional("logs", `log-group:${LOG_GROUPS[layer]}`)),
    foreign: ["/acme-prod/vpc-flow-logs", "/aws/events/acme-prod-x", "/acme-dev/cloudtrail"].map((name) =>
      at(regional("logs", `log-group:${name}`)),
    ),
  }),
  // Detectors have ids instead of names, and watch groups of every layer.
  LogsLogGroup: () => ({
    own: at(regional("logs", "log-group:/acme-dev/cloudtrail")),
    foreign: [
      at(regional("logs", "log-group:/acme-dev/cloudtrail", "us-east-1")),
      at(regional("logs", "log-group:/acme-prod/cloudtrail")),
      at(regional("logs", "log-group:/aws/lambda/shop")),
    ],
  }),
  LogsAnomalyDetectorParts: () => ({
    own: at(regional("logs", "anomaly-detector:0a1b2c3d")),
    foreign: [at(regional("logs", "anomaly-detector:0a1b2c3d", "us-east-1"))],
  }),
  SnsAlarms: () => ({
    own: at(regional("sns", "acme-dev-alarms")),
    foreign: [at(regional("sns", "acme-prod-alarms"))],
  }),
  SnsAlarmsParts: () => ({
    own: at(regional("sns", "acme-dev-alarms:0a1b2c3d")),
    foreign: [at(regional("sns", "acme-prod-alarms:0a1b2c3d")), at(regional("sns", "acme-dev-svc-orders:0a1b2c3d"))],
  }),
  SnsFiles: () => ({
    own: at(regional("sns", "acme-dev-files-raw")),
    foreign: [at(regional("sns", "acme-prod-files-raw")), at(regional("sns", "acme-dev-alarms"))],
  }),
  SnsFilesParts: () => ({
    own: at(regional("sns", "acme-dev-files-raw:0a1b2c3d")),
    foreign: [at(regional("sns", "acme-prod-files-raw:0a1b2c3d"))],
  }),
  SqsFiles: () => ({
    own: at(regional("sqs", "acme-dev-files-raw")),
    foreign: [at(regional("sqs", "acme-prod-files-raw")), at(regional("sqs", "acme-dev-run-x-failed"))],
  }),
  EventsRuleAlarmHistory: () => ({
    own: at(regional("events", "rule/acme-dev-alarm-history")),
    foreign: [
      at(regional("events", "rule/acme-prod-alarm-history")),
      at(regional("events", "rule/acme-dev-shop-work")),
    ],
  }),
  EventsRuleBus: () => ({
    own: at(regional("events", "rule/acme-dev-shop/acme-dev-bus-shop-work")),
    foreign: [at(regional("events", "rule/acme-prod-bus-shop-work")), at(regional("events", "rule/acme-dev-run-x"))],
  }),
  EventsRuleSchemas: () => ({
    own: at(regional("events", "rule/acme-dev-shop/Schemas-events-event-bus-acme-dev-shop")),
    foreign: [at(regional("events", "rule/somebody"))],
  }),
  EventsEventBus: () => ({
    own: at(regional("events", "event-bus/acme-dev-shop")),
    foreign: [at(regional("events", "event-bus/acme-prod-shop"))],
  }),
  EventsEventBusDefault: () => ({
    own: at(regional("events", "event-bus/default")),
    foreign: [at(regional("events", "event-bus/default", "us-east-1"))],
  }),
  EventsArchive: () => ({
    own: at(regional("events", "archive/acme-dev-shop")),
    foreign: [at(regional("events", "archive/acme-prod-shop"))],
  }),
  SchemasDiscovererEventsEventBus: () => ({
    own: at(regional("schemas", "discoverer/events-event-bus-acme-dev-shop")),
    foreign: [at(regional("schemas", "discoverer/events-event-bus-acme-prod-shop"))],
  }),
  PipesPipe: () => ({
    own: at(regional("pipes", "pipe/acme-dev-paid")),
    foreign: [at(regional("pipes", "pipe/acme-prod-paid"))],
  }),
  SqsBus: () => ({
    own: at(regional("sqs", "acme-dev-bus-shop-work-failed")),
    foreign: [at(regional("sqs", "acme-prod-bus-shop-work-failed")), at(regional("sqs", "acme-dev-run-x-failed"))],
  }),
  SqsRun: () => ({
    own: at(regional("sqs", "acme-dev-run-nightly-failed")),
    foreign: [at(regional("sqs", "acme-dev-shop-work-failed"))],
  }),
  EventsConnectionRun: () => ({
    own: at(regional("events", "connection/acme-dev-run-nightly/0a1b")),
    foreign: [at(regional("events", "connection/acme-prod-run-nightly/0a1b"))],
  }),
  SecretsmanagerSecretEventsConnectionRun: () => ({
    own: at(regional("secretsmanager", "secret:events!connection/acme-dev-run-nightly/0a1b-x1y2z3")),
    foreign: [at(regional("secretsmanager", "secret:acme-dev-crm-a1b2c3"))],
  }),
  EventsApiDestinationRun: () => ({
    own: at(regional("events", "api-destination/acme-dev-run-nightly/0a1b")),
    foreign: [at(regional("events", "api-destination/acme-prod-run-nightly/0a1b"))],
  }),
  SchedulerScheduleRun: () => ({
    own: at(regional("scheduler", "schedule/acme-dev-run-nightly/acme-dev-run-nightly")),
    foreign: [at(regional("scheduler", "schedule/default/acme-dev-run-nightly"))],
  }),
  SchedulerScheduleGroupRun: () => ({
    own: at(regional("scheduler", "schedule-group/acme-dev-run-nightly")),
    foreign: [at(regional("scheduler", "schedule-group/default"))],
  }),
  S3BucketResourceAccount: () => {
    const own = { "s3:ResourceAccount": ACCOUNT };
    const object = `arn:aws:s3:::${BUCKETS.operations}/dags/nightly.py`;
    return {
      own: at(object, own),
      // The simulated role of a disposable environment may empty its buckets besides, wherever they are.
      foreign: [at("arn:aws:s3:::acme-dev-raw/orders/x", own)],
    };
  },
  KmsKeyEncryptionContextAwsS3ArnViaService: () => {
    const via = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };
    const key = regional("kms", "key/0a1b2c3d");
    const of = (object: string) => ({ ...via, "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${object}` });
    return {
      own: at(key, of(`${BUCKETS.operations}/dags/nightly.py`)),
      foreign: [at(key, of("acme-dev-raw/orders/x")), at(key, of("acme-dev-logs-111111111111")), at(key, via), at(key)],
    };
  },
  LambdaFunctionRun: () => ({
    own: at(regional("lambda", "function:acme-dev-run-nightly")),
    foreign: [at(regional("lambda", "function:acme-prod-run-nightly")), at(regional("lambda", "function:somebody"))],
  }),
  FunctionArn: () => ({
    own: at("*", { "lambda:FunctionArn": regional("lambda", "function:acme-dev-run-nightly") }),
    foreign: [at("*", { "lambda:FunctionArn": regional("lambda", "function:somebody") }), at("*")],
  }),
  LambdaEventSourceMappingParts: () => ({
    own: at(regional("lambda", "event-source-mapping:0a1b2c3d")),
    foreign: [at(regional("lambda", "event-source-mapping:0a1b2c3d", "us-east-1"))],
  }),
  AirflowEnvironmentRun: () => ({
    own: at(regional("airflow", "environment/acme-dev-run-dags")),
    foreign: [at(regional("airflow", "environment/acme-prod-run-dags")), at(regional("airflow", "environment/etl"))],
  }),
  KmsKeyCallerAccountViaService: () => keyThrough("airflow"),
  KmsKeyViaServiceCallerAccount: () => keyThrough("bedrock"),
  SecretsmanagerSecretAirflowConnectionsRun: () => ({
    own: at(regional("secretsmanager", "secret:airflow/connections/acme-dev-run-dags/databricks_default-a1b2c3")),
    foreign: [
      at(regional("secretsmanager", "secret:airflow/connections/acme-prod-run-dags/databricks_default-a1b2c3")),
      at(regional("secretsmanager", "secret:acme-dev-crm-a1b2c3")),
    ],
  }),
  IamRolePassedToServiceQuicksightAmazonawsCom: passed("quicksight.amazonaws.com"),
  ...Object.fromEntries(
    ["analysis", "dashboard", "dataset", "datasource", "folder", "vpcConnection"].map((what) => [
      `Quicksight${what.charAt(0).toUpperCase()}${what.slice(1)}`,
      () => ({
        own: at(regional("quicksight", `${what}/acme-dev-shop`)),
        foreign: [at(regional("quicksight", `${what}/acme-prod-shop`)), at(regional("quicksight", `${what}/theirs`))],
      }),
    ]),
  ),
  // Users and groups may be in another region.
  ...Object.fromEntries(
    ["assignment", "group"].map((what) => [
      `Quicksight${what.charAt(0).toUpperCase()}${what.slice(1)}Default`,
      () => ({
        own: at(regional("quicksight", `${what}/default/acme-dev-shop_readers`, "us-east-1")),
        foreign: [at(regional("quicksight", `${what}/default/acme-prod-shop_readers`, "us-east-1"))],
      }),
    ]),
  ),
  QuicksightTemplate: () => ({
    own: at("arn:aws:quicksight:eu-west-1:222222222222:template/sales/version/3"),
    foreign: [at("arn:aws:quicksight:eu-west-1:222222222222:dashboard/sales")],
  }),
  IamRolePassedToServiceLambdaAmazonawsCom: passed("lambda.amazonaws.com"),
  IamRolePassedToServiceAirflowAmazonawsCom: passed("airflow.amazonaws.com"),
  IamRoleAwsServiceRoleAirflowAmazonawsComAWSServiceName: linkedRole("airflow.amazonaws.com"),
  StatesStateMachineRun: () => ({
    own: at(regional("states", "stateMachine:acme-dev-run-nightly")),
    foreign: [at(regional("states", "stateMachine:acme-prod-run-nightly"))],
  }),
  IamRolePassedToServiceEventsAmazonawsCom: passed("events.amazonaws.com"),
  IamRolePassedToServicePipesAmazonawsCom: passed("pipes.amazonaws.com"),
  IamRolePassedToServiceStatesAmazonawsCom: passed("states.amazonaws.com"),
  IamRoleAwsServiceRoleSchemasAmazonawsComAWSServiceName: linkedRole("schemas.amazonaws.com"),
  IamRoleAwsServiceRoleApidestinationsEventsAmazonawsComAWSServiceName: linkedRole(
    "apidestinations.events.amazonaws.com",
  ),
  CloudwatchAlarm: () => ({
    own: at(regional("cloudwatch", "alarm:acme-dev-nat")),
    foreign: [at(regional("cloudwatch", "alarm:acme-prod-nat"))],
  }),
  CloudwatchDashboardLakehouse: () => ({
    own: at(regional("cloudwatch", "dashboard/acme-dev-lakehouse", "")),
    foreign: [at(regional("cloudwatch", "dashboard/acme-prod-lakehouse", ""))],
  }),
  BudgetsBudgetMonthly: () => ({
    own: at(regional("budgets", "budget/acme-dev-monthly", "")),
    foreign: [at(regional("budgets", "budget/acme-prod-monthly", ""))],
  }),
  CeAnomalymonitor: () => ({
    own: at(regional("ce", "anomalymonitor/0a1b2c3d", "")),
    foreign: [at("arn:aws:ce::999999999999:anomalymonitor/0a1b2c3d")],
  }),
  CeAnomalysubscription: () => ({
    own: at(regional("ce", "anomalysubscription/0a1b2c3d", "")),
    foreign: [at("arn:aws:ce::999999999999:anomalysubscription/0a1b2c3d")],
  }),
  Route53Hostedzone: () => ({ own: at("arn:aws:route53:::hostedzone/Z0123456789"), foreign: [] }),
  Route53Change: () => ({ own: at("arn:aws:route53:::change/C0123456789"), foreign: [] }),
  IamRoleAwsServiceRoleNetworkFirewallAmazonawsComAWSServiceName: linkedRole("network-firewall.amazonaws.com"),
  IamRoleAwsServiceRoleElasticloadbalancingAmazonawsComAWSServiceName: linkedRole("elasticloadbalancing.amazonaws.com"),
  IamRoleAwsServiceRoleRoute53resolverAmazonawsComAWSServiceName: linkedRole("route53resolver.amazonaws.com"),
  IamRoleAwsServiceRoleS2svpnAmazonawsComAWSServiceName: linkedRole("s2svpn.amazonaws.com"),
  IamRoleAwsServiceRoleTransitgatewayAmazonawsComAWSServiceName: linkedRole("transitgateway.amazonaws.com"),
  // Global services are in us-east-1, whatever the environment's region.
  Anywhere: () => ({ own: at("*", { "aws:RequestedRegion": "us-east-1" }), foreign: [] }),
  RequestedRegion: () => ({
    own: at("*", { "aws:RequestedRegion": "eu-west-1" }),
    foreign: [at("*", { "aws:RequestedRegion": "us-east-1" }), at("*")],
  }),
};
