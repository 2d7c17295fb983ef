import { at, type ObjectValue } from "../../schema/value";
import { metastoreOf } from "../databricks/scope";
import { textOf } from "../values";
import type { Computed, ComputedRequest } from "./computed";
import { made, masterRoleArn } from "./databricks-account";
import { uuid } from "./databricks-ids";

/** Owner, dates and metastore, which every securable has. */
export const securableValues = ({ context, store, planned }: ComputedRequest): ObjectValue => ({
  ...made({ context, store }),
  metastore_id: metastoreOf({ context, store, planned }) ?? "",
  browse_only: false,
});

/** What Unity Catalog decides about a credential of either purpose. */
export const credentialValues: Computed = (request) => {
  const name = textOf(at(request.planned, "name")) ?? "";
  const id = uuid(request.seed);
  return {
    ...securableValues(request),
    id: name,
    full_name: name,
    storage_credential_id: id,
    credential_id: id,
    isolation_mode: "ISOLATION_MODE_OPEN",
    used_for_managed_storage: false,
    // Every credential has an external id of its own.
    aws_iam_role: [{ external_id: uuid(request.seed, "external"), unity_catalog_iam_arn: masterRoleArn(request) }],
  };
};
