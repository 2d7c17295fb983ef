import { fact } from "./fact";

/** How a provider is told which object an import means. */
export interface ImportForm {
  /** As its documentation writes it. */
  readonly form: string;
  readonly pattern: RegExp;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const NUMBER = "[1-9]\\d{0,19}";
const NAME = "[^.\\s/\\p{Cc}|]{1,255}";
const BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

const as = (form: string, pattern: string): ImportForm => ({ form, pattern: new RegExp(`^(?:${pattern})$`, "u") });

const bucket = as("<bucket>", BUCKET);
const ofBucket = as("<bucket>:<name>", `${BUCKET}:.+`);
const name = as("<name>", NAME);
const number = as("<number>", NUMBER);
const id = as("<id, a UUID>", UUID);
const ofAccount = as("<Databricks account id>/<id>", `${UUID}/${UUID}`);

/** Type → the id of its imports, of those that are taken in most; the provider judges the others. */
export const IMPORT_FORMS = fact<Readonly<Record<string, ImportForm>>>({
  value: {
    aws_s3_bucket: bucket,
    aws_s3_bucket_intelligent_tiering_configuration: ofBucket,
    aws_s3_bucket_cors_configuration: bucket,
    aws_s3_bucket_lifecycle_configuration: bucket,
    aws_s3_bucket_logging: bucket,
    aws_s3_bucket_metric: ofBucket,
    aws_s3_bucket_object_lock_configuration: bucket,
    aws_s3_bucket_ownership_controls: bucket,
    aws_s3_bucket_policy: bucket,
    aws_s3_bucket_public_access_block: bucket,
    aws_s3_bucket_replication_configuration: bucket,
    aws_s3_bucket_server_side_encryption_configuration: bucket,
    aws_s3_bucket_versioning: bucket,
    aws_iam_role: as("<name>", "[\\w+=,.@-]{1,64}"),
    aws_iam_role_policy: as("<role>:<policy>", "[\\w+=,.@-]{1,64}:[\\w+=,.@-]{1,128}"),
    aws_iam_policy: as("<ARN>", "arn:aws(?:-us-gov)?:iam::(?:\\d{12}|aws):policy/.+"),
    aws_kms_key: as("<key id>", `${UUID}|mrk-[0-9a-f]{32}`),
    aws_kms_alias: as("alias/<name>", "alias/[\\w/-]{1,250}"),
    databricks_account_network_policy: as("<name>", "[0-9A-Za-z_.-]{1,32}"),
    databricks_catalog: name,
    databricks_external_location: name,
    databricks_grants: as("<kind of securable>/<full name>", "[a-z_]+/.+"),
    databricks_group: number,
    databricks_job: number,
    databricks_metastore: id,
    databricks_mws_credentials: ofAccount,
    databricks_mws_customer_managed_keys: ofAccount,
    databricks_mws_network_connectivity_config: ofAccount,
    databricks_mws_networks: ofAccount,
    databricks_mws_private_access_settings: ofAccount,
    databricks_mws_storage_configurations: ofAccount,
    databricks_mws_workspaces: as("<Databricks account id>/<workspace number>", `${UUID}/${NUMBER}`),
    databricks_permissions: as("/<kind of object>/<id>", "/[a-z0-9-]+(?:/[a-z0-9-]+)?/[^/]+"),
    databricks_pipeline: id,
    databricks_schema: as("<catalog>.<schema>", `${NAME}\\.${NAME}`),
    databricks_service_principal: number,
    databricks_sql_endpoint: as("<warehouse id>", "[0-9a-f]{16}"),
    databricks_sql_table: as("<catalog>.<schema>.<table>", `${NAME}\\.${NAME}\\.${NAME}`),
    databricks_storage_credential: name,
    databricks_volume: as("<catalog>.<schema>.<volume>", `${NAME}\\.${NAME}\\.${NAME}`),
  },
  source: "documentation of the providers hashicorp/aws and databricks/databricks, the section Import of each type",
  asOf: "2026-11-27",
});

/** Types that their provider cannot import, or that are nothing in a cloud → why. */
export const NOT_IMPORTED = fact<Readonly<Record<string, string>>>({
  value: {
    databricks_mws_vpc_endpoint: "the provider cannot import registrations of VPC endpoints",
    databricks_mws_log_delivery: "the provider cannot import log deliveries",
    time_sleep: "it is a pause of Terraform's, nothing in a cloud",
    terraform_data: "it is a value of Terraform's, nothing in a cloud",
  },
  source:
    'databricks/databricks, "mws_vpc_endpoint" and "mws_log_delivery": "Importing this resource is not currently supported"',
  asOf: "2026-11-27",
});
