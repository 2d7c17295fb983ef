import { ACCOUNT, at, connectOf, iam, LOG_GROUPS, linkedRole, passed, regional, type Targets } from "./support";

/** Of services that bring data, and of what they need. */
export const DATA_SERVICE_TARGETS: Targets = {
  KinesisStream: () => ({
    own: at(regional("kinesis", "stream/acme-dev-events")),
    foreign: [at(regional("kinesis", "stream/acme-prod-events")), at(regional("kinesis", "stream/shop"))],
  }),
  DynamodbTable: () => ({
    own: at(regional("dynamodb", "table/acme-dev-basket")),
    foreign: [at(regional("dynamodb", "table/acme-prod-basket")), at(regional("dynamodb", "table/legacy-orders"))],
  }),
  DynamodbCopyRegionTable: () => ({
    own: at(regional("dynamodb", "table/acme-dev-basket", "eu-central-1")),
    foreign: [
      at(regional("dynamodb", "table/acme-prod-basket", "eu-central-1")),
      at(regional("dynamodb", "table/acme-dev-basket", "us-east-1")),
    ],
  }),
  EcrRepository: () => ({
    own: at(regional("ecr", "repository/acme-dev-demand")),
    foreign: [at(regional("ecr", "repository/acme-prod-demand")), at(regional("ecr", "repository/shop"))],
  }),
  Sagemaker: () => ({
    own: at(regional("sagemaker", "endpoint/acme-dev-forecast")),
    foreign: [
      at(regional("sagemaker", "endpoint/acme-prod-forecast")),
      at(regional("sagemaker", "model-package-group/shop")),
    ],
  }),
  IamRolePassedToServiceSagemakerAmazonawsCom: passed("sagemaker.amazonaws.com"),
  SchedulerScheduleGroup: () => ({
    own: at(regional("scheduler", "schedule-group/acme-dev-svc-basket")),
    foreign: [at(regional("scheduler", "schedule-group/acme-prod-svc-basket"))],
  }),
  SchedulerSchedule: () => ({
    own: at(regional("scheduler", "schedule/acme-dev-svc-basket/export")),
    foreign: [
      at(regional("scheduler", "schedule/acme-prod-svc-basket/export")),
      at(regional("scheduler", "schedule/default/export")),
    ],
  }),
  IamRolePassedToServiceSchedulerAmazonawsCom: passed("scheduler.amazonaws.com"),
  IamRoleAwsServiceRoleKinesisreplicationDynamodbAmazonawsComAWSServiceName: linkedRole(
    "kinesisreplication.dynamodb.amazonaws.com",
  ),
  // Ids that AWS gives: all of the account and region.
  ...Object.fromEntries(
    (["task/task", "location/loc"] as const).map((start) => {
      const [word = ""] = start.split("/");
      return [
        `Datasync${word[0]?.toUpperCase()}${word.slice(1)}`,
        () => ({
          own: at(regional("datasync", `${start}-0123456789abcdef0`)),
          foreign: [at(regional("datasync", `${start}-0123456789abcdef0`, "us-east-1"))],
        }),
      ];
    }),
  ),
  ...Object.fromEntries(
    [
      ["BedrockGuardrail", "guardrail/0a1b2c3d4e5f"],
      ["BedrockGuardrailProfile", "guardrail/0a1b2c3d4e5f"],
      ["BedrockApplicationInferenceProfile", "application-inference-profile/0a1b2c3d4e5f"],
      ["BedrockInferenceProfile", "inference-profile/eu.amazon.nova-pro-v1:0"],
    ].map(([sid = "", resource = ""]) => [
      sid,
      () => ({ own: at(regional("bedrock", resource)), foreign: [at(regional("bedrock", resource, "us-east-1"))] }),
    ]),
  ),
  TransferWebapp: () => ({
    own: at(regional("transfer", "webapp/webapp-0123456789abcdef0")),
    foreign: [at(regional("transfer", "webapp/webapp-0123456789abcdef0", "us-east-1"))],
  }),
  S3AccessGrantsDefault: () => ({
    own: at(regional("s3", "access-grants/default")),
    foreign: [at(regional("s3", "access-grants/default", "us-east-1"))],
  }),
  S3AccessGrantsDefaultLocation: () => ({
    own: at(regional("s3", "access-grants/default/location/0a1b")),
    foreign: [at(regional("s3", "access-grants/default/location/0a1b", "us-east-1"))],
  }),
  S3AccessGrantsDefaultGrant: () => ({
    own: at(regional("s3", "access-grants/default/grant/0a1b")),
    foreign: [at(regional("s3", "access-grants/default/grant/0a1b", "us-east-1"))],
  }),
  IamRolePassedToServiceAccessGrantsS3AmazonawsCom: passed("access-grants.s3.amazonaws.com"),
  KafkaconnectConnector: () => connectOf("connector"),
  KafkaconnectConnectorOperation: () => connectOf("connector-operation", "0a1b2c3d-2/4e5f"),
  KafkaconnectCustomPlugin: () => connectOf("custom-plugin"),
  KafkaconnectWorkerConfiguration: () => connectOf("worker-configuration"),
  IamRolePassedToServiceKafkaconnectAmazonawsCom: passed("kafkaconnect.amazonaws.com"),
  IamRoleAwsServiceRoleKafkaconnectAmazonawsComAWSServiceName: linkedRole("kafkaconnect.amazonaws.com"),
  S3ViaAWSServiceResourceAccount: () => ({
    own: at("arn:aws:s3:::acme-plugins/a.zip", { "aws:ViaAWSService": "true", "aws:ResourceAccount": ACCOUNT }),
    foreign: [
      at("arn:aws:s3:::acme-plugins/a.zip", { "aws:ResourceAccount": ACCOUNT }),
      at("arn:aws:s3:::acme-plugins/a.zip", { "aws:ViaAWSService": "true", "aws:ResourceAccount": "999999999999" }),
    ],
  }),
  IamRolePassedToServiceDatasyncAmazonawsCom: passed("datasync.amazonaws.com"),
  IamRolePassedToServiceDatazoneAmazonawsCom: passed("datazone.amazonaws.com"),
  S3tablesBucket: () => ({
    own: at(regional("s3tables", "bucket/acme-dev-measured")),
    foreign: [at(regional("s3tables", "bucket/acme-prod-measured")), at(regional("s3tables", "bucket/shop"))],
  }),
  KmsKeyEncryptionContextAwsS3Arn: () => {
    const context = "kms:EncryptionContext:aws:s3:arn";
    return {
      own: at(regional("kms", "key/0a1b2c3d"), {
        [context]: `${regional("s3tables", "bucket/acme-dev-measured")}/table/0a1b`,
      }),
      foreign: [
        at(regional("kms", "key/0a1b2c3d")),
        at(regional("kms", "key/0a1b2c3d"), { [context]: `${regional("s3tables", "bucket/shop")}/table/0a1b` }),
      ],
    };
  },
  KmsKeyEncryptionContextAwsDatazoneDomainId: () => {
    const domainId = "kms:EncryptionContext:aws:datazone:domainId";
    return {
      own: at(regional("kms", "key/0a1b2c3d"), { [domainId]: "dzd_0a1b2c3d4e5f6" }),
      foreign: [
        at(regional("kms", "key/0a1b2c3d")),
        at("arn:aws:kms:eu-west-1:999999999999:key/0a1b2c3d", { [domainId]: "dzd_0a1b2c3d4e5f6" }),
      ],
    };
  },
  ...Object.fromEntries(
    ["data-sets", "event-actions", "jobs"].map((what) => [
      `Dataexchange${what
        .split("-")
        .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
        .join("")}`,
      () => ({
        own: at(regional("dataexchange", `${what}/0123456789abcdef0123456789abcdef`)),
        foreign: [at(regional("dataexchange", `${what}/0123456789abcdef0123456789abcdef`, "us-east-1"))],
      }),
    ]),
  ),
  RequestedResourceTypeResourceShareName: () => ({
    own: at("*", { "ram:RequestedResourceType": "glue:Database", "ram:ResourceShareName": "LakeFormation-V3-0A1B" }),
    foreign: [
      at("*", { "ram:RequestedResourceType": "ec2:Subnet" }),
      at("*", { "ram:RequestedResourceType": "glue:Database", "ram:ResourceShareName": "network" }),
    ],
  }),
  PermissionArn: () => ({
    own: at("*", { "ram:PermissionArn": "arn:aws:ram::aws:permission/AWSRAMLFEnabledGlueDatabase" }),
    foreign: [at("*", { "ram:PermissionArn": "arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet" })],
  }),
  IamRolePassedToServiceLakeformationAmazonawsCom: passed("lakeformation.amazonaws.com"),
  KinesisStreamConsumer: () => ({
    own: at(regional("kinesis", "stream/acme-dev-events/consumer/databricks_clicks:1730419200")),
    foreign: [at(regional("kinesis", "stream/shop/consumer/databricks_clicks:1730419200"))],
  }),
  KmsKey: () => ({
    own: at(regional("kms", "key/0a1b2c3d")),
    foreign: [at("arn:aws:kms:eu-west-1:999999999999:key/0a1b2c3d")],
  }),
  NetworkFirewall: () => ({
    own: at(regional("network-firewall", "stateful-rulegroup/acme-dev-allow")),
    foreign: [
      at(regional("network-firewall", "firewall/acme-dev2")),
      at(regional("network-firewall", "firewall/acme-dev", "us-east-1")),
    ],
  }),
  // API Gateway knows no account in its ARNs, and things by ids alone.
  ...Object.fromEntries(
    [
      ["ApigatewayAccount", "account", "clientcertificates/a1b2c3"],
      ["ApigatewayApis", "apis/a1b2c3", "clientcertificates/a1b2c3"],
      ["ApigatewayVpclinks", "vpclinks/a1b2c3", "clientcertificates/a1b2c3"],
      ["ApigatewayUsageplans", "usageplans/a1b2c3", "clientcertificates/a1b2c3"],
      ["ApigatewayTags", "tags/arn%3Aaws%3Aapigateway%3A1", "account"],
      ["ApigatewayDomainnames", "domainnames/ingest.acme.example", "account"],
      ["ApigatewayRestapis", "restapis/a1b2c3", "account"],
      ["ApigatewayRestapisStages", "restapis/a1b2c3/stages/v1", "apis/a1b2c3/stages/v1"],
    ].map(([sid, own, foreign]) => [
      sid,
      () => ({
        own: at(`arn:aws:apigateway:eu-west-1::/${own}`),
        foreign: [at(`arn:aws:apigateway:eu-west-1::/${foreign}`), at(`arn:aws:apigateway:us-east-1::/${own}`)],
      }),
    ]),
  ),
  Wafv2RegionalWebacl: () => ({
    own: at(regional("wafv2", "regional/webacl/acme-dev-partners/0a1b2c3d")),
    foreign: [at(regional("wafv2", "regional/webacl/acme-prod-partners/0a1b2c3d"))],
  }),
  Wafv2RegionalManagedruleset: () => ({
    own: at(regional("wafv2", "regional/managedruleset/AWSManagedRulesCommonRuleSet/0a1b2c3d")),
    foreign: [at(regional("wafv2", "regional/rulegroup/own/0a1b2c3d"))],
  }),
  ...Object.fromEntries(
    [
      ["IotPolicy", "policy/acme-dev-plant-boiler", "policy/acme-prod-plant-boiler"],
      ["IotProvisioningtemplate", "provisioningtemplate/acme-dev-plant", "provisioningtemplate/acme-prod-plant"],
      ["IotRuleUnderscoredPrefix", "rule/acme_dev_plant_telemetry", "rule/acme_prod_plant_telemetry"],
      ["IotThinggroup", "thinggroup/acme-dev-plant-boilers", "thinggroup/acme-prod-plant-boilers"],
      ["IotThingtype", "thingtype/acme-dev-plant-boiler", "thingtype/acme-prod-plant-boiler"],
    ].map(([sid, own, foreign]) => [
      sid,
      () => ({
        own: at(regional("iot", `${own}`)),
        foreign: [at(regional("iot", `${foreign}`)), at(regional("iot", "cert/0a1b2c3d"))],
      }),
    ]),
  ),
  IamRolePassedToServiceApigatewayAmazonawsCom: passed("apigateway.amazonaws.com"),
  IamRolePassedToServiceIotAmazonawsCom: passed("iot.amazonaws.com"),
  IamRoleAwsServiceRoleOpsApigatewayAmazonawsComAWSServiceName: linkedRole("ops.apigateway.amazonaws.com"),
  IamRoleAwsServiceRoleWafv2AmazonawsComAWSServiceName: linkedRole("wafv2.amazonaws.com"),
  FirehoseDeliverystream: () => ({
    own: at(regional("firehose", "deliverystream/acme-dev-clicks")),
    foreign: [at(regional("firehose", "deliverystream/acme-prod-clicks"))],
  }),
  LogsLogGroupLogGroupLogStreamParts: (layer) => ({
    own: at(regional("logs", `log-group:${LOG_GROUPS[layer]}:log-stream:delivery`)),
    foreign: [at(regional("logs", "log-group:/acme-prod/svc-orders:log-stream:delivery"))],
  }),
  AppflowFlow: () => ({
    own: at(regional("appflow", "flow/acme-dev-accounts")),
    foreign: [at(regional("appflow", "flow/acme-prod-accounts"))],
  }),
  AppflowParts: () => ({
    own: at(regional("appflow", "connectorprofile/accounts")),
    foreign: [at(regional("appflow", "connectorprofile/accounts", "us-east-1"))],
  }),
  AppflowConnectorprofile: () => ({
    own: at(regional("appflow", "connectorprofile/acme-dev-accounts")),
    foreign: [at(regional("appflow", "connectorprofile/acme-prod-accounts"))],
  }),
  SecretsmanagerSecretAppflowCalledVia: () => ({
    own: at(regional("secretsmanager", "secret:appflow!a-b1c2d3"), { "aws:CalledVia": "appflow.amazonaws.com" }),
    foreign: [
      at(regional("secretsmanager", "secret:appflow!a-b1c2d3")),
      at(regional("secretsmanager", "secret:shop-b1c2d3"), { "aws:CalledVia": "appflow.amazonaws.com" }),
    ],
  }),
  GlueDatabaseUnderscoredPrefix: () => ({
    own: at(regional("glue", "database/acme_dev_export")),
    foreign: [at(regional("glue", "database/acme_prod_export")), at(regional("glue", "database/sales"))],
  }),
  GlueTableUnderscoredPrefix: () => ({
    own: at(regional("glue", "table/acme_dev_export/orders")),
    foreign: [at(regional("glue", "table/acme_prod_export/orders")), at(regional("glue", "table/sales/orders"))],
  }),
  // Lake Formation lets nobody grant what he does not see, whatever its name.
  GlueDatabase: () => ({
    own: at(regional("glue", "database/old_orders")),
    foreign: [at(regional("glue", "database/old_orders", "us-east-1")), at(regional("glue", "job/old_orders"))],
  }),
  GlueTable: () => ({
    own: at(regional("glue", "table/old_orders/orders")),
    foreign: [at(regional("glue", "table/old_orders/orders", "us-east-1"))],
  }),
  S3RawBucketCalledVia: () => ({
    own: at("arn:aws:s3:::acme-dev-raw/exports/prices.csv", { "aws:CalledVia": "dataexchange.amazonaws.com" }),
    foreign: [
      at("arn:aws:s3:::acme-dev-raw/exports/prices.csv"),
      at("arn:aws:s3:::acme-dev-logs-111111111111/x", { "aws:CalledVia": "dataexchange.amazonaws.com" }),
    ],
  }),
  S3AwsDataExchangeCalledVia: () => ({
    own: at("arn:aws:s3:::eu-west-1-aws-data-exchange-1/x", { "aws:CalledVia": "dataexchange.amazonaws.com" }),
    foreign: [
      at("arn:aws:s3:::eu-west-1-aws-data-exchange-1/x"),
      at("arn:aws:s3:::acme-dev-raw/x", { "aws:CalledVia": "dataexchange.amazonaws.com" }),
    ],
  }),
  GlueCatalog: () => ({
    own: at(regional("glue", "catalog")),
    foreign: [at(regional("glue", "catalog", "us-east-1"))],
  }),
  ...Object.fromEntries(
    [
      ["GlueConnection", "connection"],
      ["GlueCrawler", "crawler"],
      ["GlueJob", "job"],
      ["GlueTrigger", "trigger"],
      ["GlueWorkflow", "workflow"],
    ].map(([sid, resource]) => [
      sid,
      () => ({
        own: at(regional("glue", `${resource}/acme-dev-export`)),
        foreign: [at(regional("glue", `${resource}/acme-prod-export`))],
      }),
    ]),
  ),
  IamRolePassedToServiceGlueAmazonawsCom: passed("glue.amazonaws.com"),
  S3RawBucketGlueScripts: () => ({
    own: at("arn:aws:s3:::acme-dev-raw/glue-scripts/export/main.py"),
    foreign: [
      at("arn:aws:s3:::acme-dev-raw/orders/x"),
      at("arn:aws:s3:::acme-dev-logs-111111111111/glue-scripts/export/main.py"),
    ],
  }),
  S3RawBucket: () => ({
    own: at("arn:aws:s3:::acme-dev-raw"),
    foreign: [at("arn:aws:s3:::acme-dev-logs-111111111111")],
  }),
  KmsKeyViaServiceEncryptionContextAwsS3Arn: () => {
    const via = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };
    const key = regional("kms", "key/0a1b2c3d");
    const of = (object: string) => ({ ...via, "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${object}` });
    return {
      own: at(key, of("acme-dev-raw/glue-scripts/export/main.py")),
      foreign: [at(key, of("acme-dev-raw/orders/x")), at(key, of("acme-dev-logs-111111111111")), at(key, via), at(key)],
    };
  },
  KafkaCluster: () => ({
    own: at(regional("kafka", "cluster/acme-dev-broker/0a1b2c3d")),
    foreign: [
      at(regional("kafka", "cluster/acme-prod-broker/0a1b2c3d")),
      at(regional("kafka", "cluster/shop/0a1b2c3d")),
    ],
  }),
  KafkaConfiguration: () => ({
    own: at(regional("kafka", "configuration/acme-dev-broker/0a1b2c3d")),
    foreign: [at(regional("kafka", "configuration/acme-prod-broker/0a1b2c3d"))],
  }),
  KafkaVpcConnection: () => ({
    own: at(regional("kafka", "vpc-connection/222222222222/shop/0a1b2c3d")),
    foreign: [at(regional("kafka", "vpc-connection/222222222222/shop/0a1b2c3d", "us-east-1"))],
  }),
  CloudwatchAlarmTargetTracking: () => ({
    own: at(regional("cloudwatch", "alarm:TargetTracking-cluster")),
    foreign: [at(regional("cloudwatch", "alarm:acme-dev-nat"))],
  }),
  KmsKeyGrantIsForAWSResource: () => ({
    own: at(regional("kms", "key/0a1b2c3d"), { "kms:GrantIsForAWSResource": "true" }),
    foreign: [at(regional("kms", "key/0a1b2c3d"))],
  }),
  IamRoleAwsServiceRoleKafkaAmazonawsComAWSServiceName: linkedRole("kafka.amazonaws.com"),
  IamRoleAwsServiceRoleKafkaApplicationAutoscalingAmazonawsComAWSServiceName: linkedRole(
    "kafka.application-autoscaling.amazonaws.com",
  ),
  RdsDb: () => ({
    own: at(regional("rds", "db:acme-dev-shop")),
    foreign: [at(regional("rds", "db:acme-prod-shop")), at(regional("rds", "db:shop"))],
  }),
  // Ids that AWS gives: all of the account and region.
  ...Object.fromEntries(
    (
      [
        ["RdsDbProxyParts", "db-proxy:prx-0123456789abcdef0"],
        ["RdsTargetGroupParts", "target-group:prx-tg-0123456789abcdef0"],
        ["RdsDbParts", "db:erp-prod"],
        ["RdsClusterParts", "cluster:billing"],
        ["RdsIntegrationParts", "integration:0a1b2c3d"],
      ] as const
    ).map(([name, resource]) => [
      name,
      () => ({ own: at(regional("rds", resource)), foreign: [at(regional("rds", resource, "us-east-1"))] }),
    ]),
  ),
  RdsEs: () => ({
    own: at(regional("rds", "es:acme-dev-shop-instance")),
    foreign: [at(regional("rds", "es:acme-prod-shop-instance"))],
  }),
  IamRolePassedToServiceRdsAmazonawsCom: passed("rds.amazonaws.com"),
  RdsCluster: () => ({
    own: at(regional("rds", "cluster:acme-dev-shop")),
    foreign: [at(regional("rds", "cluster:acme-prod-shop"))],
  }),
  RdsPg: () => ({
    own: at(regional("rds", "pg:acme-dev-shop-20261127")),
    foreign: [at(regional("rds", "pg:acme-prod-shop-20261127"))],
  }),
  RdsClusterPg: () => ({
    own: at(regional("rds", "cluster-pg:acme-dev-shop-20261127")),
    foreign: [at(regional("rds", "cluster-pg:acme-prod-shop-20261127"))],
  }),
  RdsSubgrp: () => ({
    own: at(regional("rds", "subgrp:acme-dev-shop")),
    foreign: [at(regional("rds", "subgrp:acme-prod-shop"))],
  }),
  RdsOgDefault: () => ({
    own: at(regional("rds", "og:default:postgres-16")),
    foreign: [at(regional("rds", "og:somebody"))],
  }),
  RdsSnapshot: () => ({
    own: at(regional("rds", "snapshot:acme-dev-shop-final")),
    foreign: [at(regional("rds", "snapshot:acme-prod-shop-final"))],
  }),
  RdsClusterSnapshot: () => ({
    own: at(regional("rds", "cluster-snapshot:acme-dev-shop-final")),
    foreign: [at(regional("rds", "cluster-snapshot:acme-prod-shop-final"))],
  }),
  SecretsmanagerSecret: () => ({
    own: at(regional("secretsmanager", "secret:acme-dev-crm-a1b2c3")),
    foreign: [
      at(regional("secretsmanager", "secret:acme-prod-crm-a1b2c3")),
      at(regional("secretsmanager", "secret:crm")),
    ],
  }),
  SecretsmanagerSecretRds: () => ({
    own: at(regional("secretsmanager", "secret:rds!db-0a1b2c3d-a1b2c3")),
    foreign: [at(regional("secretsmanager", "secret:acme-prod-shop-a1b2c3"))],
  }),
  SecretsmanagerSecretRedshift: () => ({
    own: at(regional("secretsmanager", "secret:redshift!acme-dev-finance-a1b2c3")),
    foreign: [at(regional("secretsmanager", "secret:acme-prod-shop-a1b2c3"))],
  }),
  ...Object.fromEntries(
    [
      ["RedshiftCluster", "cluster:acme-dev-reporting", "cluster:acme-prod-reporting"],
      ["RedshiftParametergroup", "parametergroup:acme-dev-reporting", "parametergroup:default.redshift-1.0"],
      ["RedshiftSnapshot", "snapshot:acme-dev-reporting/last", "snapshot:acme-prod-reporting/last"],
      ["RedshiftSnapshotschedule", "snapshotschedule:acme-dev-reporting", "snapshotschedule:acme-prod-reporting"],
      ["RedshiftSubnetgroup", "subnetgroup:acme-dev-reporting", "subnetgroup:acme-prod-reporting"],
    ].map(([sid, own, foreign]) => [
      sid,
      () => ({ own: at(regional("redshift", `${own}`)), foreign: [at(regional("redshift", `${foreign}`))] }),
    ]),
  ),
  RedshiftIntegrationParts: () => ({
    own: at(regional("redshift", "integration:0a1b2c3d")),
    foreign: [at(regional("redshift", "integration:0a1b2c3d", "us-east-1"))],
  }),
  RedshiftUsagelimitParts: () => ({
    own: at(regional("redshift", "usagelimit:0a1b2c3d")),
    foreign: [at(regional("redshift", "cluster:acme-prod-reporting"))],
  }),
  ...Object.fromEntries(
    ["namespace", "workgroup", "managedvpcendpoint"].map((what) => [
      `RedshiftServerless${what.charAt(0).toUpperCase()}${what.slice(1)}`,
      () => ({
        own: at(regional("redshift-serverless", `${what}/0a1b2c3d`)),
        foreign: [at(regional("redshift-serverless", `${what}/0a1b2c3d`, "us-east-1"))],
      }),
    ]),
  ),
  IamRolePassedToServiceRedshiftAmazonawsCom: passed("redshift.amazonaws.com"),
  IamRolePassedToServiceRedshiftServerlessAmazonawsCom: passed("redshift-serverless.amazonaws.com"),
  IamRoleSvcPausePassedToServiceSchedulerRedshiftAmazonawsCom: () => ({
    own: at(iam("role/acme-dev-svc-reporting-pause"), { "iam:PassedToService": "scheduler.redshift.amazonaws.com" }),
    foreign: [
      at(iam("role/acme-dev-svc-reporting"), { "iam:PassedToService": "scheduler.redshift.amazonaws.com" }),
      at(iam("role/acme-dev-svc-reporting-pause"), { "iam:PassedToService": "ec2.amazonaws.com" }),
    ],
  }),
  IamRoleAwsServiceRoleRedshiftAmazonawsComAWSServiceName: linkedRole("redshift.amazonaws.com"),
  KmsKeyViaService: () => ({
    own: at(regional("kms", "key/0a1b2c3d"), { "kms:ViaService": "rds.eu-west-1.amazonaws.com" }),
    foreign: [
      at(regional("kms", "key/0a1b2c3d"), { "kms:ViaService": "s3.eu-west-1.amazonaws.com" }),
      at(regional("kms", "key/0a1b2c3d")),
    ],
  }),
  IamRoleSvcMonitoringPassedToServiceMonitoringRdsAmazonawsCom: () => ({
    own: at(iam("role/acme-dev-svc-shop-monitoring"), { "iam:PassedToService": "monitoring.rds.amazonaws.com" }),
    foreign: [
      at(iam("role/acme-dev-svc-shop-monitoring"), { "iam:PassedToService": "ec2.amazonaws.com" }),
      at(iam("role/acme-prod-svc-shop-monitoring"), { "iam:PassedToService": "monitoring.rds.amazonaws.com" }),
    ],
  }),
  IamInstanceProfile: () => ({
    own: at(iam("instance-profile/acme-dev-svc-assistant-models")),
    foreign: [at(iam("instance-profile/acme-prod-svc-assistant-models")), at(iam("instance-profile/build"))],
  }),
  IamRoleSvcModelsPassedToServiceEc2AmazonawsCom: () => ({
    own: at(iam("role/acme-dev-svc-assistant-models"), { "iam:PassedToService": "ec2.amazonaws.com" }),
    foreign: [
      at(iam("role/acme-dev-svc-orders"), { "iam:PassedToService": "ec2.amazonaws.com" }),
      at(iam("role/acme-dev-svc-assistant-models"), { "iam:PassedToService": "ecs-tasks.amazonaws.com" }),
      at(iam("role/acme-prod-svc-assistant-models"), { "iam:PassedToService": "ec2.amazonaws.com" }),
    ],
  }),
  IamRoleAwsServiceRoleRdsAmazonawsComAWSServiceName: linkedRole("rds.amazonaws.com"),
  DmsReplicationConfig: () => ({
    own: at(regional("dms", "replication-config:acme-dev-shop-files")),
    foreign: [at(regional("dms", "replication-config:acme-prod-shop-files"))],
  }),
  DmsTask: () => ({
    own: at(regional("dms", "task:acme-dev-crm-messages")),
    foreign: [at(regional("dms", "task:acme-prod-crm-messages"))],
  }),
  DmsSubgrp: () => ({
    own: at(regional("dms", "subgrp:acme-dev-shop-files")),
    foreign: [at(regional("dms", "subgrp:acme-prod-shop-files"))],
  }),
  DmsEs: () => ({
    own: at(regional("dms", "es:acme-dev-crm-messages-task")),
    foreign: [at(regional("dms", "es:acme-prod-crm-messages-task"))],
  }),
  DmsEndpointParts: () => ({
    own: at(regional("dms", "endpoint:ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    foreign: [at(regional("dms", "endpoint:ABCDEFGHIJKLMNOPQRSTUVWXYZ", "us-east-1"))],
  }),
  DmsCertParts: () => ({
    own: at(regional("dms", "cert:ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    foreign: [at(regional("dms", "cert:ABCDEFGHIJKLMNOPQRSTUVWXYZ", "us-east-1"))],
  }),
  DmsRepParts: () => ({
    own: at(regional("dms", "rep:ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    foreign: [at(regional("dms", "rep:ABCDEFGHIJKLMNOPQRSTUVWXYZ", "us-east-1"))],
  }),
  IamRolePassedToServiceDmsAmazonawsCom: passed("dms.amazonaws.com"),
  IamRolePassedToServiceDmsRegionAmazonawsCom: passed("dms.eu-west-1.amazonaws.com"),
  IamRoleAwsServiceRoleDmsAmazonawsComAWSServiceName: linkedRole("dms.amazonaws.com"),
  // Ids that AWS gives: all of the account and region.
  ...Object.fromEntries(
    [
      "server/s-0123456789abcdef0",
      "user/s-0123456789abcdef0/shop",
      "workflow/w-0123456789abcdef0",
      "agreement/s-0123456789abcdef0/a-0123456789abcdef0",
      "certificate/cert-0123456789abcdef0",
      "connector/c-0123456789abcdef0",
      "profile/p-0123456789abcdef0",
    ].map((resource) => [
      `Transfer${resource[0]?.toUpperCase()}${resource.slice(1).replace(/\/.*/, "")}`,
      () => ({
        own: at(regional("transfer", resource)),
        foreign: [at(regional("transfer", resource, "us-east-1"))],
      }),
    ]),
  ),
  LogsLogGroupAwsTransfer: () => ({
    own: at(regional("logs", "log-group:/aws/transfer/c-0123456789abcdef0")),
    foreign: [
      at(regional("logs", "log-group:/aws/lambda/shop")),
      at(regional("logs", "log-group:/aws/transfer/c-0123456789abcdef0", "us-east-1")),
    ],
  }),
  DsDirectory: () => ({
    own: at(regional("ds", "directory/d-0123456789")),
    foreign: [at(regional("ds", "directory/d-0123456789", "us-east-1"))],
  }),
  IamRolePassedToServiceTransferAmazonawsCom: passed("transfer.amazonaws.com"),
  IamRolePassedToServiceFirehoseAmazonawsCom: passed("firehose.amazonaws.com"),
};
