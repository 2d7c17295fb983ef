import type { PartnerToolModel } from "../../../config/kinds/consumers/partner-tool";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions, Made } from "../../kinds/contribution";
import { warehousePath } from "../warehouse-path";
import { PartnerRole } from "./partner-role";

/** What a partner is told, as JSON: nothing in it is a secret. */
const sheet = (fields: Readonly<Record<string, string | readonly string[]>>): Made => ({
  partner_tool_sheets: JSON.stringify(fields),
});

export const contributions: Contributions<PartnerToolModel> = {
  "data-services"(scope, id, { entry: tool, place, tags, read }) {
    if (tool.delivery !== "storage") return {};
    const kmsKeyArn = read("foundation", "kms_key_arns", "data");
    const { roleArn } = new PartnerRole(scope, id, { tool, kmsKeyArn, place, tags });
    const { bucket, folder } = tool;
    return sheet({
      bucket,
      prefix: `${folder}/`,
      region: place.region,
      role_arn: roleArn,
      kms_key_arn: kmsKeyArn,
      encryption: "aws:kms",
    });
  },
  serving(_scope, _id, context) {
    const { entry: tool, read } = context;
    if (tool.delivery !== "direct") return {};
    const url = read("workspace", "workspace_urls", tool.workspace);
    return sheet({
      workspace_url: url,
      http_path: warehousePath(read("serving", "warehouse_ids", tool.warehouse)),
      token_url: `${url}/oidc/v1/token`,
      client_id: runAsOf(tool.servicePrincipal, context).applicationId,
      catalog: read("unity-catalog", "catalog_names", tool.catalog),
      schema: tool.schema,
      ...(tool.addresses !== undefined && { addresses: tool.addresses }),
    });
  },
};
