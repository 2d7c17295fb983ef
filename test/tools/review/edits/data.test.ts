import { prices } from "../../../support/dynamodb";
import { synced } from "../../../support/vector-search";
import { withData } from "./base";
import { describeEdits, entry, type Inputs, remove, rename, zones } from "./fixture";

const schemas = ({ dev }: Inputs, catalog: string) =>
  entry(entry(dev.catalogs, catalog).schemas, catalog === "extra" ? "own" : "gold");
const service = ({ dev }: Inputs, key: string, more: object) => Object.assign(entry(dev.dataServices, key), more);
const consumer = ({ dev }: Inputs, key: string, more: object) => Object.assign(entry(dev.consumers, key), more);

describeEdits("what holds data or is known to others", withData, {
  "is taken out": [
    [
      "a zone",
      ({ dev }) => remove(zones(dev), "drop"),
      [
        "data delete aws_s3_bucket.zone-drop",
        "identity delete aws_iam_role.zone-drop_access_role",
        "identity delete databricks_external_location.zone-drop_access_location",
        "identity delete databricks_storage_credential.zone-drop_access_credential",
      ],
    ],
    [
      "a volume",
      (all) => remove(schemas(all, "sales").volumes, "exports"),
      ["data delete databricks_volume.catalog-sales_schema-gold_volume-exports"],
    ],
    [
      "a catalog",
      ({ dev }) => remove(dev.catalogs, "extra"),
      ["data delete databricks_catalog.catalog-extra", "data delete databricks_schema.catalog-extra_schema-own"],
    ],
    [
      "a stream, with its source",
      ({ dev }) => [remove(dev.dataServices, "events"), remove(dev.sources, "clicks")],
      [
        "data delete databricks_pipeline.source-clicks_load_pipeline",
        "data vanish aws_kinesis_stream.data-service-events",
        "identity vanish aws_kinesis_stream_consumer.data-service-events_consumer-databricks_clicks",
        "identity delete aws_iam_role.source-clicks_role",
        "identity delete databricks_credential.source-clicks_credential",
        "identity delete databricks_job.source-clicks_schedule_job",
        "identity vanish aws_iam_role.data-service-events_producer-devices_role",
        "identity vanish aws_iam_role.data-service-events_producer-shop_role",
        "cost Kinesis stream on demand 1 → 0",
      ],
    ],
    [
      "a database, with its connection",
      ({ dev }) => [remove(dev.dataServices, "shop"), remove(dev.connections, "shop-db")],
      [
        "data vanish aws_db_instance.data-service-shop_instance",
        "data vanish aws_cloudwatch_log_group.data-service-shop_logs_postgresql",
        "data vanish aws_cloudwatch_log_group.data-service-shop_logs_upgrade",
        "identity vanish databricks_connection.connection-shop-db",
        "identity vanish aws_iam_role.data-service-shop_monitoring_role",
        "outage delete aws_security_group.data-service-shop",
        "cost database instance 1 → 0",
        "step - source systems have a user for Databricks, and Terraform its password (users-of-source-systems)",
        "refused dev-network",
      ],
    ],
    [
      "a cluster of databases",
      ({ dev }) => remove(dev.dataServices, "crm"),
      [
        "data vanish aws_rds_cluster.data-service-crm_cluster",
        "data vanish aws_cloudwatch_log_group.data-service-crm_logs_error",
        "data vanish aws_cloudwatch_log_group.data-service-crm_logs_slowquery",
        "identity vanish aws_iam_role.data-service-crm_monitoring_role",
        "outage vanish aws_rds_cluster_instance.data-service-crm_cluster_instance-1",
        "outage vanish aws_rds_cluster_instance.data-service-crm_cluster_instance-2",
        "outage delete aws_security_group.data-service-crm",
        "refused dev-network",
      ],
    ],
    [
      "a table of DynamoDB",
      ({ dev }) => remove(dev.dataServices, "prices"),
      ["data vanish aws_dynamodb_table.data-service-prices", "cost DynamoDB table with provisioned capacity 1 → 0"],
    ],
    [
      "a warehouse of Redshift",
      ({ dev }) => remove(dev.dataServices, "finance"),
      [
        "data vanish aws_redshiftserverless_namespace.data-service-finance_workgroup_namespace",
        "data vanish aws_cloudwatch_log_group.data-service-finance_logs_connectionlog",
        "data vanish aws_cloudwatch_log_group.data-service-finance_logs_useractivitylog",
        "data vanish aws_cloudwatch_log_group.data-service-finance_logs_userlog",
        "identity vanish aws_iam_role.data-service-finance_files",
        "identity vanish aws_iam_role.data-service-finance_snapshots_role",
        "outage vanish aws_redshiftserverless_workgroup.data-service-finance_workgroup",
        "outage vanish aws_scheduler_schedule.data-service-finance_snapshots_schedule",
        "outage vanish aws_scheduler_schedule_group.data-service-finance_snapshots_group",
        "outage delete aws_security_group.data-service-finance",
        "refused dev-network",
      ],
    ],
    [
      "a cluster of Kafka",
      ({ dev }) => remove(dev.dataServices, "topics"),
      [
        "data vanish aws_msk_serverless_cluster.data-service-topics",
        "outage delete aws_security_group.data-service-topics",
        "outage delete aws_subnet.data-service-subnet_euw1-az1",
        "outage delete aws_subnet.data-service-subnet_euw1-az2",
        "outage delete aws_route_table_association.data-service-subnet_route-euw1-az1",
        "outage delete aws_route_table_association.data-service-subnet_route-euw1-az2",
        "cost serverless Kafka cluster 1 → 0",
        "step - topics are made, and passwords written (kafka-topics)",
        "refused dev-network",
      ],
    ],
    [
      "a secret",
      ({ dev }) => remove(dev.dataServices, "login"),
      [
        "data vanish aws_secretsmanager_secret.data-service-login",
        "cost secret 1 → 0",
        "step - the values of secrets in AWS Secrets Manager (put-secret-entries)",
      ],
    ],
    [
      "a scope with secrets",
      ({ dev }) => remove(entry(dev.workspaces, "main").secretScopes, "partners"),
      [
        "data delete databricks_secret_scope.secret-scope-partners",
        "step - the values of secrets in secret scopes (put-secret-values)",
      ],
    ],
    [
      "a warehouse",
      ({ dev }) => remove(dev.consumers, "adhoc"),
      ["identity delete databricks_sql_endpoint.consumer-adhoc"],
    ],
    [
      "a dashboard",
      ({ dev }) => remove(dev.consumers, "gold-overview"),
      ["data delete databricks_dashboard.consumer-gold-overview"],
    ],
    [
      "an alert",
      ({ dev }) => remove(dev.consumers, "late-orders"),
      ["data vanish databricks_alert_v2.consumer-late-orders"],
    ],
    [
      "recipients and a share",
      ({ dev }) => ["partner", "exports", "subsidiary"].map((key) => remove(dev.consumers, key)),
      [
        "identity delete databricks_recipient.consumer-partner",
        "identity delete databricks_recipient.consumer-subsidiary",
        "identity delete databricks_share.consumer-exports",
        "step - the links by which recipients fetch their tokens (hand-over-activation-link)",
      ],
    ],
    [
      "an endpoint of vector search",
      ({ dev }) => remove(dev.consumers, "search"),
      [
        "data delete databricks_vector_search_endpoint.consumer-search",
        "data vanish databricks_vector_search_index.consumer-search_products_by_text",
        "cost endpoint of vector search 1 → 0",
        "refused dev-serving-main",
      ],
    ],
    [
      "a database of Lakebase",
      ({ dev }) => remove(dev.consumers, "shop-store"),
      [
        "data delete databricks_database_instance.consumer-shop-store",
        "data delete databricks_database_database_catalog.consumer-shop-store_catalog",
        "outage vanish databricks_database_synced_database_table.consumer-shop-store_orders",
        "cost node of Lakebase 1 → 0",
      ],
    ],
    [
      "a group",
      ({ account }) => remove(account.groups, "auditors"),
      ["identity delete databricks_group.group-auditors"],
    ],
    [
      "a service principal",
      ({ account }) => remove(account.servicePrincipals, "tester"),
      ["identity delete databricks_service_principal.service-principal-tester"],
    ],
  ],
  "has another key": [
    [
      "a zone",
      ({ dev }) => rename(zones(dev), "drop", "dropped"),
      [
        "data delete aws_s3_bucket.zone-drop",
        "identity delete aws_iam_role.zone-drop_access_role",
        "identity delete databricks_external_location.zone-drop_access_location",
        "identity delete databricks_storage_credential.zone-drop_access_credential",
        /^\+ everybody s3:.* arn:aws:s3:::acme-dev-dropped-111111111111, \S+ if$/,
        /^\+ \S+ sts:AssumeRole role acme-dev-uc-dropped if$/,
        /^\+ role acme-dev-uc-dropped /,
      ],
    ],
    [
      "a catalog",
      ({ dev }) => rename(dev.catalogs, "extra", "further"),
      [
        "data delete databricks_catalog.catalog-extra",
        "data delete databricks_schema.catalog-extra_schema-own",
        "+ platform-admins ALL_PRIVILEGES, MANAGE catalog dev_further",
      ],
    ],
    [
      "a table of DynamoDB",
      ({ dev }) => rename(dev.dataServices, "prices", "costs"),
      ["data delete aws_dynamodb_table.data-service-prices"],
    ],
    [
      "a secret",
      ({ dev }) => rename(dev.dataServices, "login", "sign-in"),
      [
        "data delete aws_secretsmanager_secret.data-service-login",
        /^\+ arn:aws:iam::\d{12}:root secretsmanager:.*:secret:acme-dev-sign-in-\w+ if$/,
        "+ arn:aws:iam::999999999999:root kms:Decrypt key Lake: zones of Unity Catalog if",
      ],
    ],
    [
      "a warehouse",
      ({ dev }) => rename(dev.consumers, "adhoc", "ad-hoc"),
      ["identity delete databricks_sql_endpoint.consumer-adhoc", "+ analysts CAN_USE sql endpoint acme-dev-ad-hoc"],
    ],
    [
      "a dashboard",
      ({ dev }) => rename(dev.consumers, "gold-overview", "gold"),
      ["data delete databricks_dashboard.consumer-gold-overview"],
    ],
    [
      "an alert",
      ({ dev }) => rename(dev.consumers, "late-orders", "late"),
      ["data delete databricks_alert_v2.consumer-late-orders"],
    ],
    [
      "a recipient",
      ({ dev }) => rename(dev.consumers, "partner", "friend"),
      [
        "identity delete databricks_recipient.consumer-partner",
        "+ recipient dev_friend receive what is shared with it",
        "+ recipient dev_friend come from 203.0.113.0/24",
      ],
    ],
    [
      "a database of Lakebase",
      ({ dev }) => rename(dev.consumers, "shop-store", "store"),
      [
        "data delete databricks_database_instance.consumer-shop-store",
        "data delete databricks_database_database_catalog.consumer-shop-store_catalog",
        "outage delete databricks_database_synced_database_table.consumer-shop-store_orders",
        "+ data-engineers ALL_PRIVILEGES, MANAGE catalog dev_store",
        "+ analysts CAN_USE database instance acme-dev-store",
      ],
    ],
    [
      "a source",
      ({ dev }) => rename(dev.sources, "clicks", "click-stream"),
      [
        "data delete databricks_pipeline.source-clicks_load_pipeline",
        "identity delete aws_iam_role.source-clicks_role",
        "identity delete databricks_credential.source-clicks_credential",
        "identity delete databricks_job.source-clicks_schedule_job",
        "+ acme-ingestion ACCESS credential acme-dev-svc-click-stream",
        "+ acme-ingestion CAN_RUN pipeline acme-dev-click-stream",
        /^\+ \S+ sts:AssumeRole role acme-dev-uc-svc-click-stream if$/,
        /^\+ role acme-dev-uc-svc-click-stream /,
      ],
    ],
    [
      "a group",
      ({ account }) => rename(account.groups, "auditors", "auditing"),
      ["identity delete databricks_group.group-auditors"],
    ],
    [
      "a service principal",
      ({ account }) => rename(account.servicePrincipals, "tester", "testing"),
      [
        "identity delete databricks_service_principal.service-principal-tester",
        /^\+ servicePrincipals\/\S+ roles\/servicePrincipal\.user accounts\//,
      ],
    ],
  ],
  "is made anew": [
    [
      "a catalog, by its storage",
      ({ dev }) => Object.assign(entry(dev.catalogs, "extra"), { zone: "curated" }),
      ["data replace databricks_catalog.catalog-extra"],
    ],
    [
      "an index, by its key",
      ({ dev }) =>
        Object.assign(entry(dev.consumers, "search"), { indexes: { products_by_text: synced({ primaryKey: "sku" }) } }),
      ["data replace databricks_vector_search_index.consumer-search_products_by_text"],
    ],
    [
      "a zone, by its bucket's name",
      ({ dev }) => Object.assign(entry(zones(dev), "drop"), { bucket: "acme-partners" }),
      [
        "data replace aws_s3_bucket.zone-drop",
        "protection replace aws_s3_bucket_public_access_block.zone-drop_public-access-block",
        "protection replace aws_s3_bucket_server_side_encryption_configuration.zone-drop_encryption",
        "protection replace aws_s3_bucket_versioning.zone-drop_versioning",
        /^\+ everybody s3:.* arn:aws:s3:::acme-partners, \S+ if$/,
        /^\+ role acme-dev-uc-drop s3:.* arn:aws:s3:::acme-partners/,
      ],
    ],
    [
      "a database, by the name of what is in it",
      (all) => service(all, "shop", { database: "store" }),
      ["data replace aws_db_instance.data-service-shop_instance"],
    ],
    [
      "a table, by its key",
      (all) => Object.assign(all.dev.dataServices ?? {}, { prices: prices({ partitionKey: { name: "article" } }) }),
      ["data replace aws_dynamodb_table.data-service-prices"],
    ],
    [
      "a recipient, by how it signs in",
      (all) =>
        consumer(all, "subsidiary", {
          authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
        }),
      [
        "identity replace databricks_recipient.consumer-subsidiary",
        "+ recipient dev_subsidiary come from 203.0.113.0/24",
      ],
    ],
  ],
});
