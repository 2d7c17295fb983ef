/** What tells one thing from another in a listing, and how its ARN is written. */
interface Thing {
  readonly id: string;
  readonly name: string;
}

const arn = (service: string, { id, name }: Thing, what = "thing") =>
  `arn:aws:${service}:${service === "ce" ? "" : "eu-west-1"}:111111111111:${what}/${name}/${id}`;

/** ARNs of QuickSight end with the id alone. */
const ofQuickSight = (what: string, { id }: Thing) => `arn:aws:quicksight:eu-west-1:111111111111:${what}/${id}`;

/** Command → one thing as it prints it, and the field that its list stands in; none where it prints the list alone. */
export const PRINTED_BY_ADDRESS: Readonly<
  Record<string, readonly [list: string | undefined, of: (thing: Thing) => object]>
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
  "databricks database list-database-instances": [undefined, (thing) => ({ name: thing.name, capacity: "CU_1" })],
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
