/** What tells one thing from another in a listing, and how its ARN is written. */
interface Thing {
  readonly id: string;
  readonly name: string;
}

const arn = (service: string, { id, name }: Thing, what = "thing") =>
  `arn:aws:${service}:${service === "ce" ? "" : "eu-west-1"}:111111111111:${what}/${name}/${id}`;

/** ARNs of QuickSight end with the id alone, without the account that it has in Terraform. */
const ofQuickSight = (what: string, { id }: Thing) =>
  `arn:aws:quicksight:eu-west-1:111111111111:${what}/${id.replace(/^.*,/, "")}`;

const METASTORE = "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";

const named = ({ name }: Thing) => [{ Key: "Name", Value: name }];

/** Command → one thing as it prints it, and the field that its list stands in; none where it prints the list alone. */
export const PRINTED_BY_ADDRESS: Readonly<
  Record<string, readonly [list: string | undefined, of: (thing: Thing) => object | string]>
> = {
  "aws rds describe-db-instances": [
    "DBInstances",
    (thing) => ({
      DBInstanceIdentifier: thing.name,
      DBInstanceArn: arn("rds", thing),
      DBInstanceClass: "db.t4g.medium",
    }),
  ],
  "aws rds describe-db-clusters": [
    "DBClusters",
    (thing) => ({
      DBClusterIdentifier: thing.name,
      DBClusterArn: arn("rds", thing),
      DBClusterParameterGroup: "default",
    }),
  ],
  "aws dynamodb describe-table --table-name NAME": [
    "Table",
    (thing) => ({ TableName: thing.name, TableArn: arn("dynamodb", thing), TableStatus: "ACTIVE" }),
  ],
  "aws kinesis list-streams": [
    "StreamSummaries",
    (thing) => ({ StreamName: thing.name, StreamARN: arn("kinesis", thing), StreamStatus: "ACTIVE" }),
  ],
  "aws firehose describe-delivery-stream --delivery-stream-name NAME": [
    "DeliveryStreamDescription",
    (thing) => ({ DeliveryStreamName: thing.name, DeliveryStreamARN: arn("firehose", thing) }),
  ],
  "aws kafka list-clusters-v2 --cluster-type-filter PROVISIONED": [
    "ClusterInfoList",
    (thing) => ({ ClusterName: thing.name, ClusterArn: arn("kafka", thing), Provisioned: { BrokerNodeGroupInfo: {} } }),
  ],
  "aws kafka list-clusters-v2 --cluster-type-filter SERVERLESS": [
    "ClusterInfoList",
    (thing) => ({ ClusterName: thing.name, ClusterArn: arn("kafka", thing), Serverless: { VpcConfigs: [] } }),
  ],
  "aws redshift describe-clusters": [
    "Clusters",
    (thing) => ({
      ClusterIdentifier: thing.name,
      NodeType: "ra3.large",
      ClusterStatus: "available",
      ClusterNamespaceArn: arn("redshift", thing),
    }),
  ],
  "aws redshift-serverless list-namespaces": [
    "namespaces",
    (thing) => ({
      namespaceName: thing.name,
      namespaceArn: arn("redshift-serverless", thing),
      namespaceId: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58",
    }),
  ],
  "aws redshift-serverless list-workgroups": [
    "workgroups",
    (thing) => ({ workgroupName: thing.name, workgroupArn: arn("redshift-serverless", thing) }),
  ],
  "aws dms describe-replication-instances": [
    "ReplicationInstances",
    (thing) => ({
      ReplicationInstanceIdentifier: thing.name,
      ReplicationInstanceArn: arn("dms", thing),
      ReplicationInstanceClass: "dms.t3.medium",
    }),
  ],
  "aws dms describe-replication-tasks": [
    "ReplicationTasks",
    (thing) => ({ ReplicationTaskIdentifier: thing.name, ReplicationTaskArn: arn("dms", thing), MigrationType: "cdc" }),
  ],
  "aws dms describe-replication-configs": [
    "ReplicationConfigs",
    (thing) => ({
      ReplicationConfigIdentifier: thing.name,
      ReplicationConfigArn: arn("dms", thing),
      TableMappings: "{}",
    }),
  ],
  "aws secretsmanager list-secrets": [
    "SecretList",
    (thing) => ({ ARN: arn("secretsmanager", thing), Name: thing.name, CreatedDate: "2024-03-01T10:00:00+00:00" }),
  ],
  "aws logs describe-log-groups": ["logGroups", (thing) => ({ logGroupName: thing.name, arn: arn("logs", thing) })],
  "aws glue get-jobs": ["Jobs", (thing) => ({ Name: thing.name, Role: "loader", Command: { Name: "glueetl" } })],
  "aws sagemaker list-endpoints": [
    "Endpoints",
    (thing) => ({ EndpointName: thing.name, EndpointArn: arn("sagemaker", thing), EndpointStatus: "InService" }),
  ],
  "aws sagemaker list-model-package-groups": [
    "ModelPackageGroupSummaryList",
    (thing) => ({ ModelPackageGroupName: thing.name, ModelPackageGroupArn: arn("sagemaker", thing) }),
  ],
  "aws bedrock list-guardrails": [
    "guardrails",
    (thing) => ({
      id: thing.id,
      arn: arn("bedrock", thing, "guardrail"),
      name: thing.name,
      version: "DRAFT",
      status: "READY",
    }),
  ],
  "aws stepfunctions list-state-machines": [
    "stateMachines",
    (thing) => ({ stateMachineArn: arn("states", thing), name: thing.name }),
  ],
  "aws lambda list-functions": [
    "Functions",
    (thing) => ({ FunctionName: thing.name, FunctionArn: arn("lambda", thing) }),
  ],
  "aws ecr describe-repositories": [
    "repositories",
    (thing) => ({ repositoryName: thing.name, repositoryArn: arn("ecr", thing), imageTagMutability: "IMMUTABLE" }),
  ],
  "aws backup list-backup-vaults": [
    "BackupVaultList",
    (thing) => ({ BackupVaultName: thing.name, BackupVaultArn: arn("backup", thing) }),
  ],
  "aws ce get-anomaly-monitors": [
    "AnomalyMonitors",
    (thing) => ({ MonitorName: thing.name, MonitorArn: arn("ce", thing), MonitorType: "DIMENSIONAL" }),
  ],
  "aws pipes list-pipes": [
    "Pipes",
    (thing) => ({
      Name: thing.name,
      Arn: arn("pipes", thing),
      Source: "arn:aws:sqs:eu-west-1:111111111111:q",
      Target: "arn:aws:sqs:eu-west-1:111111111111:q",
      CurrentState: "RUNNING",
    }),
  ],
  "aws mwaa get-environment --name NAME": [
    "Environment",
    (thing) => ({ Name: thing.name, Arn: arn("airflow", thing), AirflowVersion: "2.10.3" }),
  ],
  "aws datasync list-tasks": [
    "Tasks",
    (thing) => ({ TaskArn: arn("datasync", thing), Name: thing.name, Status: "AVAILABLE" }),
  ],
  "aws apigatewayv2 get-apis": [
    "Items",
    (thing) => ({
      ApiEndpoint: `https://${thing.id}.execute-api.eu-west-1.amazonaws.com`,
      ApiId: thing.id,
      Name: thing.name,
      ProtocolType: "HTTP",
      RouteSelectionExpression: "$request.method $request.path",
    }),
  ],
  "aws apigatewayv2 get-domain-names": [
    "Items",
    (thing) => ({
      DomainName: thing.name,
      DomainNameArn: `arn:aws:apigateway:eu-west-1::/domainnames/${thing.name}`,
      DomainNameConfigurations: [{ DomainNameStatus: "AVAILABLE", EndpointType: "REGIONAL" }],
    }),
  ],
  "aws apigateway get-rest-apis": [
    "items",
    (thing) => ({
      id: thing.id,
      name: thing.name,
      createdDate: "2024-03-01T10:00:00+00:00",
      apiKeySource: "HEADER",
      endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "ipv4" },
      rootResourceId: "a1b2c3",
    }),
  ],
  "aws elbv2 describe-load-balancers": [
    "LoadBalancers",
    (thing) => ({
      LoadBalancerArn: arn("elasticloadbalancing", thing, "loadbalancer/net"),
      DNSName: `${thing.name}.elb.eu-west-1.amazonaws.com`,
      LoadBalancerName: thing.name,
      Scheme: "internal",
      Type: "network",
      State: { Code: "active" },
    }),
  ],
  "aws appflow list-flows": [
    "flows",
    (thing) => ({
      flowArn: arn("appflow", thing, "flow"),
      flowName: thing.name,
      flowStatus: "Active",
      sourceConnectorType: "Salesforce",
      destinationConnectorType: "S3",
    }),
  ],
  "aws rds describe-db-proxies": [
    "DBProxies",
    (thing) => ({
      DBProxyName: thing.name,
      DBProxyArn: arn("rds", thing, "db-proxy"),
      Status: "available",
      EngineFamily: "POSTGRESQL",
      Auth: [{ AuthScheme: "SECRETS", SecretArn: arn("secretsmanager", thing, "secret") }],
    }),
  ],
  "aws quicksight list-data-sources --aws-account-id ID": [
    "DataSources",
    (thing) => ({
      Arn: ofQuickSight("datasource", thing),
      DataSourceId: thing.name,
      Name: "Sales",
      Type: "DATABRICKS",
      Status: "CREATION_SUCCESSFUL",
    }),
  ],
  "aws quicksight list-data-sets --aws-account-id ID": [
    "DataSetSummaries",
    (thing) => ({
      Arn: ofQuickSight("dataset", thing),
      DataSetId: thing.name,
      Name: "Orders",
      ImportMode: "SPICE",
      RowLevelPermissionTagConfigurationApplied: false,
    }),
  ],
  "aws quicksight list-analyses --aws-account-id ID": [
    "AnalysisSummaryList",
    (thing) => ({
      Arn: ofQuickSight("analysis", thing),
      AnalysisId: thing.name,
      Name: "Orders",
      Status: "CREATION_SUCCESSFUL",
    }),
  ],
  "aws quicksight list-dashboards --aws-account-id ID": [
    "DashboardSummaryList",
    (thing) => ({
      Arn: ofQuickSight("dashboard", thing),
      DashboardId: thing.name,
      Name: "Orders",
      PublishedVersionNumber: 3,
    }),
  ],
  "aws quicksight list-folders --aws-account-id ID": [
    "FolderSummaryList",
    (thing) => ({
      Arn: ofQuickSight("folder", thing),
      FolderId: thing.name,
      Name: "Sales",
      FolderType: "SHARED",
    }),
  ],
  "aws transfer describe-server --server-id ID": [
    "Server",
    (thing) => ({
      Arn: arn("transfer", thing, "server"),
      Domain: "S3",
      EndpointType: "PUBLIC",
      IdentityProviderType: "SERVICE_MANAGED",
      Protocols: ["SFTP"],
      ServerId: thing.id,
      State: "ONLINE",
      Tags: [
        { Key: "cost-center", Value: "4711" },
        { Key: "Name", Value: thing.name },
      ],
    }),
  ],
  "aws s3tables list-table-buckets": [
    "tableBuckets",
    (thing) => ({
      arn: arn("s3tables", thing, "bucket"),
      name: thing.name,
      ownerAccountId: "111111111111",
      createdAt: "2025-03-01T10:00:00+00:00",
      tableBucketId: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58",
      type: "customer",
    }),
  ],
  "aws events list-archives": [
    "Archives",
    (thing) => ({
      ArchiveName: thing.name,
      EventSourceArn: arn("events", thing, "event-bus"),
      State: "ENABLED",
      RetentionDays: 30,
    }),
  ],
  "aws datazone list-domains": [
    "items",
    (thing) => ({
      id: thing.id,
      name: thing.name,
      arn: arn("datazone", thing, "domain"),
      managedAccountId: "111111111111",
      status: "AVAILABLE",
    }),
  ],
  "aws cloudtrail describe-trails": [
    "trailList",
    (thing) => ({
      Name: thing.name,
      S3BucketName: "acme-trails",
      HomeRegion: "eu-west-1",
      TrailARN: arn("cloudtrail", thing, "trail"),
      IsMultiRegionTrail: true,
    }),
  ],
  "aws ec2 describe-vpn-connections": [
    "VpnConnections",
    (thing) => ({
      VpnConnectionId: thing.id,
      CustomerGatewayId: "cgw-b4dc3961",
      State: "available",
      Type: "ipsec.1",
      Tags: named(thing),
    }),
  ],
  "aws ec2 describe-customer-gateways": [
    "CustomerGateways",
    (thing) => ({
      CustomerGatewayId: thing.id,
      State: "available",
      Type: "ipsec.1",
      IpAddress: "203.0.113.10",
      BgpAsn: "65010",
      Tags: named(thing),
    }),
  ],
  "aws ec2 describe-vpn-gateways": [
    "VpnGateways",
    (thing) => ({
      VpnGatewayId: thing.id,
      State: "available",
      Type: "ipsec.1",
      VpcAttachments: [{ State: "attached", VpcId: "vpc-0" }],
      Tags: named(thing),
    }),
  ],
  "aws ec2 describe-transit-gateways": [
    "TransitGateways",
    (thing) => ({
      TransitGatewayId: thing.id,
      TransitGatewayArn: arn("ec2", thing, "transit-gateway"),
      State: "available",
      OwnerId: "111111111111",
      Tags: named(thing),
    }),
  ],
  "aws ec2 describe-addresses": [
    "Addresses",
    (thing) => ({ AllocationId: thing.id, PublicIp: "198.51.100.7", Domain: "vpc", Tags: named(thing) }),
  ],
  "aws ec2 describe-vpc-endpoint-service-configurations": [
    "ServiceConfigurations",
    (thing) => ({
      ServiceId: thing.id,
      ServiceName: `com.amazonaws.vpce.eu-west-1.${thing.id}`,
      ServiceState: "Available",
      AcceptanceRequired: true,
      Tags: named(thing),
    }),
  ],
  "aws transfer describe-connector --connector-id ID": [
    "Connector",
    (thing) => ({
      Arn: arn("transfer", thing, "connector"),
      ConnectorId: thing.id,
      LoggingRole: "arn:aws:iam::111111111111:role/log",
      Url: "sftp://partner.example",
      Tags: named(thing),
    }),
  ],
  "aws transfer describe-web-app --web-app-id ID": [
    "WebApp",
    (thing) => ({
      Arn: arn("transfer", thing, "webapp"),
      WebAppId: thing.id,
      WebAppUnits: { Provisioned: 1 },
      Tags: named(thing),
    }),
  ],
  "aws dataexchange list-data-sets --origin OWNED": [
    "DataSets",
    (thing) => ({
      Arn: arn("dataexchange", thing, "data-sets"),
      AssetType: "S3_SNAPSHOT",
      Id: thing.id,
      Name: thing.name,
      Origin: "OWNED",
    }),
  ],
  "aws codeconnections list-connections": [
    "Connections",
    (thing) => ({
      ConnectionName: thing.name,
      ConnectionArn: arn("codeconnections", thing, "connection"),
      ProviderType: "GitHub",
      OwnerAccountId: "111111111111",
      ConnectionStatus: "AVAILABLE",
    }),
  ],
  "aws iam list-open-id-connect-providers": [
    "OpenIDConnectProviderList",
    ({ name }) => ({ Arn: `arn:aws:iam::111111111111:oidc-provider/${name}` }),
  ],
  "aws iot list-thing-groups": [
    "thingGroups",
    (thing) => ({ groupName: thing.name, groupArn: arn("iot", thing, "thinggroup") }),
  ],
  "aws ram get-resource-shares --resource-owner SELF": [
    "resourceShares",
    (thing) => ({
      resourceShareArn: arn("ram", thing, "resource-share"),
      name: thing.name,
      owningAccountId: "111111111111",
      allowExternalPrincipals: false,
      status: "ACTIVE",
    }),
  ],
  "aws s3tables list-tables --table-bucket-arn ARN": [
    "tables",
    ({ name: path }) => {
      const [bucket = "", namespace = "sales", name = bucket] = path.split("/");
      return {
        namespace: [namespace],
        name,
        type: "customer",
        tableARN: `arn:aws:s3tables:eu-west-1:111111111111:bucket/${bucket}/table/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58`,
      };
    },
  ],
  "aws quicksight list-groups --aws-account-id ID --namespace default": [
    "GroupList",
    ({ name }) => ({
      Arn: `arn:aws:quicksight:eu-west-1:111111111111:group/default/${name}`,
      GroupName: name,
      PrincipalId: `group/d-906702a0b7/${name}`,
    }),
  ],
  "aws sqs list-queues": ["QueueUrls", ({ name }) => `https://sqs.eu-west-1.amazonaws.com/111111111111/${name}`],
  "aws logs describe-log-streams --log-group-name NAME": [
    "logStreams",
    ({ name }) => {
      const [group = "", stream = group] = name.split(":");
      return {
        logStreamName: stream,
        arn: `arn:aws:logs:eu-west-1:111111111111:log-group:${group}:log-stream:${stream}`,
        storedBytes: 0,
      };
    },
  ],
  "aws kinesis list-stream-consumers --stream-arn ARN": [
    "Consumers",
    ({ name: path }) => {
      const [stream = "", name = stream] = path.split("/");
      return {
        ConsumerName: name,
        ConsumerARN: `arn:aws:kinesis:eu-west-1:111111111111:stream/${stream}/consumer/${name}:1616044553`,
        ConsumerStatus: "ACTIVE",
      };
    },
  ],
  "aws glue get-databases": [
    "DatabaseList",
    ({ name }) => ({ Name: name, CatalogId: "111111111111", CreateTableDefaultPermissions: [] }),
  ],
  "aws lakeformation list-lf-tags": [
    "LFTags",
    ({ name }) => ({ CatalogId: "111111111111", TagKey: name, TagValues: ["public", "internal"] }),
  ],
  "databricks lakeview list": [undefined, (thing) => ({ dashboard_id: thing.id, display_name: thing.name })],
  "databricks alerts-v2 list-alerts": [
    undefined,
    (thing) => ({ id: thing.id, display_name: thing.name, evaluation: { comparison_operator: "GREATER_THAN" } }),
  ],
  "databricks queries list": [
    undefined,
    (thing) => ({ id: thing.id, display_name: thing.name, query_text: "SELECT 1" }),
  ],
  "databricks apps list": [
    undefined,
    (thing) => ({ name: thing.name, service_principal_client_id: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" }),
  ],
  "databricks vector-search-endpoints list-endpoints": [
    undefined,
    (thing) => ({ name: thing.name, endpoint_type: "STANDARD" }),
  ],
  "databricks vector-search-indexes list-indexes ENDPOINT": [
    undefined,
    (thing) => ({ name: thing.name, endpoint_name: "search", index_type: "DELTA_SYNC" }),
  ],
  "databricks serving-endpoints list": [
    undefined,
    (thing) => ({ name: thing.name, config: { served_entities: [] }, state: { ready: "READY" } }),
  ],
  "databricks database list-database-instances": [
    undefined,
    (thing) => ({ name: thing.name, capacity: "CU_1", uid: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" }),
  ],
  "databricks database get-database-catalog NAME": [
    undefined,
    ({ name }) => ({ name, database_instance_name: "store", database_name: "shop" }),
  ],
  "databricks connections list": [
    undefined,
    ({ name }) => ({
      name,
      full_name: name,
      metastore_id: METASTORE,
      connection_type: "POSTGRESQL",
      options: { host: "db.acme.example" },
    }),
  ],
  "databricks credentials list-credentials --purpose SERVICE": [
    undefined,
    ({ name }) => ({
      name,
      full_name: name,
      aws_iam_role: { role_arn: "arn:aws:iam::111111111111:role/x" },
      purpose: "SERVICE",
    }),
  ],
  "databricks external-metadata list-external-metadata": [
    undefined,
    ({ name }) => ({ name, system_type: "SALESFORCE", entity_type: "Organization", metastore_id: METASTORE }),
  ],
  "databricks feature-store list-online-stores": [
    undefined,
    ({ name }) => ({ name, capacity: "CU_1", state: "AVAILABLE" }),
  ],
  "databricks recipients list": [
    undefined,
    ({ name }) => ({ name, authentication_type: "DATABRICKS", metastore_id: METASTORE, region: "westeurope" }),
  ],
  "databricks registered-models list": [
    undefined,
    ({ name }) => ({
      full_name: name,
      catalog_name: "c",
      schema_name: "s",
      name: "m",
      storage_location: "s3://lake/models/0",
    }),
  ],
  "databricks account users list": [
    undefined,
    ({ id, name }) => ({ id, userName: name, displayName: "Ada", active: true }),
  ],
  "databricks account private-access list": [
    undefined,
    ({ id, name }) => ({
      account_id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
      private_access_settings_id: id,
      private_access_settings_name: name,
      public_access_enabled: true,
      region: "eu-west-1",
    }),
  ],
  "databricks cluster-policies list": [
    undefined,
    (thing) => ({ policy_id: thing.id, name: thing.name, definition: "{}" }),
  ],
  "databricks instance-pools list": [
    undefined,
    (thing) => ({ instance_pool_id: thing.id, instance_pool_name: thing.name }),
  ],
  "databricks clusters list": [undefined, (thing) => ({ cluster_id: thing.id, cluster_name: thing.name })],
  "databricks secrets list-scopes": [undefined, (thing) => ({ name: thing.name, backend_type: "DATABRICKS" })],
  "databricks notification-destinations list": [
    undefined,
    (thing) => ({ id: thing.id, display_name: thing.name, destination_type: "EMAIL" }),
  ],
  "databricks experiments list-experiments": [undefined, (thing) => ({ experiment_id: thing.id, name: thing.name })],
  "databricks repos list": [
    undefined,
    (thing) => ({ id: thing.id, path: thing.name, url: "https://github.com/acme/lakehouse" }),
  ],
  "databricks account budget-policy list": [undefined, (thing) => ({ policy_id: thing.id, policy_name: thing.name })],
  "databricks account custom-app-integration list": [
    undefined,
    (thing) => ({ integration_id: thing.id, name: thing.name }),
  ],
  "databricks volumes list CATALOG SCHEMA": [
    undefined,
    ({ name }) => ({ full_name: name, volume_type: "MANAGED", catalog_name: "c", schema_name: "s", name: "v" }),
  ],
};
