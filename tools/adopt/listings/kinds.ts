import type { PartName } from "../../../config/adopted/parts";
import { textIn } from "./item";
import type { Item, ListedKind } from "./kind";
import { KINDS_BY_ADDRESS } from "./kinds-by-address";

/**
 * What is understood, one row for each command. Fields as the APIs of AWS have them (S3 ListBuckets, IAM ListRoles, KMS
 * ListAliases and ListKeys), and those of Databricks, whose command line prints the items of all pages as one list.
 */
export const LISTED_KINDS: readonly ListedKind[] = [
  {
    part: "bucket",
    command: "aws s3api list-buckets",
    noun: "buckets",
    has: ["Name", "CreationDate"],
    hasNot: ["Arn", "Id", "GrantId", "ImageId", "Bucket"],
    id: "Name",
    name: "Name",
    region: "BucketRegion",
  },
  {
    part: "role",
    command: "aws iam list-roles",
    noun: "roles",
    has: ["RoleName", "RoleId", "Arn"],
    id: "RoleName",
    name: "RoleName",
    arn: "Arn",
    never: (item) => (textIn(item, "Path").startsWith("/aws-service-role/") ? "roles of AWS's services" : undefined),
  },
  {
    part: "key",
    command: "aws kms list-aliases",
    noun: "aliases of keys",
    has: ["AliasName", "AliasArn"],
    id: "TargetKeyId",
    name: "AliasName",
    arn: "AliasArn",
    never: (item) =>
      textIn(item, "AliasName").startsWith("alias/aws/")
        ? "aliases of AWS itself"
        : textIn(item, "TargetKeyId") === ""
          ? "aliases without a key"
          : undefined,
  },
  { part: "key", command: "aws kms list-keys", noun: "keys", has: ["KeyId", "KeyArn"], id: "KeyId", arn: "KeyArn" },
  {
    part: "workspace",
    command: "databricks account workspaces list",
    noun: "workspaces",
    has: ["workspace_id", "workspace_name"],
    id: "workspace_id",
    name: "workspace_name",
    account: "account_id",
    region: "aws_region",
  },
  {
    part: "credentialsId",
    command: "databricks account credentials list",
    noun: "credential configurations",
    has: ["credentials_id", "credentials_name"],
    id: "credentials_id",
    name: "credentials_name",
    account: "account_id",
  },
  {
    part: "storageConfiguration",
    command: "databricks account storage list",
    noun: "storage configurations",
    has: ["storage_configuration_id", "storage_configuration_name"],
    id: "storage_configuration_id",
    name: "storage_configuration_name",
    account: "account_id",
  },
  {
    part: "networkConfiguration",
    command: "databricks account networks list",
    noun: "network configurations",
    has: ["network_id", "network_name"],
    id: "network_id",
    name: "network_name",
    account: "account_id",
  },
  {
    part: "networkConnectivity",
    command: "databricks account network-connectivity list-network-connectivity-configurations",
    noun: "ways of serverless compute",
    has: ["network_connectivity_config_id", "name"],
    id: "network_connectivity_config_id",
    name: "name",
    account: "account_id",
    region: "region",
  },
  {
    part: "networkPolicy",
    command: "databricks account network-policies list-network-policies-rpc",
    noun: "network policies",
    has: ["network_policy_id"],
    hasNot: ["workspace_id"],
    id: "network_policy_id",
    name: "network_policy_id",
    account: "account_id",
  },
  {
    part: "metastore",
    command: "databricks account metastores list",
    noun: "metastores",
    has: ["metastore_id", "name", "region"],
    // Recipients and providers of another metastore.
    hasNot: ["authentication_type"],
    id: "metastore_id",
    name: "name",
    region: "region",
  },
  {
    part: "group",
    command: "databricks account groups list",
    noun: "groups",
    has: ["id", "displayName"],
    hasNot: ["applicationId", "userName"],
    id: "id",
    name: "displayName",
    // A workspace lists its own groups beside those of the account.
    never: ({ meta }) =>
      typeof meta === "object" && meta !== null && textIn(meta as Item, "resourceType") === "WorkspaceGroup"
        ? "groups of a workspace alone"
        : undefined,
  },
  {
    part: "servicePrincipal",
    command: "databricks account service-principals list",
    noun: "service principals",
    has: ["id", "applicationId"],
    id: "id",
    name: "displayName",
  },
  {
    part: "catalog",
    command: "databricks catalogs list",
    noun: "catalogs",
    has: ["name", "catalog_type"],
    hasNot: ["catalog_name"],
    id: "name",
    name: "name",
  },
  {
    part: "schema",
    command: "databricks schemas list CATALOG",
    noun: "schemas",
    has: ["name", "catalog_name", "full_name"],
    hasNot: ["schema_name"],
    id: "full_name",
    name: "full_name",
  },
  {
    part: "externalLocation",
    command: "databricks external-locations list",
    noun: "external locations",
    has: ["name", "url", "credential_name"],
    id: "name",
    name: "name",
  },
  {
    part: "credentialName",
    command: "databricks storage-credentials list",
    noun: "storage credentials",
    has: ["name", "aws_iam_role"],
    id: "name",
    name: "name",
    is: (item) => textIn(item, "purpose") !== "SERVICE",
  },
  {
    part: "warehouse",
    command: "databricks warehouses list",
    noun: "SQL warehouses",
    has: ["id", "name", "cluster_size"],
    id: "id",
    name: "name",
  },
  {
    part: "pipeline",
    command: "databricks pipelines list-pipelines",
    noun: "pipelines",
    has: ["pipeline_id", "name"],
    id: "pipeline_id",
    name: "name",
  },
  {
    part: "job",
    command: "databricks jobs list",
    noun: "jobs",
    has: ["job_id", "settings"],
    hasNot: ["run_id"],
    id: "job_id",
    name: "settings.name",
  },
  ...KINDS_BY_ADDRESS,
];

/** The sort that something is of; undefined where none is known. */
export const kindOf = (item: Item): ListedKind | undefined =>
  LISTED_KINDS.find(
    ({ has, hasNot = [], is }) =>
      has.every((field) => Object.hasOwn(item, field)) &&
      !hasNot.some((field) => Object.hasOwn(item, field)) &&
      (is?.(item) ?? true),
  );

/** List of texts that are a thing each → the field that one of them stands in. */
export const LISTED_TEXTS: ReadonlyMap<string, string> = new Map(
  LISTED_KINDS.flatMap(({ texts }) => (texts === undefined ? [] : [[texts.list, texts.field]])),
);

/** What lists a part. */
export const kindsOf = (part: PartName): readonly ListedKind[] => LISTED_KINDS.filter((kind) => kind.part === part);
