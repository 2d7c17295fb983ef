import { z } from "zod";
import { bucketName, distinct, groupName, regionCode, slug, ucName, uuid } from "./common";
import { networkPolicyName } from "./text/databricks";
import {
  databricksNumber,
  fullSchemaName,
  importId,
  kmsAlias,
  kmsKeyId,
  oneAddress,
  roleName,
  securableName,
  warehouseId,
} from "./text/imports";
import { resourceType, settingOrMap } from "./text/terraform";

const bucket = {
  /** Its bucket, by name; taken over with policy, versioning, encryption and the like. Default: it is made. */
  bucket: bucketName.optional(),
};
const role = {
  /** Its IAM role, by name. Policies of other names stay in it. Default: it is made. */
  role: roleName.optional(),
};
const keys = {
  /** Its KMS keys: alias that the configuration gives → key id, `{ "alias/acme-prod-data": "1234abcd-…" }`. Default: they are made. */
  keys: z.record(kmsAlias, kmsKeyId).default({}),
};
const access = {
  /** Its storage credential in Unity Catalog, by name. Default: it is made. */
  credentialName: securableName.optional(),
  /** Its external location in Unity Catalog, by name. Default: it is made. */
  externalLocation: securableName.optional(),
};
const warehouse = {
  /** Its SQL warehouse, by id. Default: it is made. */
  warehouse: warehouseId.optional(),
};
const runs = {
  /** Its pipeline, by id, a UUID. Default: it is made. */
  pipeline: uuid.optional(),
  /** Its job, by number. Default: it is made. */
  job: databricksNumber.optional(),
};
const catalog = {
  /** The catalog, by name. Default: it is made. */
  catalog: securableName.optional(),
  /** Its schemas that exist: key → full name, `{ bronze: "sales.bronze" }`. Default: all are made. */
  schemas: z.record(ucName, fullSchemaName).default({}),
};
const ofOthers = {
  /** The catalog over what others have, by name: one that came with a listing of Marketplace. Default: it is made. */
  catalog: securableName.optional(),
};
const workspace = {
  /** The workspace, by number. Default: it is made. */
  workspace: databricksNumber.optional(),
  /** Its credential configuration in the Databricks account, by id, a UUID. Default: it is made. */
  credentialsId: uuid.optional(),
  /** Its storage configuration in the Databricks account, by id, a UUID. Default: it is made. */
  storageConfiguration: uuid.optional(),
  /** Its network configuration in the Databricks account, by id, a UUID. Default: it is made. */
  networkConfiguration: uuid.optional(),
};
const rest = {
  /** What else of it exists: address → id that the provider imports it by. Default none. */
  resources: z.record(oneAddress, importId).default({}),
  /** Types of what is beside it and does not exist yet, so that it is made: `aws_s3_bucket_lifecycle_configuration`. Default none. */
  without: distinct(z.array(resourceType)).default([]),
};

/** What exists already in an environment and is taken in, by where the configuration makes it. */
export const adoptedSchema = z.strictObject({
  /** Zones: bucket, role, credential, location. Default none. */
  zones: z.record(slug, z.strictObject({ ...bucket, ...role, ...access, ...rest })).default({}),
  /** Places in S3: role, credential, location. Default none. */
  externalLocations: z.record(slug, z.strictObject({ ...role, ...access, ...rest })).default({}),
  /** Catalogs and their schemas. Default none. */
  catalogs: z.record(ucName, z.strictObject({ ...catalog, ...rest })).default({}),
  /** Of streams, databases and the like: bucket, role, keys. Default none. */
  dataServices: z.record(slug, z.strictObject({ ...bucket, ...role, ...keys, ...rest })).default({}),
  /** Of systems outside, and catalogs over what others have: role, catalog. Default none. */
  connections: z.record(slug, z.strictObject({ ...role, ...ofOthers, ...rest })).default({}),
  /** Of sources: pipeline, job, role. Default none. */
  sources: z.record(slug, z.strictObject({ ...runs, ...role, ...rest })).default({}),
  /** Of warehouses, dashboards and the like. Default none. */
  consumers: z.record(slug, z.strictObject({ ...warehouse, ...runs, ...role, ...rest })).default({}),
  /** Of pipelines and jobs of your own. Default none. */
  workloads: z.record(slug, z.strictObject({ ...runs, ...warehouse, ...role, ...rest })).default({}),
  /** Workspaces, with what they are made of. Default none. */
  workspaces: z.record(slug, z.strictObject({ ...workspace, ...bucket, ...role, ...warehouse, ...rest })).default({}),
  /** Everything else, by the setting that it is made for: `foundation.logs`, `foundation.kms`. Default none. */
  settings: z
    .record(
      settingOrMap,
      z.strictObject({ ...bucket, ...role, ...keys, ...access, ...warehouse, ...runs, ...workspace, ...rest }),
    )
    .default({}),
});

/** The same of the account: by the ids that Databricks gave. */
export const accountAdoptedSchema = z.strictObject({
  /** Metastores that exist: region → id, a UUID. Default none. */
  metastores: z.record(regionCode, uuid).default({}),
  /** Groups of the account that exist: name → number. Default none. */
  groups: z.record(groupName, databricksNumber).default({}),
  /** Service principals that exist: key → number, which is not the application id. Default none. */
  servicePrincipals: z.record(slug, databricksNumber).default({}),
  /** Ways of serverless compute that exist: key → id, a UUID. Default none. */
  networkConnectivity: z.record(slug, uuid).default({}),
  /** Network policies that exist: key → name. Default none. */
  networkPolicies: z.record(slug, networkPolicyName).default({}),
  /** Everything else, by the setting that it is made for. Default none. */
  settings: z.record(settingOrMap, z.strictObject({ ...bucket, ...role, ...rest })).default({}),
});
