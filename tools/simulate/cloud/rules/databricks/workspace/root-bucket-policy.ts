import { at } from "../../../../schema/value";
import { bucketPolicy, databricksPrincipals } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { resourceVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

const ON_BUCKET = ["s3:ListBucket", "s3:GetBucketLocation"];
const ON_OBJECTS = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject"];

/** Databricks may use the root bucket of a workspace. */
export const rootBucketPolicy: Rule = {
  id: "root-bucket-policy",
  source: "facts 8: Databricks checks the bucket when the workspace is made",
  types: ["databricks_mws_workspaces"],
  operations: ["create"],
  refuses({ context, published, store, planned }) {
    const storage = store.find(
      "databricks_mws_storage_configurations",
      "storage_configuration_id",
      at(planned, "storage_configuration_id"),
    );
    const name = textOf(at(storage?.attributes, "bucket_name"));
    const bucket = store.find("aws_s3_bucket", "bucket", name ?? null);
    if (name === undefined || bucket === undefined) return undefined;
    const databricks = databricksPrincipals(published, context.host);
    const facts = published.regions.find(({ region }) => region === textOf(at(planned, "aws_region")));
    const partition = facts?.partition ?? "aws";
    const arn = `arn:${partition}:s3:::${name}`;
    // A key that a policy narrowed to Databricks' own folder allows too.
    const object = `${arn}/${facts?.nickname ?? "any"}-prod/0_databricks_dev`;
    const statements = bucketPolicy(store, name);
    const denied = [...ON_BUCKET, ...ON_OBJECTS].filter(
      (action) =>
        resourceVerdict(statements, {
          principal: `arn:${partition}:iam::${databricks.accountId}:root`,
          action,
          resource: ON_BUCKET.includes(action) ? arn : object,
          context: { "aws:PrincipalTag/DatabricksAccountId": context.accountId ?? "" },
        }) !== "allow",
    );
    if (denied.length === 0) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE: storage configuration validation failed",
      detail: `${describe(bucket)} does not let Databricks (account ${databricks.accountId}) ${denied.join(", ")}`,
      fix: "attach the bucket policy for workspace storage, and let the storage configuration depend on it",
      path: [{ attribute: "storage_configuration_id" }],
    };
  },
};
