import { at } from "../../../../schema/value";
import { bucketPolicy, databricksPrincipals, roleByArn, trusts } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { resourceVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

const FORMATS: Readonly<Record<string, string>> = { AUDIT_LOGS: "JSON", BILLABLE_USAGE: "CSV" };

/** Log delivery writes in the one format of its type, through a role that Databricks' delivery may assume. */
export const logDelivery: Rule = {
  id: "log-delivery",
  source: "facts 6.3; Account API, log delivery",
  types: ["databricks_mws_log_delivery"],
  operations: ["create"],
  refuses({ context, published, store, planned }) {
    const [type, format] = [textOf(at(planned, "log_type")) ?? "", textOf(at(planned, "output_format"))];
    const summary = "INVALID_PARAMETER_VALUE";
    if (FORMATS[type] !== undefined && format !== FORMATS[type]) {
      const path = [{ attribute: "output_format" }];
      return {
        summary,
        detail: `${type} are not delivered as ${format}`,
        fix: `set output_format to ${FORMATS[type]}`,
        path,
      };
    }
    const credentials = store.find("databricks_mws_credentials", "credentials_id", at(planned, "credentials_id"));
    const role = roleByArn(store, textOf(at(credentials?.attributes, "role_arn")));
    if (role === undefined) return undefined;
    const { logDeliveryRoleArn } = databricksPrincipals(published, context.host);
    if (!trusts(role, logDeliveryRoleArn, context.accountId)) {
      const path = [{ attribute: "credentials_id" }];
      const detail = `${describe(role)} does not let ${logDeliveryRoleArn} in with the Databricks account id as external id`;
      return { summary, detail, fix: "trust the delivery role, with sts:ExternalId the Databricks account id", path };
    }
    const storage = store.find(
      "databricks_mws_storage_configurations",
      "storage_configuration_id",
      at(planned, "storage_configuration_id"),
    );
    const name = textOf(at(storage?.attributes, "bucket_name"));
    const arn = textOf(at(role.attributes, "arn")) ?? "";
    if (name === undefined || !store.find("aws_s3_bucket", "bucket", name)) return undefined;
    const bucket = `arn:${arn.split(":")[1]}:s3:::${name}`;
    const denied = ["s3:PutObject", "s3:GetBucketLocation"].filter(
      (action) =>
        resourceVerdict(bucketPolicy(store, name), {
          principal: arn,
          action,
          resource:
            action === "s3:PutObject" ? `${bucket}/${textOf(at(planned, "delivery_path_prefix")) ?? ""}/file` : bucket,
        }) !== "allow",
    );
    if (denied.length === 0) return undefined;
    return {
      summary,
      detail: `The policy of the bucket ${name} does not let ${arn} ${denied.join(", ")}`,
      fix: "name the role in the bucket policy",
      path: [{ attribute: "storage_configuration_id" }],
    };
  },
};
